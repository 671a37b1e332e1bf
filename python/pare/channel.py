"""The two pipes to a process.

A channel both writes and reads in one step, as a process that nobody reads from
stops reading.
"""

from __future__ import annotations

import os
import select
import threading
from collections import deque
from typing import IO, Union

CHUNK = 1 << 17
LONG = 3600.0  # seconds; a system call takes no infinity
AHEAD = 1 << 20  # bytes that a ThreadChannel reads before they are asked for


class Ended(Exception):
    """The process has closed its output, and all of it was read."""


class PollChannel:
    """A channel over pipes that can be polled.

    It needs no threads: they are lost in a fork, and Python warns of forks with threads.
    """

    def __init__(self, to: IO[bytes], back: IO[bytes]) -> None:
        self._to, self._back = to.fileno(), back.fileno()
        self._broken = False
        os.set_blocking(self._to, False)
        os.set_blocking(self._back, False)
        self._reads, self._both = select.poll(), select.poll()
        for poll in self._reads, self._both:
            poll.register(self._back, select.POLLIN)
        self._both.register(self._to, select.POLLOUT)

    def step(self, out: memoryview, timeout: float) -> tuple[int, bytes]:
        """Writes some of out and reads what is there; if it can do neither, waits until it can.

        Returns how much it wrote and what it read. Both may be nothing, at the
        latest when the time is over. What is written to a process that has ended
        counts as written.
        """
        written, data = self._write(out), self._read()
        if not written and not data and timeout > 0:
            poll = self._both if out else self._reads
            poll.poll(min(timeout, LONG) * 1000)
            written, data = self._write(out), self._read()
        return written, data

    def _write(self, out: memoryview) -> int:
        if not out or self._broken:
            return len(out)
        try:
            return os.write(self._to, out)
        except BlockingIOError:
            return 0
        except OSError:  # it has ended; what it answered before can still be read
            self._broken = True
            return len(out)

    def _read(self) -> bytes:
        try:
            data = os.read(self._back, CHUNK)
        except BlockingIOError:
            return b""
        if not data:
            raise Ended
        return data

    def close(self) -> None:
        """To be called when the process has ended."""


class ThreadChannel:
    """A channel for Windows, whose pipes cannot be polled: a thread writes, and another one reads."""

    def __init__(self, to: IO[bytes], back: IO[bytes]) -> None:
        self._to, self._back = to, back
        self._out = b""  # what is being written
        self._in: deque[bytes] = deque()
        self._size = 0  # of what is in it
        self._ended = self._closed = False
        self._changed = threading.Condition()
        self._threads = [threading.Thread(target=run, daemon=True) for run in (self._writer, self._reader)]
        for thread in self._threads:
            thread.start()

    def step(self, out: memoryview, timeout: float) -> tuple[int, bytes]:
        """As that of PollChannel."""
        with self._changed:
            written, data = self._hand_over(out), self._take()
            if not written and not data and timeout > 0:
                # in pieces, as Ctrl-C does not end a wait on Windows
                self._changed.wait(min(timeout, 1))
                written, data = self._hand_over(out), self._take()
            return written, data

    def _hand_over(self, out: memoryview) -> int:
        if not out or self._out:
            return 0
        self._out = bytes(out[:CHUNK])
        self._changed.notify_all()
        return len(self._out)

    def _take(self) -> bytes:
        if not self._in and self._ended:
            raise Ended
        data = b"".join(self._in)
        self._in.clear()
        self._size = 0
        self._changed.notify_all()
        return data

    def _writer(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._out or self._closed)
                if self._closed:
                    return
                rest = memoryview(self._out)
            try:
                while rest:
                    rest = rest[self._to.write(rest) :]
            except OSError:
                pass  # it has ended; what it answered before can still be read
            with self._changed:
                self._out = b""
                self._changed.notify_all()

    def _reader(self) -> None:
        data = b"-"
        while data:
            try:
                data = self._back.read(CHUNK)
            except OSError:
                data = b""
            with self._changed:
                self._changed.wait_for(lambda: self._size < AHEAD or self._closed)
                if data:
                    self._in.append(data)
                    self._size += len(data)
                else:
                    self._ended = True
                self._changed.notify_all()

    def close(self) -> None:
        """To be called when the process has ended."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()


Channel = Union[PollChannel, ThreadChannel]


def channel(to: IO[bytes], back: IO[bytes]) -> Channel:
    return PollChannel(to, back) if hasattr(select, "poll") else ThreadChannel(to, back)
