"""Runs the recipes of docs/recipes.md that need no network, in the order of the page.

usage: recipes.py PARE PYTHON [RUNNABLE...]

PYTHON runs the pieces of Python and SQL; it has pandas and duckdb, or is "" and
these are passed over. A piece behind "```sh WORD" is run only if WORD is one of
RUNNABLE. What a piece prints must be the ```output behind it.
"""

import gzip
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SQL = "import duckdb, sys; [print(*row, sep=' | ') for row in duckdb.sql(sys.argv[1]).fetchall()]"


def main():
    pare, python, *runnable = sys.argv[1:]
    page = pathlib.Path("docs/recipes.md").read_text(encoding="utf-8")
    pieces = re.findall(r"^```(\w+)(?: (\w+))?\n(.*?)^```\n(?:```output\n(.*?)^```\n)?", page, re.M | re.S)
    passed_over, done = [], 0
    with tempfile.TemporaryDirectory() as tmp:
        folder = pathlib.Path(tmp)
        inputs(folder)
        (folder / "bin").mkdir()
        (folder / "bin/pare").symlink_to(pathlib.Path(pare).resolve())
        env = {**os.environ, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C"}
        for kind, word, code, want in pieces:
            if kind == "make":
                (folder / "Makefile").write_text(code, encoding="utf-8")
                continue
            if kind == "yaml":
                code = "\n".join(re.findall(r"- run: (pare .*)", code))
            command = {
                "sh": ["bash", "-euo", "pipefail", "-c", code],
                "yaml": ["bash", "-euo", "pipefail", "-c", code],
                "python": [python, "-c", code],
                "sql": [python, "-c", SQL, code],
            }[kind]
            if word and word not in runnable or not command[0]:
                passed_over.append(word or kind)
                continue
            ran = subprocess.run(command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
            if ran.returncode != 0 or ran.stderr or ran.stdout != want:
                sys.exit(f"docs/recipes.md:\n{code}status {ran.returncode}, prints\n{ran.stdout}{ran.stderr}instead of\n{want}")
            done += 1
        outputs(folder, runnable)
    print(f"recipes: {done} run; passed over: {', '.join(passed_over) or 'none'}")


def inputs(folder):
    """Makes what the recipes read."""
    (folder / "example.org/news").mkdir(parents=True)
    shutil.copy("testdata/pages/news.html", folder / "example.org/news/ferry.html")
    for name in "docs.html", "forum.html":
        shutil.copy(f"testdata/pages/{name}", folder / "example.org")
    (folder / "news.example.org").mkdir()
    for thing in "mill", "forge", "tannery":
        (folder / f"news.example.org/{thing}.html").write_text(
            "<html><body><p>Our towns at a glance</p><p>The valley today</p>"
            f"<p>The {thing} of the valley stands by the river and has been at work for three hundred years, said the council, "
            "which will decide in May what is to become of it.</p><p>People by the water</p></body></html>", encoding="utf-8")
    for name in "raw", "articles":
        (folder / name).mkdir()
        shutil.copy("testdata/seed/article.txt", folder / name)
    lines = [f'{{"id":{i},"text":"Share on Facebook\\nThe council met on Monday.\\n"}}\n' for i in range(5000)]
    (folder / "crawl.jsonl").write_text("".join(lines), encoding="utf-8")
    text = "Share on Facebook\nThe council met on Monday to vote on the bridge.\n"
    (folder / "crawl.warc.wet.gz").write_bytes(gzip.compress(
        b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Date: 2026-10-30T06:00:00Z\r\n"
        b"WARC-Record-ID: <urn:uuid:6a1b0ee0-51a8-4a8e-9b5e-0c6f5d3a3b5e>\r\nContent-Type: text/plain\r\n"
        + f"Content-Length: {len(text)}\r\n\r\n{text}\r\n\r\n".encode()))


def outputs(folder, runnable):
    """Compares the files that the recipes write."""
    def same(name, want):
        got = (folder / name).read_text(encoding="utf-8").rstrip("\n")
        if got != want.rstrip("\n"):
            sys.exit(f"docs/recipes.md: {name} becomes\n{got}")

    seed = pathlib.Path("testdata/seed/expected.txt").read_text(encoding="utf-8")
    same("clean/article.txt", seed)
    for name, page in ("clean/news/ferry.txt", "news"), ("clean/docs.txt", "docs"), ("text/forum.txt", "forum"), ("text/docs.txt", "docs"):
        same(name, pathlib.Path(f"testdata/pages/{page}.txt").read_text(encoding="utf-8"))
    if "parallel" in runnable:
        same("clean.jsonl", "".join(f'{{"id":{i},"text":"The council met on Monday.\\n"}}\n' for i in range(5000)))
    lines = (folder / "crawl-articles.jsonl").read_text(encoding="utf-8").splitlines()
    if len(lines) != 1 or "The council met on Monday" not in lines[0] or "Facebook" in lines[0]:
        sys.exit(f"docs/recipes.md: crawl-articles.jsonl becomes\n{lines}")


if __name__ == "__main__":
    main()
