"""Scores what pare dropped from the corpus of sites.py.

usage: sites_score.py WORK CLEANED.jsonl [--recall R] [--precision P]

Prints for each kind of line how many there are and which share was dropped;
the recall, the share of the site's lines (T) that were dropped; the precision,
the share of the dropped lines that are the site's or other articles' headlines
(T, M), titles (N) aside; and how many lines that stand in one document only and belong to its
article (A) were dropped. The exit status is 1 if recall or precision are below
what is asked for.
"""

import argparse
import collections
import json
import pathlib
import sys


def dropped(before, after):
    """For each line of before whether it is missing from after, which is a part of it in order."""
    gone, at = [], 0
    for line in before:
        here = at < len(after) and after[at] == line
        gone.append(not here)
        at += here
    if at != len(after):
        raise ValueError("the cleaned text is no part of the text: " + repr(after[at]))
    return gone


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("cleaned", type=pathlib.Path)
    parser.add_argument("--recall", type=float, default=0)
    parser.add_argument("--precision", type=float, default=0)
    parser.add_argument("--examples", type=int, default=0, help="print so many lines that were wrongly kept or dropped")
    args = parser.parse_args()
    all_lines, gone_lines = collections.Counter(), collections.Counter()
    wrong = collections.defaultdict(list)
    files = [open(path, encoding="utf-8") for path in (args.work / "sites.jsonl", args.work / "sites-truth.jsonl", args.cleaned)]
    for rows in zip(*files, strict=True):
        text, truth, clean = map(json.loads, rows)
        before = [line for line in text["text"].split("\n")]
        after = [line for line in clean["text"].split("\n") if line]
        for line, kind, gone in zip(before, truth["lines"], dropped(before, after), strict=True):
            all_lines[kind] += 1
            gone_lines[kind] += gone
            if gone != (kind in "TM"):
                wrong[kind].append((text["id"], line))
    for kind in "TMARHN":
        print(f"{kind}: {gone_lines[kind]} of {all_lines[kind]} lines dropped, {gone_lines[kind] / max(all_lines[kind], 1):.4f}")
        for where, line in wrong[kind][:: max(1, len(wrong[kind]) // max(args.examples, 1))][: args.examples]:
            print(f"   {where}: {line[:100]}")
    recall = gone_lines["T"] / all_lines["T"]
    precision = (gone_lines["T"] + gone_lines["M"]) / max(gone_lines.total() - gone_lines["N"], 1)
    print(f"recall {recall:.4f}, precision {precision:.4f}, lines of one article lost {gone_lines['A']}")
    sys.exit(recall < args.recall or precision < args.precision)


if __name__ == "__main__":
    main()
