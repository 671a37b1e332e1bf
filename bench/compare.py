"""Measures pare beside its peers: quality on labelled pages, CPU time on a sample.

usage: compare.py EVAL WORK [--peers a,b] [--rounds N] [--every N]      (run calls it)

Every driver reads paths of pages on standard input and writes their text to a
folder, on one core. Quality: each runs once over all pages, and the scorer of the
labelled data compares. Speed: the drivers take turns over every N-th page, round
after round, so that a busy machine slows all of them; what is printed are medians
over the rounds, and of the ratios within each round.
"""

import argparse
import datetime
import gzip
import json
import os
import pathlib
import statistics
import subprocess
import sys


def drivers(work):
    python = [work / "python/bin/python", work / "driver.py"]
    return {
        "pare": [work / "bin/pare"],
        "x/net/html, parse only": [work / "bin/pare", "-parse"],
        "rs-trafilatura 0.2.2": [work / "bin/rs-trafilatura"],
        "trafilatura 2.3.1": [*python, "trafilatura"],
        "go-trafilatura 1.12.2": [work / "bin/go-trafilatura"],
        "go-readability 2.1.3": [work / "bin/go-readability"],
        "readability 0.6.0, linkedom": ["node", work / "readability/driver.js"],
        "resiliparse 2.0.1": [*python, "resiliparse"],
        "jusText 3.0.2": [*python, "justext"],
    }


def run(command, pages, out):
    """CPU seconds, user and system, of one run with all that it starts."""
    out.mkdir(parents=True, exist_ok=True)
    environment = dict(os.environ, GOMAXPROCS="1", OMP_NUM_THREADS="1", RAYON_NUM_THREADS="1")
    process = subprocess.Popen([*command, out], stdin=subprocess.PIPE, env=environment, text=True, stderr=subprocess.DEVNULL)
    process.stdin.write("".join(f"{p}\n" for p in pages))
    process.stdin.close()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} ended with {status}")
    return usage.ru_utime + usage.ru_stime


def unpack(folder, work):
    """Plain files, so that no driver pays for gzip."""
    pages = work / "pages"
    pages.mkdir(exist_ok=True)
    for path in sorted((folder / "html").glob("*.html.gz")):
        plain = pages / path.stem
        if not plain.exists():
            plain.write_bytes(gzip.decompress(path.read_bytes()))
    return sorted(pages.glob("*.html"))


def quality(folder, out):
    command = [sys.executable, folder / "score_html.py", folder / "html-dev-gold.jsonl.gz", out, "--json"]
    printed = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode()
    return json.loads(printed.rstrip().rsplit("\n", 1)[-1])


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines() if pathlib.Path("/proc/cpuinfo").exists() else []:
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return "an unknown processor"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--peers", help="only these, by the beginnings of their names")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--every", type=int, default=8, help="every how many pages one is timed")
    a = parser.parse_args()
    chosen = {n: c for n, c in drivers(a.work).items() if not a.peers or n == "pare" or any(n.startswith(p) for p in a.peers.split(","))}
    pages = unpack(a.folder, a.work)
    scores = {}
    for name, command in chosen.items():
        if "parse only" not in name:
            out = a.work / "out" / name.replace("/", "-")
            run(command, pages, out)
            scores[name] = quality(a.folder, out)
            print(f"{name}: all pages done", file=sys.stderr, flush=True)
    sample = pages[:: a.every]
    size = sum(p.stat().st_size for p in sample) / 1e6
    rounds = []
    for _ in range(a.rounds):
        rounds.append({n: run(c, sample, a.work / "timed") for n, c in chosen.items()})
    print(f"{datetime.date.today()}, {processor()}, {len(pages)} pages, speed on {len(sample)} of {size:.0f} MB, {a.rounds} rounds\n")
    print("| | wcxb F1 | shingle F1 | its articles | news F1 | shingle F1 | MB/s on one core | CPU time, pare = 1 |")
    print("|---|---|---|---|---|---|---|---|")
    for name in chosen:
        rate = statistics.median(size / r[name] for r in rounds)
        ratio = statistics.median(r[name] / r["pare"] for r in rounds)
        cells = ["", "", "", "", ""]
        if name in scores:
            s = scores[name]
            cells = [s["wcxb"]["F1"], s["wcxb"]["shingleF1"], s["wcxb article"]["F1"], s["news"]["F1"], s["news"]["shingleF1"]]
            cells = [f"{c:.3f}".lstrip("0") for c in cells]
        print(f"| {name} | {' | '.join(cells)} | {rate:.1f} | {ratio:.2f} |")


if __name__ == "__main__":
    main()
