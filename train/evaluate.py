"""Scores pare on publishers, or sites, that its weights have not seen.

usage: evaluate.py text|html EVAL WORK PARE      (train/run calls it)

Each fold is cleaned with the weights that were trained without it; the folds
together are scored by the scorer of the labelled data. What nothing was trained
on is cleaned with the weights in the repository.
"""

import gzip
import json
import pathlib
import subprocess
import sys

WAYS = {"gentle": ["--mode", "gentle"], "balanced": [], "strict": ["--mode", "strict"], "rules only": ["--rules-only"]}


def records(path):
    with gzip.open(path, "rt", encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def score(title, *command):
    print(f"== {title}", flush=True)
    subprocess.run([sys.executable, *command])  # score_cases.py ends with 1 where a case is wrong


def text(folder, work, pare):
    for gold in ("articles-dev", "pages-dev"):
        path = folder / f"{gold}.jsonl.gz"
        documents = records(path)
        for name, flags in WAYS.items():
            cleaned = work / f"{gold}-{name.replace(' ', '-')}.jsonl"
            with open(cleaned, "wb") as out:
                for fold in range(5):
                    feed = "".join(
                        json.dumps({"id": d["id"], "text": "\n".join(line["text"] for line in d["lines"])}, ensure_ascii=False) + "\n"
                        for d in documents if d["fold"] == fold
                    )
                    command = [pare, "--from", "jsonl", "--model", work / f"weights{fold}.bin", *flags]
                    out.write(subprocess.run(command, input=feed.encode(), stdout=subprocess.PIPE, check=True).stdout)
            score(f"{gold}, {name}", folder / "score_text.py", path, "--cleaned", cleaned)
    # what nothing was trained on, with the weights in the repository
    for name in ("balanced", "rules only"):
        way = WAYS[name]
        score(f"typed-dev, {name}", folder / "score_text.py", folder / "typed-dev.jsonl.gz", "--", pare, "--from", "jsonl", "-q", *way)
        score(f"inventory, {name}", folder / "score_inventory.py", folder / "inventory", "--", pare, "--from", "jsonl", "-q", *way)
    score("cases, balanced", folder / "score_cases.py", folder / "cases", "--", pare, "-q")


def html(folder, work, pare):
    for gold, pages in (("html-dev-gold.jsonl.gz", "html"), ("more/gold.jsonl.gz", "more/html")):
        documents = records(folder / gold)
        for name, flags in WAYS.items():
            out = work / f"cleaned-{pages.replace('/', '-')}-{name.replace(' ', '-')}"
            for fold in range(5):
                files = [str(folder / pages / (p["id"] + ".html.gz")) for p in documents if p["fold"] == fold]
                command = [pare, "-q", "--from", "html", "--model", work / f"weights{fold}.bin", "-o", f"{out}/", *flags, *files]
                subprocess.run(command, check=True)
            score(f"{pages}, {name}", folder / "score_html.py", folder / gold, out)


def main():
    kind, folder, work, pare = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4]
    {"text": text, "html": html}[kind](folder, work, pare)


if __name__ == "__main__":
    main()
