#!/usr/bin/env python3
"""Measures the installed peers side by side and prints a Markdown table.

usage: compare.py EVAL WORK [--peers A,B] [--rounds N] [--pages N] [--sample N] [--fold K]

`run` installs the peers and calls this. EVAL holds html/*.html.gz, html-dev-gold.jsonl.gz
and score_html.py. README.md says what the columns mean. Standard library only.
"""

import argparse
import collections
import datetime
import gzip
import json
import os
import pathlib
import platform
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
LONGEST = 7200  # seconds of one run, after which it counts as failed

# name: what it is called in the table, the file that pins its version and its name there, and its
# command, to which the output folder is added; it runs in WORK.
Peer = collections.namedtuple("Peer", "title pins package command")
PYTHON = ["bin/python", str(HERE / "peers/python/driver.py")]
PEERS = {
    "pare": Peer("pare", None, None, ["bin/pare"]),
    "parse": Peer("x/net/html, parsing only", "../go.mod", "golang.org/x/net", ["bin/pare", "-parse"]),
    "trafilatura": Peer("trafilatura", "peers/python/requirements.txt", "trafilatura", [*PYTHON, "trafilatura"]),
    "go-trafilatura": Peer("go-trafilatura", "peers/go-trafilatura/go.mod", "markusmobius/go-trafilatura", ["bin/go-trafilatura"]),
    "go-trafilatura-fallback": Peer(
        "go-trafilatura, with fallback", "peers/go-trafilatura/go.mod", "markusmobius/go-trafilatura", ["bin/go-trafilatura", "-fallback"]
    ),
    "rs-trafilatura": Peer("rs-trafilatura", "peers/rs-trafilatura/Cargo.toml", "rs-trafilatura", ["bin/rs-trafilatura"]),
    "go-readability": Peer("go-readability", "peers/go-readability/go.mod", "readeck/go-readability/v2", ["bin/go-readability"]),
    "readability": Peer(
        "Readability on linkedom", "peers/readability/package.json", "@mozilla/readability",
        ["bin/readability", "--single-threaded", "readability/driver.js"],
    ),
    "resiliparse": Peer("resiliparse", "peers/python/requirements.txt", "Resiliparse", [*PYTHON, "resiliparse"]),
    "justext": Peer("jusText", "peers/python/requirements.txt", "jusText", [*PYTHON, "justext"]),
}  # fmt: skip

# A page to start up on: what is loaded or compiled with the first page counts as start-up.
FIRST_PAGE = "<html lang=en><head><title>Fog</title></head><body><article><h1>Fog</h1>" + 5 * (
    "<p>The ferry, which had left the island at dawn, reached the harbour two hours late, its captain said on Friday.</p>"
) + "</article></body></html>"


class Failed(Exception):
    """A driver that could not run, in one line."""


def main():
    args = arguments()
    work = args.work = args.work.resolve()
    gold = read_gold(args)
    pages = unpack(args.eval, work, [page["id"] for page in gold])
    sample = spread(pages, args.sample)
    start, left_out = {}, {}
    for name in args.peers:
        try:
            start[name] = start_up(work, name)
        except Failed as err:
            left_out[name] = str(err)
    quality = {}
    for name in [n for n in start if n != "parse"]:
        try:
            quality[name] = judge(args, name, pages)
        except Failed as err:
            left_out[name] = str(err)
            del start[name]
    if "pare" not in start:
        sys.exit(f"compare.py: pare itself did not run: {left_out['pare']}")
    rounds = race(work, list(start), sample, args.rounds)
    report(args, pages, sample, start, quality, rounds, left_out)


def arguments():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("eval", type=pathlib.Path)
    ap.add_argument("work", type=pathlib.Path)
    ap.add_argument("--peers", default=",".join(PEERS), help="only these, and pare: " + ", ".join(PEERS))
    ap.add_argument("--rounds", type=positive, default=5, help="rounds of the speed measurement")
    ap.add_argument("--pages", type=positive, help="only this many pages, spread over all")
    ap.add_argument("--sample", type=positive, default=200, help="speed on this many of the pages, spread over them")
    ap.add_argument("--fold", help="only pages of these folds, as 4 or 0,1")
    args = ap.parse_args()
    args.peers = ["pare", *(name for name in args.peers.split(",") if name != "pare")]
    unknown = [name for name in args.peers if name not in PEERS]
    if unknown:
        ap.error(f"no peer is called {', '.join(unknown)}; there are {', '.join(PEERS)}")
    return args


def positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def spread(items, count):
    """count of the items, at even distances."""
    if count is None or count >= len(items):
        return items
    return [items[i * len(items) // count] for i in range(count)]


def read_gold(args):
    """The gold records that are measured, which WORK/gold.jsonl.gz then holds."""
    with gzip.open(args.eval / "html-dev-gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    if args.fold:
        gold = [page for page in gold if str(page["fold"]) in args.fold.split(",")]
    gold = spread(gold, args.pages)
    with gzip.open(args.work / "gold.jsonl.gz", "wt", encoding="utf-8", compresslevel=1) as out:
        out.writelines(json.dumps(page) + "\n" for page in gold)
    return gold


def unpack(eval_dir, work, ids):
    folder = fresh(work / "html")
    paths = []
    for name in ids:
        paths.append(folder / (name + ".html"))
        paths[-1].write_bytes(gzip.decompress((eval_dir / "html" / (name + ".html.gz")).read_bytes()))
    return paths


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def run(work, name, pages):
    """Runs a driver over pages: its CPU seconds, the folder it wrote, and how many pages failed."""
    program, *rest = PEERS[name].command
    out = fresh(work / "out" / name)
    env = dict(os.environ, GOMAXPROCS="1", RAYON_NUM_THREADS="1", OMP_NUM_THREADS="1")
    before = cpu()
    try:
        done = subprocess.run(
            [str(work / program), *rest, str(out)], input="".join(f"{page}\n" for page in pages), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, errors="replace", timeout=LONGEST, cwd=work, env=env,
        )  # fmt: skip
    except OSError as err:
        raise Failed(f"not installed: {err.strerror}") from err
    except subprocess.TimeoutExpired as err:
        raise Failed(f"still running after {LONGEST} s") from err
    spent = cpu() - before
    said = done.stderr.strip().splitlines() or [""]
    if done.returncode:
        raise Failed(f"exit status {done.returncode}: {said[-1]}")
    missing = sum(not (out / (page.stem + ".txt")).exists() for page in pages)
    if missing:
        raise Failed(f"no output for {missing} pages")
    failed = re.fullmatch(r"(\d+) pages failed", said[-1])
    return spent, out, int(failed[1]) if failed else 0


def cpu():
    """CPU seconds, user and system and of all threads, of the children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def start_up(work, name):
    """CPU seconds of a run over one small page; the least of three."""
    page = fresh(work / "first") / "page.html"
    page.write_text(FIRST_PAGE, "utf-8")
    return min(run(work, name, [page])[0] for _ in range(3))


def judge(args, name, pages):
    """The scorer's figures by set, and how many pages failed."""
    began = time.monotonic()
    _, out, failed = run(args.work, name, pages)
    tell(f"{name}: {len(pages)} pages in {time.monotonic() - began:.0f} s")
    scorer = [sys.executable, str(args.eval / "score_html.py"), str(args.work / "gold.jsonl.gz"), str(out), "--json"]
    scored = subprocess.run(scorer, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(scored.stdout.splitlines()[-1]), failed


def race(work, names, sample, rounds):
    """CPU seconds over the sample by name, one for each round."""
    spent = {name: [] for name in names}
    for number in range(rounds):
        for name in names:
            try:
                spent[name].append(run(work, name, sample)[0])
            except Failed as err:
                sys.exit(f"compare.py: {name} ran over all pages, but not over the sample: {err}")
        tell(f"round {number + 1} of {rounds}: " + ", ".join(f"{name} {spent[name][-1]:.1f} s" for name in names))
    return spent


def tell(text):
    print(text, file=sys.stderr, flush=True)


def report(args, pages, sample, start, quality, rounds, left_out):
    size = sum(page.stat().st_size for page in sample)
    print(f"{datetime.date.today()}, {processor()}; {', '.join(runtimes(args.work, start))}. Quality on {len(pages)} pages", end="")
    print(f"{f' of fold {args.fold}' if args.fold else ''}; speed on {len(sample)} of them, {size / 1e6:.0f} MB, {args.rounds} rounds.\n")
    print("| | version | wcxb F1 | its articles | news shingle F1 | empty | failed | MB/s | CPU, pare = 1 | start-up |")
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    for name in start:
        ratios = sorted(mine / pare for mine, pare in zip(rounds[name], rounds["pare"]))
        times = "1" if name == "pare" else f"{statistics.median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})"
        speed = f"{size / 1e6 / statistics.median(rounds[name]):.1f}"
        row = [PEERS[name].title, version(name), *grades(quality.get(name)), speed, times, f"{start[name] * 1000:.0f} ms"]
        print("| " + " | ".join(row) + " |")
    for name, why in left_out.items():
        print(f"\nLeft out: {PEERS[name].title}: {why}")


def grades(judged):
    """The cells of a quality; empty where there is none."""
    if judged is None:
        return [""] * 5
    sets, failed = judged
    cells = [("wcxb", "F1"), ("wcxb article", "F1"), ("news", "shingleF1")]
    empty = sum(sets[s]["empty"] for s in ("wcxb", "news") if s in sets)
    return [f"{sets[s][k]:.3f}" if s in sets else "" for s, k in cells] + [str(empty), str(failed)]


def version(name):
    """The version that is pinned; of pare the commit."""
    peer = PEERS[name]
    if peer.pins is None:
        return output("git", "-C", str(HERE), "describe", "--always", "--dirty")
    text = (HERE / peer.pins).read_text("utf-8")
    return re.search(re.escape(peer.package) + r"[\s\"=:]+v?(\d[\w.]*)", text)[1]


def runtimes(work, names):
    yield output("go", "env", "GOVERSION").replace("go", "Go ")
    commands = {PEERS[name].command[0] for name in names}
    if "bin/python" in commands:
        yield output(str(work / "bin/python"), "--version")
    if "bin/readability" in commands:
        yield "Node " + output(str(work / "bin/readability"), "--version").lstrip("v")
    if "bin/rs-trafilatura" in commands:
        yield " ".join(output("rustc", "--version").split()[:2])


def output(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def processor():
    """The model of the CPU, without the machine's name."""
    try:
        model = re.search(r"^model name\s*:\s*(.+)$", pathlib.Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    except OSError:
        model = None
    return model[1] if model else platform.machine()


if __name__ == "__main__":
    main()
