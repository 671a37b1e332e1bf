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
    ("articles-dev",): {"kept": 0.995, "dropped": 0.77, "F1": 0.978, "intact": 0.715},
    ("articles-dev", "--rules-only"): {"kept": 0.999, "dropped": 0.32, "F1": 0.944, "intact": 0.96},
    ("pages-dev",): {"kept": 0.992, "dropped": 0.835, "F1": 0.968},
}
PAGES = {"html": {"wcxb": {"F1": 0.928, "shingleF1": 0.906}, "news": {"F1": 0.945, "shingleF1": 0.959}}, "more/html": {"more": {"F1": 0.956}}}
GOLD = {"html": "html-dev-gold.jsonl.gz", "more/html": "more/gold.jsonl.gz"}
# lines that nobody trained on, in the articles that they are put into
INVENTORY = {(): {"gone": 0.964, "lost": 0.001}, ("--rules-only",): {"gone": 0.955, "lost": 0.0003}}


def below(way, figures, floors):
    return [f"{way}: {name} {figures[name]:.4f} is below {floor}" for name, floor in floors.items() if figures[name] < floor]


def score(command):
    out = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode()
    print(out)
    return json.loads(out.rstrip().rsplit("\n", 1)[-1])


def texts(pare, folder):
    wrong = []
    for (name, *flags), floors in TEXT.items():
        way = " ".join((name, *flags))
        print(f"\n{way}", flush=True)
        gold = folder / f"{name}.jsonl.gz"
        command = [sys.executable, folder / "score_text.py", gold, "--fold", "4", "--json", "--", pare, "--from", "jsonl", "-q", *flags]
        figures = score(command)
        wrong += below(way, figures, floors)
        if figures["missing"]:
            wrong.append(f"{way}: {figures['missing']} documents did not come back")
        if figures["foreign"]:
            wrong.append(f"{way}: {figures['foreign']} output lines stand nowhere in the input, or out of order")
    return wrong


def inventory(pare, folder):
    wrong = []
    for flags, bounds in INVENTORY.items():
        way = " ".join(("inventory", *flags))
        print(f"\n{way}", flush=True)
        command = [sys.executable, folder / "score_inventory.py", folder / "inventory", "--json", "--", pare, "--from", "jsonl", "-q", *flags]
        figures = score(command)
        wrong += below(way, figures, {"gone": bounds["gone"]})
        wrong += [f"{way}: {name} {figures[name]:.4f} is above {bounds['lost']}" for name in ("lost", "headlines") if figures[name] > bounds["lost"]]
    return wrong


def pages(pare, folder):
    wrong = []
    for name, groups in PAGES.items():
        gold = folder / GOLD[name]
        with gzip.open(gold, "rt", encoding="utf-8") as f:
            ids = [r["id"] for r in map(json.loads, f) if r["fold"] == 4]
        print(f"\n{name}", flush=True)
        with tempfile.TemporaryDirectory() as out:
            subprocess.run([pare, "-q", "-o", f"{out}/", *[folder / name / f"{n}.html.gz" for n in ids]], check=True)
            figures = score([sys.executable, folder / "score_html.py", gold, out, "--fold", "4", "--json"])
        wrong += [w for group, floors in groups.items() for w in below(group, figures[group], floors)]
    return wrong


def main():
    pare, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    print(__doc__.split("\n\n")[2].strip(), flush=True)
    sys.exit("\n".join(texts(pare, folder) + inventory(pare, folder) + pages(pare, folder)) or 0)


if __name__ == "__main__":
    main()
