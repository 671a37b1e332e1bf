"""Measures the package in python/. Needs Linux, and a Python that has the package.

usage: python.py texts ARTICLES.jsonl.gz [--count 100000]
       python.py memory [--count 1000000]
       python.py pages FOLDER [--every 5]

texts: whether clean and clean_many give the bytes of the command for every
labelled article, how long clean takes for 15 kB, and the rate of clean_many and
of the command in turns. memory: that of Python and of the command in a long run
of small records. pages: trafilatura and resiliparse, as they are called from
Python, beside pare, in turns for each page.
"""

import argparse
import gzip
import itertools
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

import pare
from pare.command import find_command

TICKS = os.sysconf("SC_CLK_TCK")


def children():
    return [int(pid) for pid in pathlib.Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]


def cpu():
    """Seconds of CPU of this process, and of its children, those that have ended and those at work."""
    times = os.times()
    total = time.process_time() + times.children_user + times.children_system
    for pid in children():
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += sum(map(int, fields[11:13])) / TICKS
    return total


def measured(run):
    """Runs a function; returns its result, seconds, and seconds of CPU."""
    begin, begin_cpu = time.monotonic(), cpu()
    result = run()
    return result, time.monotonic() - begin, cpu() - begin_cpu


def texts(args):
    with gzip.open(args.articles, "rt", encoding="utf-8") as file:
        rows = [json.loads(row) for row in file]
    articles = ["".join(line["text"] + "\n" for line in row["lines"]) for row in rows]
    command = [find_command(), "-q", "--no-config"]
    streamed = list(pare.clean_many(articles))
    wrong = 0
    for text, one in zip(articles, streamed):
        want = subprocess.run([*command, "--from", "text"], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
        wrong += not want == pare.clean(text).encode() == one.encode()
    print(f"{len(articles)} articles, {wrong} with other bytes than the command's", flush=True)

    text = "".join(article for article, row in zip(articles, rows) if row["lang"] == "en")[:15000]
    pare.clean(text)
    times, begin_cpu = [], cpu()
    for _ in range(300):
        begin = time.perf_counter()
        pare.clean(text)
        times.append(1000 * (time.perf_counter() - begin))
    busy = 1000 * (cpu() - begin_cpu) / len(times)
    middle = statistics.median(times)
    print(f"clean of 15 kB: {middle:.2f} ms in the median, {min(times):.2f} at best, {busy:.2f} of CPU", flush=True)

    with tempfile.TemporaryDirectory() as folder:
        source, target = pathlib.Path(folder, "in.jsonl"), pathlib.Path(folder, "out.jsonl")
        cut = [text[:3000] for text in articles]  # so that a run takes a minute
        many = [cut[i % len(cut)] for i in range(args.count)]
        source.write_text("".join(json.dumps({"text": text}) + "\n" for text in many), encoding="utf-8")

        def by_command():
            with open(target, "wb") as out:
                subprocess.run([*command, "-j", "2", "--from", "jsonl", source], stdout=out, check=True)

        def by_package():
            return sum(1 for _ in pare.clean_many(many, jobs=2))

        for _ in range(args.rounds):
            _, alone, alone_cpu = measured(by_command)
            count, package, package_cpu = measured(by_package)
            assert count == len(many)
            print(f"{len(many)} texts: command {alone:.1f} s, {alone_cpu:.1f} of CPU; ", end="")
            print(f"clean_many {package:.1f} s, {package_cpu:.1f} of CPU; {alone / package:.2f} of its rate", flush=True)


def resident(pid):
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def memory(args):
    line = "to vote on the bridge, which has been closed since May."
    records = (f"Share on Facebook\nThe council met on day {i} {line}\n" for i in itertools.count())
    begin = time.monotonic()
    for i, _ in enumerate(pare.clean_many(itertools.islice(records, args.count), jobs=2), 1):
        if i in (1, 1000, 10000) or i % (args.count // 5) == 0:
            seen = ", ".join(f"command {resident(pid):.0f} MB" for pid in children())
            print(f"{i} records: Python {resident('self'):.0f} MB, {seen}; {time.monotonic() - begin:.0f} s", flush=True)


def pages(args):
    import trafilatura
    from resiliparse.extract.html2text import extract_plain_text

    ways = {
        "pare.extract(html)": lambda html: pare.extract(html).text,
        "pare.extract(html, blocks=False)": lambda html: pare.extract(html, blocks=False).text,
        "trafilatura.extract(html)": trafilatura.extract,
        "trafilatura.extract(html, fast=True)": lambda html: trafilatura.extract(html, fast=True),
        "resiliparse extract_plain_text(html, main_content=True)": lambda html: extract_plain_text(html, main_content=True),
    }
    files = sorted(path for path in args.folder.rglob("*") if ".html" in path.name)[:: args.every]
    clock, busy = {way: [] for way in ways}, {way: [] for way in ways}
    size = 0
    for file in files:
        data = file.read_bytes()
        html = (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8", "replace")
        size += len(html)
        for way, run in ways.items():
            _, seconds, seconds_cpu = measured(lambda run=run, html=html: run(html))
            clock[way].append(seconds)
            busy[way].append(seconds_cpu)
    print(f"{len(files)} pages of {size / len(files) / 1000:.0f} thousand characters")
    print("ms for a page: clock in the median, in the mean, CPU in the mean")
    for way in ways:
        numbers = statistics.median(clock[way]), statistics.mean(clock[way]), statistics.mean(busy[way])
        print(way, *(f"{1000 * number:.1f}" for number in numbers))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for run, place, count in (texts, "articles", 100000), (memory, None, 1000000), (pages, "folder", None):
        sub = commands.add_parser(run.__name__)
        sub.set_defaults(run=run)
        if place:
            sub.add_argument(place, type=pathlib.Path)
        if count:
            sub.add_argument("--count", type=int, default=count)
        else:
            sub.add_argument("--every", type=int, default=5)
        sub.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
