"""pare strips boilerplate from articles: consent banners, sign-up gates, promo headlines, photo credits, navigation.

    pare.clean(text)                    a text without boilerplate
    pare.extract(html, url=address)     the article of a page, with metadata and blocks
    pare.clean_many(texts, jobs=4)      many texts, in order
    pare.extract_many(pages, jobs=4)    many pages

They are the methods of a `Cleaner`, which takes options.
"""

from .cleaner import Cleaner, Document
from .documents import Article, Block, Evidence, Meta
from .errors import BadDocument, CommandFailed, DocumentTimeout, PareError, WorkerDied

__all__ = [
    "Article",
    "BadDocument",
    "Block",
    "Cleaner",
    "CommandFailed",
    "Document",
    "DocumentTimeout",
    "Evidence",
    "Meta",
    "PareError",
    "WorkerDied",
    "clean",
    "clean_many",
    "extract",
    "extract_many",
]

_default = Cleaner()
clean = _default.clean
extract = _default.extract
clean_many = _default.clean_many
extract_many = _default.extract_many
