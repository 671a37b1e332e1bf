"""Extracts the main content of pages with a Python library.

usage: driver.py trafilatura|resiliparse|justext OUT < paths
"""

import pathlib
import sys


def trafilatura():
    from trafilatura import extract

    return lambda page: extract(page.decode("utf-8", "replace") if is_utf8(page) else page)


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    return lambda page: extract_plain_text(bytes_to_str(page, detect_encoding(page)), main_content=True)


def justext():
    import justext as library

    stoplist = library.get_stoplist("English")
    return lambda page: "\n\n".join(p.text for p in library.justext(page, stoplist) if not p.is_boilerplate)


def is_utf8(page):
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def main():
    extract, out = globals()[sys.argv[1]](), pathlib.Path(sys.argv[2])
    failed = 0
    for line in sys.stdin:
        path = pathlib.Path(line.rstrip("\n"))
        try:
            text = extract(path.read_bytes()) or ""
        except Exception:  # of one page; the others count
            failed, text = failed + 1, ""
        (out / (path.stem + ".txt")).write_text(text, "utf-8", errors="replace")
    if failed:
        print(f"{sys.argv[1]}: {failed} pages failed", file=sys.stderr)


if __name__ == "__main__":
    main()
