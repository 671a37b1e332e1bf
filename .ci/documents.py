"""Holds the documentation to what pare does.

usage: documents.py PARE

The rules and options that README.md and CONTRIBUTING.md show load and pass, the excerpts of
the seed article are what pare makes of it, every flag and category is named, the
rules know the languages that README.md lists, and the command that passes the tests is the one that .ci/run begins with.
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import textwrap

SEED = "testdata/seed/article.txt"
LANGUAGES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "en": "English", "es": "Spanish", "fi": "Finnish", "fr": "French",
    "hi": "Hindi", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "nb": "Norwegian",
    "el": "Greek", "he": "Hebrew", "hu": "Hungarian", "ro": "Romanian", "th": "Thai", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese",
    "zh": "Chinese",
}


def main():
    pare = sys.argv[1]
    readme = pathlib.Path("README.md").read_text(encoding="utf-8")
    contributing = pathlib.Path("CONTRIBUTING.md").read_text(encoding="utf-8")
    wrong = []

    def run(*args, folder=None):
        done = subprocess.run([pathlib.Path(pare).resolve(), *args], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", cwd=folder)
        return done.returncode, done.stdout

    def check(holds, what):
        if not holds:
            wrong.append(what)

    for name, text in ("README.md", readme), ("CONTRIBUTING.md", contributing):
        blocks = re.findall(r"^( *)```yaml\n(.*?)^ *```$", text, re.M | re.S)
        check(blocks, f"{name}: no rule")
        for _, block in blocks:
            with tempfile.TemporaryDirectory() as folder:
                block = textwrap.dedent(block)
                path = pathlib.Path(folder) / ("rules.yaml" if "- id:" in block else ".pare.yaml")
                path.write_text(block, encoding="utf-8")
                status, out = run("rules", "test", str(path)) if path.name == "rules.yaml" else run("config", folder=folder)
                check(status == 0, f"{name}: the rule or the options it shows: {out}")

    # the three excerpts: before, after, explained
    excerpts = re.findall(r":\n\n((?:    .*\n|\n)+)", readme)[:3]
    sources = pathlib.Path(SEED).read_text(encoding="utf-8"), run(SEED)[1], run("explain", SEED)[1]
    for excerpt, source in zip(excerpts, sources):
        lines = [line.strip() for line in source.splitlines()]
        for line in filter(None, map(str.strip, excerpt.splitlines())):
            check(any(l == line or line.endswith(" …") and l.startswith(line[:-2]) for l in lines), f"README.md: pare does not print {line!r}")

    status, flags = run("--help")
    for flag in re.findall(r"--[a-z0-9-]+", flags.split("\nInput:\n")[1]):
        check(flag in readme or flag in ("--help", "--version", "--quiet", "--verbose"), f"README.md: nothing about {flag}")
    status, out = run("--keep", "everything", SEED)
    for category in re.findall(r"[a-z-]+", out.partition("there are ")[2].splitlines()[0]):
        check(f"| `{category}` |" in readme, f"README.md: nothing about the category {category}")

    known = {line.split()[1] for line in run("rules", "list")[1].splitlines()} - {"-"}
    listed = re.search(r"phrase rules know ([^.]*)\.", readme)[1]
    for code in sorted(known | LANGUAGES.keys()):
        check((code in known) == (LANGUAGES.get(code, code) in listed), f"README.md and the rules differ about the language {code}")

    tests = re.search(r"run the tests:\n\n    (.*)\n", readme)[1]
    check(f'step "tests" {tests}\n' in pathlib.Path(".ci/run").read_text(), f".ci/run does not run {tests!r}")
    sys.exit("\n".join(wrong) or 0)


if __name__ == "__main__":
    main()
