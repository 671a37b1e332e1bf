"""Many documents through one process, in order, with a bounded number of them on the way."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, Callable, Union

from . import protocol
from .channel import Ended
from .errors import BadDocument, CommandFailed, PareError
from .pool import Pool
from .protocol import Slipped
from .worker import Worker, too_long

BATCH = 1 << 15  # bytes that are written at once: a system call each is a tenth of the time of a short text
PAUSE = 0.001  # seconds after which less is written, too: the documents come slowly
# On the way for each job: more is more to send again when a process dies, and less keeps the command waiting.
AHEAD = 1 << 20  # bytes
AHEAD_COUNT = 256

Answer = Union[dict[str, Any], PareError]


class Stream:
    """The documents of one call on their way. All happens in the thread that asks for the next answer."""

    def __init__(self, start: Callable[[], Worker], kind: str, jobs: int, timeout: float) -> None:
        self._start = start
        self._kind = kind
        self._timeout = timeout
        self._ahead = AHEAD * jobs
        self._ahead_count = AHEAD_COUNT * jobs
        self._owner = os.getpid()
        self._worker: Worker | None = None
        self._flight: deque[tuple[int, bytes, BadDocument | None]] = deque()  # index and line, or why there is none
        self._size = 0  # of the lines in it
        self._out = bytearray()  # lines of it that are not written yet
        self._ready: list[Answer] = []

    def answers(self, documents: Iterable[object]) -> Iterator[Answer]:
        failure = None
        source = enumerate(documents)
        seen = time.monotonic()
        try:
            while True:
                try:
                    index, document = next(source)
                except StopIteration:
                    break
                except Exception as e:  # raised when those before have been answered
                    failure = e
                    break
                self._add(index, document)
                if len(self._out) >= BATCH or time.monotonic() - seen > PAUSE:
                    yield from self._pump()
                    seen = time.monotonic()
            while self._flight:
                yield from self._pump(to_the_end=True)
        finally:
            if self._worker:
                self._worker.close()
        if failure:
            raise failure

    def _add(self, index: int, document: object) -> None:
        try:
            line = protocol.request(self._kind, document)
        except BadDocument as e:
            self._flight.append((index, b"", e.at(index)))
            return
        self._flight.append((index, line, None))
        self._size += len(line)
        self._out += self._running().number(line)

    def _check_owner(self) -> None:
        if self._owner != os.getpid():
            raise PareError("a stream goes on only in the process that began it, not in a fork")

    def _running(self) -> Worker:
        self._check_owner()
        if not self._worker:
            self._worker = self._start()
        return self._worker

    def _pump(self, to_the_end: bool = False) -> Iterator[Answer]:
        """Writes all lines, reads what is there, and waits until there is room for more, or until all are answered."""
        yield from self._take()
        deadline = time.monotonic() + self._timeout
        while self._size:
            left = deadline - time.monotonic() if to_the_end or self._is_full() else 0
            try:
                self._step(max(0, left))
            except (Ended, Slipped) as e:
                yield from self._one_by_one(slipped=isinstance(e, Slipped))
                return
            if self._ready:
                yield from self._take()
                deadline = time.monotonic() + self._timeout  # the time of the caller does not count
            elif left < 0:
                yield from self._one_by_one(timed_out=True)
                return
            if not to_the_end and not self._is_full():
                return

    def _is_full(self) -> bool:
        return bool(self._out) or self._size > self._ahead or len(self._flight) > self._ahead_count

    def _step(self, timeout: float) -> None:
        worker = self._running()
        with memoryview(self._out) as out:
            written, data = worker.channel.step(out, timeout)
        del self._out[:written]
        if data:
            self._read(worker, data)

    def _read(self, worker: Worker, data: bytes) -> None:
        for line in worker.lines(data):
            self._pass_bad()
            if not self._flight:
                raise Slipped("the command answered once too often")
            index, sent, _ = self._flight[0]
            try:
                self._ready.append(worker.answer(line))
            except BadDocument as e:
                self._ready.append(e.at(index))
            self._flight.popleft()
            self._size -= len(sent)

    def _pass_bad(self) -> None:
        while self._flight and self._flight[0][2]:
            self._ready.append(self._flight.popleft()[2])  # type: ignore[arg-type]

    def _take(self) -> Iterator[Answer]:
        self._pass_bad()
        ready, self._ready = self._ready, []
        yield from ready

    def _one_by_one(self, timed_out: bool = False, slipped: bool = False) -> Iterator[Answer]:
        """Goes on after the end of a worker. What is on the way is sent again, each alone, as one may have been the cause."""
        worker = self._running()
        head = self._flight[0]
        worker.kill()
        try:
            while not slipped:  # it may have answered more than was read
                self._read(worker, worker.channel.step(memoryview(b""), 5)[1])
        except (Ended, Slipped):
            pass
        worker.close()
        self._worker = None
        self._out.clear()
        yield from self._take()
        pool = Pool(self._start)
        try:
            while self._flight:
                index, line, bad = sent = self._flight.popleft()
                self._size -= len(line)
                if timed_out and sent is head:
                    yield too_long(self._timeout).at(index)
                else:
                    yield bad or self._alone(pool, index, line)
            self._worker = pool.take()
        finally:
            pool.close()

    def _alone(self, pool: Pool, index: int, line: bytes) -> Answer:
        self._check_owner()
        try:
            return pool.ask(line, self._timeout)
        except CommandFailed:
            raise
        except PareError as e:
            return e.at(index)
