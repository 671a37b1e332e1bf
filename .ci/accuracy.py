"""Holds the figures of a part of the labelled texts above their floors.

usage: accuracy.py PARE LABELLED

The floors guard against regressions. They are not the accuracy of pare: its
weights have seen these texts. The cross-validated figures are in train/cv.txt.
"""

import json
import pathlib
import subprocess
import sys

# fold 4, scored by the scorer beside the labelled texts
FLOORS = {
    (): {"kept": 0.990, "dropped": 0.70, "F1": 0.958, "intact": 0.79},
    ("--rules-only",): {"kept": 0.999, "dropped": 0.12, "F1": 0.835, "intact": 0.92},
}


def main():
    pare, gold = sys.argv[1], pathlib.Path(sys.argv[2])
    print(__doc__.split("\n\n")[2].strip(), flush=True)
    wrong = []
    for flags, floors in FLOORS.items():
        way = " ".join(flags) or "balanced"
        command = [sys.executable, gold.parent / "score_text.py", gold, "--fold", "4", "--json", "--", pare, "--from", "jsonl", "-q", *flags]
        out = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode()
        print(f"\n{way}", out, sep="\n")
        figures = json.loads(out.rstrip().rsplit("\n", 1)[-1])
        wrong += [f"{way}: {name} {figures[name]:.4f} is below {floor}" for name, floor in floors.items() if figures[name] < floor]
        if figures["missing"]:
            wrong.append(f"{way}: {figures['missing']} documents did not come back")
        if figures["foreign"]:
            wrong.append(f"{way}: {figures['foreign']} output lines stand nowhere in the input, or out of order")
    sys.exit("\n".join(wrong) or 0)


if __name__ == "__main__":
    main()
