"""Holds the figures of a part of the labelled texts and pages above their floors.

usage: accuracy.py PARE EVAL

The floors guard against regressions. They are not the accuracy of pare: its
weights have seen these texts. The cross-validated figures are in train/cv.txt
and cv-html.txt.
"""

import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

# fold 4, scored by the scorers beside the labelled texts and pages
TEXT = {
    (): {"kept": 0.988, "dropped": 0.70, "F1": 0.958, "intact": 0.78},
    ("--rules-only",): {"kept": 0.999, "dropped": 0.12, "F1": 0.835, "intact": 0.92},
}
PAGES = {"wcxb": {"F1": 0.930, "shingleF1": 0.910}, "news": {"F1": 0.930, "shingleF1": 0.942}}


def below(way, figures, floors):
    return [f"{way}: {name} {figures[name]:.4f} is below {floor}" for name, floor in floors.items() if figures[name] < floor]


def score(command):
    out = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode()
    print(out)
    return json.loads(out.rstrip().rsplit("\n", 1)[-1])


def texts(pare, folder):
    wrong, gold = [], folder / "text-dev.jsonl.gz"
    for flags, floors in TEXT.items():
        way = " ".join(flags) or "balanced"
        print(f"\n{way}", flush=True)
        command = [sys.executable, folder / "score_text.py", gold, "--fold", "4", "--json", "--", pare, "--from", "jsonl", "-q", *flags]
        figures = score(command)
        wrong += below(way, figures, floors)
        if figures["missing"]:
            wrong.append(f"{way}: {figures['missing']} documents did not come back")
        if figures["foreign"]:
            wrong.append(f"{way}: {figures['foreign']} output lines stand nowhere in the input, or out of order")
    return wrong


def pages(pare, folder):
    gold = folder / "html-dev-gold.jsonl.gz"
    with gzip.open(gold, "rt", encoding="utf-8") as f:
        names = [r["id"] for r in map(json.loads, f) if r["fold"] == 4]
    print("\npages", flush=True)
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([pare, "-q", "-o", f"{out}/", *[folder / "html" / f"{n}.html.gz" for n in names]], check=True)
        figures = score([sys.executable, folder / "score_html.py", gold, out, "--fold", "4", "--json"])
    return [w for group, floors in PAGES.items() for w in below(group, figures[group], floors)]


def main():
    pare, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    print(__doc__.split("\n\n")[2].strip(), flush=True)
    sys.exit("\n".join(texts(pare, folder) + pages(pare, folder)) or 0)


if __name__ == "__main__":
    main()
