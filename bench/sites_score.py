"""Scores what pare dropped from the corpus of sites.py.

usage: sites_score.py WORK CLEANED.jsonl [--recall R] [--precision P] [--lost N]

Prints for each letter and each kind of line how many there are and which share
was dropped; the recall, the share of the site's lines (T) that were dropped; the
precision, the share of the dropped lines that are the site's or other articles'
headlines (T, M), titles (N) aside; and how many of an article's lines (A) were
dropped, of these how many that stand in one document only. The exit status is 1
if recall or precision are below what is asked for, or more than N of the last
were lost.
"""

import argparse
import collections
import json
import pathlib
import sys

from sites import KINDS


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


def lines_of(row):
    return [line for line in row["text"].split("\n") if line.strip()]


def rows(path):
    with open(path, encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def in_one(path, lost):
    """How many of the lines, as often as they were lost, stand in one document only."""
    documents = collections.Counter()
    for row in rows(path):
        documents.update(lost.keys() & set(lines_of(row)))
    return sum(times for line, times in lost.items() if documents[line] == 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("cleaned", type=pathlib.Path)
    parser.add_argument("--recall", type=float, default=0)
    parser.add_argument("--precision", type=float, default=0)
    parser.add_argument("--lost", type=int)
    parser.add_argument("--examples", type=int, default=0, help="print so many lines of each kind that were wrongly kept or dropped")
    args = parser.parse_args()
    names = list(KINDS)
    all_lines, gone_lines, lost = collections.Counter(), collections.Counter(), collections.Counter()
    wrong = collections.defaultdict(list)
    corpus = args.work / "sites.jsonl"
    for text, truth, clean in zip(rows(corpus), rows(args.work / "sites-truth.jsonl"), rows(args.cleaned), strict=True):
        if not text["id"] == truth["id"] == clean["id"]:
            sys.exit(f"{args.cleaned}: {clean['id']} stands where {text['id']} should")
        before = lines_of(text)
        for line, letter, code, gone in zip(before, truth["lines"], truth["kinds"], dropped(before, lines_of(clean)), strict=True):
            kind = names[ord(code) - ord("a")]
            all_lines.update((letter, kind))
            if gone:
                gone_lines.update((letter, kind))
                if letter == "A":
                    lost[line] += 1
            if gone != (letter in "TM"):
                wrong[kind].append((text["id"], line))
    for letter in "TMARHN":
        print(f"{letter}: {gone_lines[letter]} of {all_lines[letter]} lines dropped, {gone_lines[letter] / max(all_lines[letter], 1):.4f}")
        for kind in [k for k in KINDS if KINDS[k] == letter]:
            print(f"   {kind}: {gone_lines[kind]} of {all_lines[kind]}, {gone_lines[kind] / max(all_lines[kind], 1):.4f}")
            for where, line in wrong[kind][:: max(1, len(wrong[kind]) // max(args.examples, 1))][: args.examples]:
                print(f"      {where}: {line[:100]}")
    recall = gone_lines["T"] / max(all_lines["T"], 1)
    judged = sum(gone_lines[letter] for letter in "TMARH")
    precision = (gone_lines["T"] + gone_lines["M"]) / judged if judged else 1.0
    alone = in_one(corpus, lost)
    print(f"recall {recall:.4f}, precision {precision:.4f}, lines of articles lost {gone_lines['A']}, of which in one document only {alone}")
    sys.exit(recall < args.recall or precision < args.precision or args.lost is not None and alone > args.lost)


if __name__ == "__main__":
    main()
