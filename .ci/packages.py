"""Runs the recipes of python/README.md in the order of the page.

usage: packages.py [WORD...], with a Python that has the package and what the
recipes import. A recipe behind "```python WORD" is run only if WORD is given; one
behind notebook in a kernel of Jupyter. What a recipe prints must be the
```output behind it.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PAGE = "python/README.md"


def main():
    runnable = sys.argv[1:]
    page = pathlib.Path(PAGE).read_text(encoding="utf-8")
    pieces = re.findall(r"^```python(?: (\w+))?\n((?:(?!```).*\n)*)```\n```output\n((?:(?!```).*\n)*)```\n", page, re.M)
    passed_over, done = [], 0
    with tempfile.TemporaryDirectory() as tmp:
        folder = pathlib.Path(tmp)
        inputs(folder)
        for word, code, want in pieces:
            if word and word not in runnable:
                passed_over.append(word)
                continue
            status, printed, said = notebook(folder, code) if word == "notebook" else script(folder, code)
            if status != 0 or printed != want:
                sys.exit(f"{PAGE}:\n{code}status {status}, prints\n{printed}{said}instead of\n{want}")
            done += 1
    print(f"recipes for Python: {done} run; passed over: {', '.join(passed_over) or 'none'}")


def inputs(folder):
    """Makes what the recipes read."""
    texts = "Share on Facebook\nThe council met on Monday.\n", None, "The ferry stops for the winter.\nShare on Facebook\n"
    lines = [json.dumps({"id": i, "text": text}) + "\n" for i, text in enumerate(texts, 1)]
    (folder / "articles.jsonl").write_text("".join(lines), encoding="utf-8")
    shutil.copy("testdata/pages/news.html", folder / "page.html")


def script(folder, code):
    (folder / "recipe.py").write_text(code, encoding="utf-8")
    env = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    ran = subprocess.run([sys.executable, "recipe.py"], cwd=folder, env=env, capture_output=True, encoding="utf-8")
    return ran.returncode, ran.stdout, ran.stderr


def notebook(folder, code):
    """Runs the parts of code between blank lines as cells."""
    import nbclient
    import nbformat

    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in code.split("\n\n")])
    try:
        nbclient.NotebookClient(book, timeout=60, resources={"metadata": {"path": str(folder)}}).execute()
    except nbclient.exceptions.CellExecutionError as e:
        return 1, "", str(e)
    return 0, "".join(o.get("text", "") for cell in book.cells for o in cell.outputs), ""


if __name__ == "__main__":
    main()
