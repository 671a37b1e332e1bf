"""The calls of this package, with options that hold for all of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Callable, Literal, Optional, TypeVar, Union, overload

from . import protocol
from .command import find_command
from .documents import Article
from .errors import PareError
from .pool import Pool, cores
from .stream import Stream
from .worker import Worker

Document = Union[str, tuple[str, Optional[str]]]
"""A text or a page, or a pair of it and its address."""

Fields = tuple[str, ...]
Key = tuple[Optional[str], ...]
Result = TypeVar("Result")

# by command and options, and by fields. All Cleaners with the same ones share
# theirs: a Cleaner is pickled for every task of multiprocessing.
_pools: dict[tuple[Key, Fields], Pool] = {}


class Cleaner:
    """Cleans texts and pages with a process of the command `pare`, which starts with the first call and stays.

    A Cleaner may be used by threads, each of which has a process of its own
    while it needs one, and in processes that are forked or spawned, also when
    it is pickled: there it starts processes of their own.

    keep, drop: categories, such as "caption", that are never dropped, or also on weak evidence.
    mode: "gentle", "balanced" or "strict".
    rules_only: drops only what a named rule matches.
    rules, pack: names of files with rules of your own, and of what `pare learn` has written.
    timeout: seconds that a document may take, or None.
    command: the path of the command, if it is not the one that was installed with this package.
    """

    def __init__(
        self,
        *,
        keep: Sequence[str] = (),
        drop: Sequence[str] = (),
        mode: str | None = None,
        rules_only: bool = False,
        rules: str | Sequence[str] = (),
        pack: str | Sequence[str] = (),
        timeout: float | None = 60,
        command: str | None = None,
    ) -> None:
        self._options = protocol.options(keep, drop, mode, rules_only, rules, pack)
        self._timeout = math.inf if timeout is None else timeout
        self._command = command
        self._key = (command, *self._options)

    def clean(self, text: str, url: str | None = None) -> str:
        """The text without boilerplate. What is kept is as it was. `url` is for packs, which know lines of its site."""
        return protocol.text(self._pool(()).ask(protocol.request("text", (text, url)), self._timeout))

    def extract(self, html: str, url: str | None = None, *, blocks: bool = True, markdown: bool = False) -> Article:
        """The article of a page, with its metadata, every block with its verdict, and, if asked for, as Markdown."""
        fields = protocol.fields(blocks, markdown)
        return protocol.article(self._pool(fields).ask(protocol.request("html", (html, url)), self._timeout))

    @overload
    def clean_many(
        self, texts: Iterable[Document], *, jobs: int | None = None, errors: Literal["raise"] = "raise"
    ) -> Iterator[str]: ...

    @overload
    def clean_many(
        self, texts: Iterable[Document], *, jobs: int | None = None, errors: Literal["return"]
    ) -> Iterator[str | PareError]: ...

    def clean_many(
        self, texts: Iterable[Document], *, jobs: int | None = None, errors: str = "raise"
    ) -> Iterator[str | PareError]:
        """Yields each text without boilerplate, in order.

        One process cleans `jobs` at a time, by default as many as there are
        cores. At most about a megabyte for each is on the way. With
        errors="raise" the first document that fails ends the iteration; with
        "return" its error is yielded in its place. Errors have its `index`, from
        0. The iterable is read by the thread that iterates.
        """
        return self._stream("text", texts, jobs, errors, (), protocol.text)

    @overload
    def extract_many(
        self,
        pages: Iterable[Document],
        *,
        jobs: int | None = None,
        errors: Literal["raise"] = "raise",
        blocks: bool = True,
        markdown: bool = False,
    ) -> Iterator[Article]: ...

    @overload
    def extract_many(
        self,
        pages: Iterable[Document],
        *,
        jobs: int | None = None,
        errors: Literal["return"],
        blocks: bool = True,
        markdown: bool = False,
    ) -> Iterator[Article | PareError]: ...

    def extract_many(
        self,
        pages: Iterable[Document],
        *,
        jobs: int | None = None,
        errors: str = "raise",
        blocks: bool = True,
        markdown: bool = False,
    ) -> Iterator[Article | PareError]:
        """Yields the article of each page, as `extract` does, in the way of `clean_many`."""
        return self._stream("html", pages, jobs, errors, protocol.fields(blocks, markdown), protocol.article)

    def close(self) -> None:
        """Ends the processes that wait. A later call starts new ones."""
        for key, pool in list(_pools.items()):
            if key[0] == self._key:
                pool.close()

    def __enter__(self) -> Cleaner:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _start(self, jobs: int, fields: Fields) -> Callable[[], Worker]:
        def start() -> Worker:
            return Worker(protocol.command_line(self._command or find_command(), jobs, fields, self._options))

        return start

    def _pool(self, fields: Fields) -> Pool:
        key = self._key, fields
        pool = _pools.get(key)
        # of two threads that come here at once, both get the one that was first
        return pool or _pools.setdefault(key, Pool(self._start(1, fields)))

    def _stream(
        self,
        kind: str,
        documents: Iterable[Document],
        jobs: int | None,
        errors: str,
        fields: Fields,
        result: Callable[[dict[str, Any]], Result],
    ) -> Iterator[Result | PareError]:
        if errors not in ("raise", "return"):
            raise ValueError(f'errors is "raise" or "return", not {errors!r}')
        if isinstance(documents, (str, bytes)):
            raise TypeError("an iterable of documents is wanted, not one document")
        jobs = cores() if jobs is None else jobs
        if jobs < 1:
            raise ValueError(f"jobs is at least 1, not {jobs}")
        stream = Stream(self._start(jobs, fields), kind, jobs, self._timeout)
        return self._results(stream.answers(documents), errors, result)

    @staticmethod
    def _results(
        answers: Iterator[dict[str, Any] | PareError], errors: str, result: Callable[[dict[str, Any]], Result]
    ) -> Iterator[Result | PareError]:
        for answer in answers:
            if not isinstance(answer, PareError):
                yield result(answer)
            elif errors == "raise":
                raise answer
            else:
                yield answer
