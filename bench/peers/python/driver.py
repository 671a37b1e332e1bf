"""Writes the main content of pages as a Python library sees it.

usage: driver.py trafilatura|resiliparse|justext OUT < paths
"""

import logging
import pathlib
import re
import sys


def trafilatura():
    from trafilatura import extract

    return extract


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text

    return lambda page: extract_plain_text(page, main_content=True, alt_texts=False)


# jusText wants to be told the language; these are its names of the most common ones.
STOPLISTS = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fi": "Finnish", "fr": "French", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ko": "Korean",
    "lt": "Lithuanian", "nb": "Norwegian_Bokmal", "nl": "Dutch", "no": "Norwegian_Bokmal", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "vi": "Vietnamese",
}  # fmt: skip
LANG = re.compile(r"<html[^>]*?\slang\s*=\s*[\"']?\s*([a-z]+)", re.IGNORECASE)


def justext():
    import justext as library

    stoplists = {}

    def extract(page):
        declared = LANG.search(page[:20000])
        name = STOPLISTS.get(declared[1].lower() if declared else "en", "English")
        if name not in stoplists:
            stoplists[name] = library.get_stoplist(name)
        return "\n\n".join(p.text for p in library.justext(page, stoplists[name]) if not p.is_boilerplate)

    return extract


def main():
    logging.disable()  # what a library says about a page
    extract, out = globals()[sys.argv[1]](), pathlib.Path(sys.argv[2])
    failed = 0
    for line in sys.stdin:
        path = pathlib.Path(line.rstrip("\n"))
        try:
            text = extract(path.read_text("utf-8", errors="replace")) or ""
        except Exception:  # of one page; the others go on
            failed, text = failed + 1, ""
        (out / (path.stem + ".txt")).write_text(text, "utf-8", errors="replace")
    if failed:
        print(f"{failed} pages failed", file=sys.stderr)


if __name__ == "__main__":
    main()
