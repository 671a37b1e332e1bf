"""The words of the command: its flags, and the fields of its JSON lines. Nothing else in this package knows them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Callable

from .documents import Article, Block, Evidence, Meta
from .errors import BadDocument

# --no-config: what is cleaned must not depend on the folder that Python runs in
FLAGS = ["--quiet", "--no-config", "--from", "jsonl"]

_quote = json.JSONEncoder(ensure_ascii=False).encode
_quote_ascii = json.JSONEncoder().encode
_meta = list(Meta.__dataclass_fields__)
_block = [name for name in Block.__dataclass_fields__ if name != "evidence"]
_evidence = list(Evidence.__dataclass_fields__)


def command_line(command: str, jobs: int, with_fields: Sequence[str], flags: Sequence[str]) -> list[str]:
    asked = ["--with", ",".join(with_fields)] if with_fields else []
    return [command, *FLAGS, "--jobs", str(jobs), *asked, *flags]


def request(kind: str, document: object) -> bytes:
    """The line for a document, a string or a pair of a string and its address, but for its number. `kind` is text or html."""
    url: object | None = None
    if isinstance(document, (tuple, list)) and len(document) == 2:
        document, url = document
    for value in (document, url or ""):
        if not isinstance(value, str):
            hint = "; decode it first" if isinstance(value, (bytes, bytearray)) else ""
            raise BadDocument(f"a string is wanted, not {type(value).__name__}{hint}")
    try:
        return _object(kind, document, url, _quote)
    except UnicodeEncodeError:  # half of a surrogate pair, which JSON can hold if it is escaped
        return _object(kind, document, url, _quote_ascii)


def _object(kind: str, document: object, url: object | None, quote: Callable[[object], str]) -> bytes:
    address = f'"url":{quote(url)},' if url else ""
    return f'{address}"{kind}":{quote(document)}}}\n'.encode()


def numbered(number: int, line: bytes) -> bytes:
    """The line with a number that comes back with the answer."""
    return b'{"id":%d,%b' % (number, line)


class Slipped(Exception):
    """The answer does not belong to the line that waits for one."""


def answer(number: int, line: bytes) -> dict[str, Any]:
    """The fields of the answer to the line of this number, the first of a process being 1."""
    try:
        got: dict[str, Any] = json.loads(line.decode("utf-8", "surrogatepass"))
    except ValueError as e:
        raise Slipped(f"an answer is no JSON: {e}") from None
    if "error" in got and "id" not in got:
        if got.get("line") != number:
            raise Slipped(f"the command answered line {got.get('line')} instead of {number}")
        raise BadDocument(str(got["error"]))
    if got.get("id") != number:
        raise Slipped(f"the command answered line {got.get('id')} instead of {number}")
    return got


def text(got: dict[str, Any]) -> str:
    return str(got["text"])


def article(got: dict[str, Any]) -> Article:
    meta = got.get("meta") or {}
    known = {name: meta.get(name) or "" for name in _meta}
    known["url"] = known["url"] or got.get("url") or ""
    evidence = [Evidence(*map(e.get, _evidence)) for e in got.get("evidence") or ()]
    return Article(
        text=got["text"],
        meta=Meta(**known),
        blocks=[_block_of(b, evidence) for b in got.get("blocks") or ()],
        markdown=got.get("markdown"),
        guard=(got.get("stats") or {}).get("guard") or "",
    )


def _block_of(b: dict[str, Any], evidence: list[Evidence]) -> Block:
    known: dict[str, Any] = {name: b.get(name) for name in _block}
    return Block(**known, evidence=[evidence[i] for i in b["evidence"]])


def fields(blocks: bool, markdown: bool) -> tuple[str, ...]:
    """What `extract` asks for beside the text."""
    return ("meta", "stats") + ("blocks",) * blocks + ("markdown",) * markdown


def options(
    keep: Sequence[str],
    drop: Sequence[str],
    mode: str | None,
    rules_only: bool,
    rules: str | Sequence[str],
    pack: str | Sequence[str],
) -> tuple[str, ...]:
    """The options of a Cleaner as flags."""
    flags: list[str] = []
    for name, values in ("--keep", keep), ("--drop", drop):
        if isinstance(values, str):
            raise TypeError(f"{name[2:]} takes a list of categories, not {values!r}")
        if values:
            flags += [name, ",".join(values)]
    if mode is not None:
        flags += ["--mode", mode]
    if rules_only:
        flags.append("--rules-only")
    for name, files in ("--rules", rules), ("--pack", pack):
        for file in [files] if isinstance(files, str) else files:
            flags += [name, str(file)]
    return tuple(flags)
