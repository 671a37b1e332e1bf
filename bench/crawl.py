"""Measures what a crawl costs on one core: the figures of pages and texts in measurements.json.

usage: crawl.py PARE EVAL WORK [--rounds 3]

Writes the labelled pages of EVAL twice as WARC responses and its whole-page dumps
three times as WET records into WORK, a gzip member each, as Common Crawl does;
then the pages once more as records of a type that pare passes over, which costs
what reading costs. Runs PARE over them with one worker, in turns, and prints the
least seconds of CPU of each job, garbage collection included, as JSON: what else
the machine does adds to them and takes nothing away.
"""

import argparse
import gzip
import json
import pathlib

from batch import run


def record(kind, url, content, body):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {content}\r\nContent-Length: {len(body)}\r\n\r\n"
    return gzip.compress(head.encode() + body + b"\r\n\r\n", 6)


def write_pages(folder, gold, path, kind, times):
    count = size = 0
    with open(path, "wb") as out:
        for again in range(times):
            for page in gold:
                body = gzip.decompress((folder / f"html/{page['id']}.html.gz").read_bytes())
                http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
                out.write(record(kind, page["url"] or f"https://{page['site']}/{page['id']}?{again}", "application/http; msgtype=response", http))
                count, size = count + 1, size + len(body)
    return {"count": count, "raw_bytes": size, "packed_bytes": path.stat().st_size}


def write_texts(dumps, path, times):
    count = size = 0
    with open(path, "wb") as out:
        for again in range(times):
            for dump in dumps:
                body = "".join(line["text"] + "\n" for line in dump["lines"]).encode()
                out.write(record("conversion", f"https://www.{dump['publisher'].lower()}.example/{count}?{again}", "text/plain", body))
                count, size = count + 1, size + len(body)
    return {"count": count, "raw_bytes": size, "packed_bytes": path.stat().st_size}


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pare")
    parser.add_argument("eval", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    pages, texts, passed, out = (args.work / name for name in ("pages.warc.gz", "texts.warc.wet.gz", "passed.warc.gz", "out"))
    gold = rows(args.eval / "html-dev-gold.jsonl.gz")
    dumps = [d for d in rows(args.eval / "pages-dev.jsonl.gz") if d["dumper"] != "trafilatura"]
    figures = {"pages": write_pages(args.eval, gold, pages, "response", 2), "texts": write_texts(dumps, texts, 3)}
    write_pages(args.eval, gold, passed, "metadata", 2)
    clean = [args.pare, "-q", "--no-config", "-j", "1", "--to", "jsonl"]
    learn = [args.pare, "learn", "-q", "-j", "1", "--no-rest"]
    jobs = {
        ("pages", "clean"): [*clean, str(pages)], ("pages", "learn"): [*learn, str(pages)], ("pages", "read"): [*clean, str(passed)],
        ("texts", "clean"): [*clean, str(texts)], ("texts", "learn"): [*learn, str(texts)], ("texts", "dedupe"): [*clean, "--dedupe", "near", str(texts)],
    }  # fmt: skip
    for _ in range(args.rounds):
        for (of, job), command in jobs.items():
            _, cpu, _ = run(command, out)
            known = figures[of]
            known[f"{job}_s"] = round(min(known.get(f"{job}_s", cpu), cpu), 2)
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
