"""Processes that stay between calls, for as many threads as there are cores."""

from __future__ import annotations

import os
import threading
from typing import Any, Callable

from . import protocol
from .channel import Ended
from .errors import BadDocument, CommandFailed, PareError, WorkerDied
from .protocol import Slipped
from .worker import Worker, forget_in_child


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Pool:
    """A call takes a worker and gives it back, so one thread has one. More threads than cores wait for each other."""

    def __init__(self, start: Callable[[], Worker]) -> None:
        self._start = start
        self.forget()

    def forget(self) -> None:
        """Leaves all workers to the process that this one was forked from."""
        self._slots = threading.BoundedSemaphore(cores())
        self._idle: list[Worker] = []
        self._owner = os.getpid()
        forget_in_child(self)

    def ask(self, line: bytes, timeout: float) -> dict[str, Any]:
        """The answer to a line. If its worker dies, a new one gets it, once."""
        if self._owner != os.getpid():  # a fork that Python was not told of
            self.forget()
        story = ""
        with self._slots:
            for fresh in False, True:
                worker, whole = self.take(fresh), False
                try:
                    answer = worker.ask(line, timeout)
                    whole = True
                    return answer
                except BadDocument:
                    whole = True
                    raise
                except (Ended, Slipped) as e:
                    story = worker.story(e)
                finally:
                    # after an interrupt, too: its answer must not become that of the next line
                    self._idle.append(worker) if whole else worker.close()
            raise blame(self._start, story)

    def take(self, fresh: bool = False) -> Worker:
        """A worker that nobody else has."""
        while self._idle and not fresh:
            try:
                worker = self._idle.pop()
            except IndexError:  # another thread was faster
                break
            if worker.alive():
                return worker
            worker.close()
        return self._start()

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()


def blame(start: Callable[[], Worker], story: str) -> PareError:
    """The error for a document that two workers died of: it may be the command that cannot clean anything."""
    worker = start()
    try:
        worker.ask(protocol.request("text", "A line."), 60)
    except (Ended, Slipped, PareError) as e:
        return CommandFailed(worker.story(e))
    finally:
        worker.close()
    return WorkerDied(story)
