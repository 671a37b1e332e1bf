"""A process of the command that stays, and what becomes of it in a fork."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Sequence
from typing import Any

from . import protocol
from .channel import Channel, Ended, channel
from .errors import BadDocument, CommandFailed, DocumentTimeout

# A fork waits until a process that is being started is known here: the child
# must close its copies of the pipes, or the process would never see their end.
_starting = threading.RLock()
_inherited: weakref.WeakSet[Any] = weakref.WeakSet()  # what a child of a fork must forget


def forget_in_child(thing: Any) -> None:
    """Has thing.forget called in each child that is forked from now on."""
    _inherited.add(thing)


class Worker:
    """One process. It is used by one thread at a time, and only in the process that started it."""

    def __init__(self, args: Sequence[str]) -> None:
        self.owner = os.getpid()
        self._sent = self._answered = 0  # lines
        self._parts: list[bytes] = []  # of an answer that is not whole
        # a file and no pipe: nobody has to read it, and what is in it outlives the process
        self._errors = tempfile.TemporaryFile(mode="a+b")  # noqa: SIM115
        # not in the group of this process: Ctrl-C is for Python, which ends the document at hand itself
        apart: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            apart = {"creationflags": subprocess.CREATE_NO_WINDOW}
        with _starting:
            try:
                self._process = subprocess.Popen(
                    args, bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, **apart
                )
            except OSError as e:
                self._errors.close()
                raise CommandFailed(f"{args[0]} cannot be started: {e.strerror}") from e
            assert self._process.stdin and self._process.stdout
            self.channel: Channel = channel(self._process.stdin, self._process.stdout)
            forget_in_child(self)

    @property
    def pid(self) -> int:
        return self._process.pid

    def alive(self) -> bool:
        return self._process.poll() is None

    def number(self, line: bytes) -> bytes:
        """Makes line the next one of this process."""
        self._sent += 1
        return protocol.numbered(self._sent, line)

    def lines(self, data: bytes) -> list[bytes]:
        """The lines that are whole now that data was read."""
        self._parts.append(data)
        if b"\n" not in data:
            return []
        lines = b"".join(self._parts).split(b"\n")
        self._parts = [lines.pop()]
        return lines

    def answer(self, line: bytes) -> dict[str, Any]:
        """The answer that a line of output is to the next line that has none."""
        try:
            answer = protocol.answer(self._answered + 1, line)
        except BadDocument:
            self._errors.truncate(0)  # it says there what it has answered, and in a long run much of it
            self._answered += 1
            raise
        self._answered += 1
        return answer

    def ask(self, line: bytes, timeout: float) -> dict[str, Any]:
        """The answer to a line, when no other one waits for its answer.

        Raises Ended or Slipped, after which the worker is of no more use, as it
        is after every error but BadDocument.
        """
        out = memoryview(self.number(line))
        deadline = time.monotonic() + timeout
        while True:
            left = deadline - time.monotonic()
            written, data = self.channel.step(out, left)
            out = out[written:]
            lines = self.lines(data) if data else []
            if lines:
                if len(lines) > 1 or out or self._parts[0]:
                    raise protocol.Slipped("the command answered once too often")
                return self.answer(lines[0])
            if left < 0:
                raise too_long(timeout)

    def story(self, error: Exception) -> str:
        """What went wrong: the error, or how the process ended and the last that it said on standard error."""
        if not isinstance(error, Ended):
            return str(error)
        try:
            status = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return "the command closed its output"
        how = f"signal {-status} ended the command" if status < 0 else f"the command ended with status {status}"
        self._errors.seek(max(0, self._errors.seek(0, os.SEEK_END) - 2000))
        said = self._errors.read().decode(errors="replace").strip()
        return f"{how}: {said}" if said else how

    def kill(self) -> None:
        """Ends the process. What it has answered can still be read."""
        if self.owner == os.getpid():
            self._process.kill()
            self._process.wait()

    def close(self) -> None:
        self.kill()
        if self.owner == os.getpid():
            self.channel.close()
        self._close_files()

    def forget(self) -> None:
        """Leaves the process to the one that this one was forked from."""
        self._process.returncode = 0  # no child of ours that we could wait for
        self._close_files()

    def _close_files(self) -> None:
        for file in self._process.stdin, self._process.stdout, self._errors:
            assert file
            file.close()


def too_long(timeout: float) -> DocumentTimeout:
    return DocumentTimeout(f"took longer than {timeout:g} seconds")


def _forget_all() -> None:
    things = list(_inherited)
    _inherited.clear()
    for thing in things:
        thing.forget()
    _starting.release()


def _close_all() -> None:
    for thing in list(_inherited):
        if isinstance(thing, Worker):
            thing.close()


atexit.register(_close_all)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_starting.acquire, after_in_parent=_starting.release, after_in_child=_forget_all)
