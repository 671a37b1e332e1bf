"""Computes docs/scale.md's tables from what was measured.

usage: scale.py [--check]

Reads bench/measurements.json and writes the tables, between the marks in
docs/scale.md, anew. With --check it writes nothing, and fails if they differ.
"""

import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
# A month of Common Crawl, and what cannot be measured here.
PAGES, PACKED = 3e9, 90e12
HOSTS = 40e6  # Common Crawl's statistics name about as many hosts a month
CORES = 1000
ADDRESS = 60  # bytes of a page's address
SITE = 20  # bytes of a site's name
SAMPLE, SHARE = 100, 0.3  # pages of a host are enough to learn its lines; an assumption of what is left of the month then
TERA, HOUR = 1e12, 3600


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def tables(m):
    pages, texts, lines, beam = m["pages"], m["texts"], m["lines"], m["beam"]
    cleaning, learning = beam["clean_s"] / beam["pare_clean_s"], beam["learn_s"] / beam["pare_learn_s"]

    def span(low, high, digits):
        return f"{low:,.{digits}f}" if f"{low:.{digits}f}" == f"{high:.{digits}f}" else f"{low:,.{digits}f}–{high:,.{digits}f}"

    def work(name, s, of, total, overhead=cleaning):
        by_bytes, by_pages = total / of["packed_bytes"] * s / HOUR, PAGES / of["count"] * s / HOUR
        low, high = sorted((by_bytes, by_pages))
        return [
            name, f"{of['raw_bytes'] / s / 1e6:.0f}", f"{of['packed_bytes'] / s / 1e6:.1f}", f"{of['count'] / s:.0f}",
            span(low, high, 0), span(low / CORES, high / CORES, 1), span(low * overhead / CORES, high * overhead / CORES, 1),
        ]

    wet = PAGES * texts["packed_bytes"] / texts["count"]
    yield "work", table(
        ["job", "MB/s of content", "MB/s of gzip", "pages/s", "core hours", f"hours on {CORES:,} cores", "the same on Beam"],
        [
            work("read pages and pass over them (WARC)", pages["read_s"], pages, PACKED)[:-1] + [""],
            work("clean pages (WARC)", pages["clean_s"], pages, PACKED),
            work("learn from pages (WARC)", pages["learn_s"], pages, PACKED, learning),
            work("clean texts (WET)", texts["clean_s"], texts, wet),
            work("learn from texts (WET)", texts["learn_s"], texts, wet, learning),
            work("clean texts and leave out near duplicates", texts["dedupe_s"], texts, wet),
        ],
    )
    key = 16 + SITE
    sent = key + 8 + 3 + 8 + ADDRESS + 1 + texts["line_bytes"] + 1
    sampled = PAGES * SHARE
    per_page = texts["lines"] * sent
    yield "shuffle", table(
        ["what", "for a page", "for a month"],
        [
            ["lines that are counted", f"{texts['lines']}", f"{texts['lines'] * PAGES:.1e}"],
            [f"shuffle of learn, {sent} bytes a line", f"{per_page / 1e3:.0f} kB", f"{per_page * PAGES / TERA:.0f} TB"],
            [f"the same with {SAMPLE} pages a host at the most, if that is {SHARE:.0%} of them", "", f"{per_page * sampled / TERA:.0f} TB"],
            [f"the same with keys alone, and the texts of repeating lines in a second pass, {key + 12} bytes a line", f"{texts['lines'] * (key + 12) / 1e3:.0f} kB", f"{texts['lines'] * (key + 12) * sampled / TERA:.0f} TB"],
            ["fingerprints of dedupe, 288 bytes", "0.3 kB", f"{288 * PAGES / TERA:.1f} TB"],
            ["shuffle of dedupe near: a fingerprint with its file, 400 bytes, to 17 buckets", "7 kB", f"{17 * 400 * PAGES / TERA:.0f} TB"],
            ["clean text that is written", f"{pages['out_bytes'] / 1e3:.0f} kB", f"{pages['out_bytes'] * PAGES / TERA:.0f} TB"],
        ],
    )
    bits = 2 * 16 * texts["lines"] * PAGES
    yield "sketch", table(
        ["what", "size"],
        [
            [f"pare learn on {lines['bytes'] / 1e9:.0f} GB, {lines['documents'] / 1e6:.1f} million documents", f"{lines['peak_mb']} MB of memory, {100 * lines['chance']:.1f} % of the counts may be one too high; {lines['bytes'] / lines['cpu_s'] / 1e6:.0f} MB/s a core"],
            ["the sketch of a month, 16 bits for each of two entries a line", f"{bits / 8 / TERA:.1f} TB"],
            [f"the same in {CORES:,} parts by site", f"{bits / 8 / CORES / 1e9:.1f} GB each"],
            [f"packs of {HOSTS:.0e} hosts with 90 lines of 100 bytes", f"{HOSTS * 9000 / TERA:.1f} TB"],
        ],
    )


def main():
    page = ROOT / "docs/scale.md"
    before = after = page.read_text(encoding="utf-8")
    for name, text in tables(json.loads((ROOT / "bench/measurements.json").read_text(encoding="utf-8"))):
        begin, end = f"<!-- {name} -->\n", f"\n<!-- end of {name} -->"
        after, found = re.subn(re.escape(begin) + ".*?" + re.escape(end), lambda _: begin + text + end, after, flags=re.S)
        if not found:
            sys.exit(f"docs/scale.md: no place for the table {name}")
    if "--check" not in sys.argv[1:]:
        page.write_text(after, encoding="utf-8")
    elif before != after:
        sys.exit("docs/scale.md does not follow bench/measurements.json: run bench/scale.py")


if __name__ == "__main__":
    main()
