"""Scores pare on publishers that its weights have not seen.

usage: evaluate.py EVAL WORK PARE      (train/run calls it)

Each fold is cleaned with the weights that were trained without it; the folds
together are scored by the scorer of the labelled data.
"""

import gzip
import json
import pathlib
import subprocess
import sys

WAYS = {"gentle": ["--mode", "gentle"], "balanced": [], "strict": ["--mode", "strict"], "rules only": ["--rules-only"]}


def main():
    gold, work, pare = pathlib.Path(sys.argv[1]) / "text-dev.jsonl.gz", pathlib.Path(sys.argv[2]), sys.argv[3]
    with gzip.open(gold, "rt", encoding="utf-8") as f:
        documents = [json.loads(line) for line in f]
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
        subprocess.run([sys.executable, gold.parent / "score_text.py", gold, "--cleaned", cleaned], check=True)


if __name__ == "__main__":
    main()
