"""What `extract` returns. docs/schema.json describes the same fields."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Meta:
    """What is known of a page. What it does not say is an empty string."""

    lang: str = ""
    """The BCP 47 primary tag of the language that most of the text has."""
    title: str = ""
    byline: str = ""
    """Who wrote it, without words around the names."""
    date: str = ""
    """When it was published, as RFC 3339, or the day alone."""
    site: str = ""
    url: str = ""
    """The address that the page gives, or else the one that was given."""
    description: str = ""
    image: str = ""
    """The address of the image that represents the page."""


@dataclass(frozen=True)
class Evidence:
    """What a rule or the trained score says, as it is where it first spoke. Blocks that it speaks of share it."""

    rule: str
    category: str
    points: int
    """100 drop a block, fewer only support other evidence, and a negative value supports keeping it."""
    why: str
    block: int
    """The place of the block where it first spoke, in the list of blocks."""
    blocks: int
    """In how many blocks it spoke."""
    start: int
    end: int


@dataclass(frozen=True)
class Block:
    """A piece of a page that is kept or dropped as a whole, such as a paragraph."""

    text: str
    kind: str
    """paragraph, heading, list-item, caption, alt-text, row, code or quote."""
    keep: bool
    rule: str
    """The rule that decided; empty if there is no evidence against the block."""
    category: str
    start: int
    """Where it begins and ends, in bytes of the page as UTF-8."""
    end: int
    score: int | None
    """The points of the trained score, or None if it did not look."""
    evidence: list[Evidence]
    """All evidence about the block, strongest first."""


@dataclass(frozen=True)
class Article:
    """A page that was cleaned."""

    text: str
    """The article, a paragraph to a line; empty if the page has none."""
    meta: Meta = field(default_factory=Meta)
    blocks: list[Block] = field(default_factory=list)
    """Every block, kept or dropped, in the order of the page; empty unless asked for."""
    markdown: str | None = None
    """The article as Markdown, if asked for."""
    guard: str = ""
    """Why verdicts were overruled, or where the text of an empty page is."""
