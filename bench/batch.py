"""Measures pare on many files and on a long file of JSON lines.

usage: batch.py PARE WORK [--files 40000] [--gigabytes 2] [--rounds 3]

Writes generated articles into WORK, unless they are there, then runs PARE with
one worker and with two, in turns. Prints for each run the wall-clock time, CPU
time and peak of memory (ru_maxrss of the child), and whether the output had the
same bytes. The ratio is the median of the one-worker times by that of the
two-worker times; it needs two idle cores.
"""

import argparse
import hashlib
import json
import os
import pathlib
import random
import shutil
import statistics
import sys
import time

WORDS = "the mill river flour valley council winter harvest letter bridge engine market morning window story garden people water school".split()


def article(rng):
    def sentence():
        words = rng.choices(WORDS, k=rng.randint(8, 24))
        return " ".join(words).capitalize() + rng.choice(".....?!")

    paragraphs = [" ".join(sentence() for _ in range(rng.randint(2, 5))) for _ in range(rng.randint(4, 12))]
    paragraphs.insert(1, "Sign up for our daily newsletter")
    paragraphs.append("Share on Facebook")
    return "\n\n".join(paragraphs) + "\n"


def write_files(folder, count):
    rng = random.Random(1)
    for i in range(count):
        path = folder / f"{i // 1000:03}" / f"{i:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(rng))


def write_lines(path, size):
    rng = random.Random(2)
    texts = [article(rng) for _ in range(5000)]
    with open(path, "w") as out:
        while out.tell() < size:
            out.writelines(json.dumps({"id": rng.random(), "text": rng.choice(texts) + str(rng.random())}) + "\n" for _ in range(1000))


def run(command, output=None):
    out = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) if output else None
    begin = time.monotonic()
    pid = os.fork()
    if pid == 0:
        if out is not None:
            os.dup2(out, 1)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    wall = time.monotonic() - begin
    if out is not None:
        os.close(out)
    if status:
        sys.exit(f"{command} failed")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def digest(path):
    h = hashlib.sha256()
    paths = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    for p in paths:
        h.update(str(p.relative_to(path)).encode())
        with open(p, "rb") as f:
            while block := f.read(1 << 20):
                h.update(block)
    return h.hexdigest()


def compare(name, rounds, command, target, to_folder):
    walls, digests = {1: [], 2: []}, set()
    for _ in range(rounds):
        for jobs in (1, 2):
            shutil.rmtree(target, ignore_errors=True)
            if to_folder:
                wall, cpu, peak = run([*command, "-j", str(jobs), "-o", f"{target}/"])
            else:
                wall, cpu, peak = run([*command, "-j", str(jobs)], target)
            walls[jobs].append(wall)
            digests.add(digest(target))
            print(f"{name}, -j {jobs}: {wall:.1f} s, {cpu:.1f} s of CPU, peak {peak:.0f} MB", flush=True)
    ratio = statistics.median(walls[1]) / statistics.median(walls[2])
    print(f"{name}: -j 2 is {ratio:.2f} times as fast as -j 1; {'the same bytes' if len(digests) == 1 else 'BYTES DIFFER'}", flush=True)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("pare")
    ap.add_argument("work", type=pathlib.Path)
    ap.add_argument("--files", type=int, default=40_000)
    ap.add_argument("--gigabytes", type=float, default=2)
    ap.add_argument("--rounds", type=int, default=3)
    a = ap.parse_args()
    folder, lines = a.work / f"files{a.files}", a.work / f"lines{a.gigabytes}.jsonl"
    a.work.mkdir(parents=True, exist_ok=True)
    if not folder.exists():
        write_files(folder, a.files)
    if not lines.exists():
        write_lines(lines, a.gigabytes * 1e9)
    compare(f"{a.files} files", a.rounds, [a.pare, "-q", str(folder)], a.work / "out", True)
    compare(f"{a.gigabytes} GB of JSON lines", a.rounds, [a.pare, "-q", str(lines)], a.work / "out.jsonl", False)


if __name__ == "__main__":
    main()
