"""Scores pare on publishers, or sites, that its weights have not seen.

usage: evaluate.py text|html EVAL WORK PARE      (train/run calls it)

Each fold is cleaned with the weights that were trained without it; the folds
together are scored by the scorer of the labelled data.
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


def text(folder, work, pare):
    gold = folder / "text-dev.jsonl.gz"
    documents = records(gold)
    for name, flags in WAYS.items():
        cleaned = work / f"cleaned-{name.replace(' ', '-')}.jsonl"
        with open(cleaned, "wb") as out:
            for fold in range(5):
                feed = "".join(
                    json.dumps({"id": d["id"], "text": "\n".join(line["text"] for line in d["lines"])}, ensure_ascii=False) + "\n"
                    for d in documents if d["fold"] == fold
                )
                command = [pare, "--from", "jsonl", "--model", work / f"weights{fold}.bin", *flags]
                out.write(subprocess.run(command, input=feed.encode(), stdout=subprocess.PIPE, check=True).stdout)
        print(f"== {name}", flush=True)
        subprocess.run([sys.executable, folder / "score_text.py", gold, "--cleaned", cleaned], check=True)


def html(folder, work, pare):
    gold = folder / "html-dev-gold.jsonl.gz"
    pages = records(gold)
    for name, flags in WAYS.items():
        out = work / f"cleaned-{name.replace(' ', '-')}"
        for fold in range(5):
            files = [str(folder / "html" / (p["id"] + ".html.gz")) for p in pages if p["fold"] == fold]
            command = [pare, "-q", "--from", "html", "--model", work / f"weights{fold}.bin", "-o", f"{out}/", *flags, *files]
            subprocess.run(command, check=True)
        print(f"== {name}", flush=True)
        subprocess.run([sys.executable, folder / "score_html.py", gold, out], check=True)


def main():
    kind, folder, work, pare = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4]
    {"text": text, "html": html}[kind](folder, work, pare)


if __name__ == "__main__":
    main()
