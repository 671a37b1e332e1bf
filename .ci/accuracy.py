"""Holds the figures of a sample of the labelled texts above their floors.

usage: accuracy.py PARE LABELLED

The floors guard against regressions. They are not the accuracy of pare: its
weights have seen these texts; train/cv.txt has the cross-validated figures.
"""

import json
import pathlib
import subprocess
import sys

# fold 4, scored by the scorer beside the labelled texts
FLOORS = {
    (): {"kept": 0.985, "dropped": 0.74, "F1": 0.950, "intact": 0.75},
    ("--rules-only",): {"kept": 0.990, "dropped": 0.10, "F1": 0.83, "intact": 0.85},
}


def main():
    pare, gold = sys.argv[1], pathlib.Path(sys.argv[2])
    low = []
    for flags, floors in FLOORS.items():
        command = [sys.executable, gold.parent / "score_text.py", gold, "--fold", "4", "--json", "--", pare, "--from", "jsonl", "-q", *flags]
        out = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode()
        print(" ".join(flags) or "balanced", out, sep="\n")
        figures = json.loads(out.rstrip().rsplit("\n", 1)[-1])
        low += [f"{name} {figures[name]} is below {floor}" for name, floor in floors.items() if figures[name] < floor]
        low += [f"{figures[name]} documents or lines {name}" for name in ("missing", "foreign") if figures[name]]
    sys.exit("\n".join(low) or 0)


if __name__ == "__main__":
    main()
