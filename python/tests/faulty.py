"""A command for the tests that does what a text says: it dies of it, waits, slips, or gives it back.

It speaks the protocol of pare --from jsonl. Every text is also added to the
file that FAULTY_LOG names.
"""

from __future__ import annotations

import json
import os
import pathlib
import signal
import stat
import sys
import time


def install(folder: str) -> str:
    """Writes this command into a folder and returns its path."""
    path = pathlib.Path(folder, "pare")
    path.write_text(f"#!{sys.executable}\n" + pathlib.Path(__file__).read_text(encoding="utf-8"), encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def main() -> None:
    if "--mode" in sys.argv:
        sys.exit("pare: no such mode")
    log = os.environ.get("FAULTY_LOG")
    for number, line in enumerate(sys.stdin.buffer, 1):
        row = json.loads(line)
        text = row.get("text", row.get("html"))
        if log:
            with open(log, "a", encoding="utf-8") as file:
                file.write(text.split("\n")[0] + "\n")
        if text == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        elif text == "die once" and log and pathlib.Path(log).read_text(encoding="utf-8").split("\n").count(text) < 2:
            sys.exit("out of memory")
        elif text == "hang":
            time.sleep(600)
        elif text == "bad":
            answer = {"error": "too bad", "line": number}
        elif text == "slip":
            answer = {**row, "id": number - 1}
        if text not in ("bad", "slip"):
            answer = {**row, "text": text}
        whole = json.dumps(answer).encode() + b"\n"
        sys.stdout.buffer.write(whole * (2 if text == "twice" else 1))
        sys.stdout.buffer.flush()
        if text == "once more":
            time.sleep(0.5)  # so that the first one has been read
            sys.stdout.buffer.write(whole)
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
