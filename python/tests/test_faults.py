"""Processes that die, hang or slip: what is sent again, what is raised, and that no answer is lost, doubled or swapped."""

import contextlib
import os
import pathlib
import random
import shutil
import signal
import tempfile
import threading
import time
import unittest
from unittest import mock

import faulty
from test_stream import clean, text

import pare
from pare import channel, worker
from pare.command import find_command


@unittest.skipIf(os.name == "nt", "a script is no command there")
class Faulty(unittest.TestCase):
    kind = channel.PollChannel

    def setUp(self):
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        self.log = pathlib.Path(folder, "log")
        for patch in mock.patch("pare.worker.channel", self.kind), mock.patch.dict(os.environ, FAULTY_LOG=str(self.log)):
            patch.start()
            self.addCleanup(patch.stop)
        self.cleaner = pare.Cleaner(command=faulty.install(folder), timeout=20)
        self.addCleanup(self.cleaner.close)

    def sent(self, text):
        return self.log.read_text().split("\n").count(text)

    def quick(self):
        return pare.Cleaner(command=self.cleaner._command, timeout=0.5)

    def test_sent_again_once(self):
        self.assertEqual(self.cleaner.clean("die once"), "die once")
        self.assertEqual(self.sent("die once"), 2)

    def test_dies_twice(self):
        with self.assertRaisesRegex(pare.WorkerDied, "signal 9"):
            self.cleaner.clean("die")
        self.assertEqual(self.sent("die"), 2)
        self.assertEqual(self.cleaner.clean("good"), "good")

    def test_hangs(self):
        cleaner = self.quick()
        begin = time.monotonic()
        with self.assertRaisesRegex(pare.DocumentTimeout, "0.5 seconds"):
            cleaner.clean("hang")
        with self.assertRaises(TimeoutError):
            cleaner.clean("hang")
        self.assertLess(time.monotonic() - begin, 10)
        self.assertEqual(self.sent("hang"), 2)
        self.assertEqual(cleaner.clean("good"), "good")

    def test_hangs_while_it_is_written_to(self):
        with self.assertRaises(pare.DocumentTimeout):
            list(self.quick().clean_many(["hang", *["x" * 100000] * 50]))

    def test_slips(self):
        for wrong in "slip", "twice":
            with self.subTest(wrong), self.assertRaises(pare.WorkerDied):
                self.cleaner.clean(wrong)
            self.assertEqual(self.cleaner.clean("good"), "good")
        self.assertEqual(self.cleaner.clean("once more"), "once more")
        self.assertEqual(self.cleaner.clean("good"), "good")

    def test_error_of_the_command(self):
        with self.assertRaisesRegex(pare.BadDocument, "too bad"):
            self.cleaner.clean("bad")
        self.assertEqual(self.cleaner.clean("good"), "good")

    def test_many(self):
        texts = [f"good {i}" for i in range(300)]
        wrong = {30: "die", 31: "die once", 60: "bad", 90: "slip", 120: "die", 250: "die once"}
        for i, what in wrong.items():
            texts[i] = what
        got = list(self.cleaner.clean_many(texts, errors="return"))
        self.assertEqual(len(got), 300)
        for i, one in enumerate(got):
            if wrong.get(i) in (None, "die once"):
                self.assertEqual(one, texts[i])
            else:
                self.assertEqual(one.index, i)
        self.assertIsInstance(got[30], pare.WorkerDied)
        self.assertIsInstance(got[60], pare.BadDocument)

    def test_many_that_hang(self):
        texts = ["good", "hang", "fine", "hang", "well"]
        got = list(self.quick().clean_many(texts, errors="return"))
        self.assertEqual(got[::2], texts[::2])
        self.assertEqual([(type(e), e.index) for e in got[1::2]], [(pare.DocumentTimeout, 1), (pare.DocumentTimeout, 3)])

    def test_many_raise_with_their_index(self):
        got = self.cleaner.clean_many(["good", "fine", "die", "well"])
        self.assertEqual([next(got), next(got)], ["good", "fine"])
        with self.assertRaises(pare.WorkerDied) as raised:
            next(got)
        self.assertEqual(raised.exception.index, 2)

    def test_interrupt_swaps_no_answer(self):
        # a shell starts its background jobs with interrupts ignored, and Python leaves them so
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.addCleanup(signal.signal, signal.SIGINT, before)
        for _ in range(20):
            threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT)).start()
            with self.assertRaises(KeyboardInterrupt):
                while True:
                    self.cleaner.clean("x")
                    self.cleaner.clean("hang")
            self.assertEqual(self.cleaner.clean("good"), "good")


class FaultyThread(Faulty):
    kind = channel.ThreadChannel


@unittest.skipIf(os.name == "nt", "needs signals")
class Killed(unittest.TestCase):
    """The real command, killed again and again."""

    def test_clean(self):
        cleaner = pare.Cleaner(command=find_command(), timeout=30)
        self.addCleanup(cleaner.close)
        cleaner.clean(text(0))
        random.seed(19)
        for i in range(400):
            if i % 8 == 0:  # 50 times: now at once, now while it has the text
                threading.Timer(random.random() / 1000, _kill, (cleaner._pool(())._idle[0].pid,)).start()
            self.assertEqual(cleaner.clean(text(i, 400)), clean(i, 400), i)

    def test_many(self):
        started, kills, next_kill = [], 0, 100

        class Watched(worker.Worker):
            def __init__(self, args):
                super().__init__(args)
                started.append(self.pid)

        random.seed(19)
        with mock.patch("pare.cleaner.Worker", Watched):
            for i, got in enumerate(pare.clean_many(map(text, range(40000)), jobs=2)):
                self.assertEqual(got, clean(i), i)
                if i == next_kill and kills < 50:  # also while those on the way are sent again
                    _kill(started[-1])
                    kills += 1
                    next_kill += random.randrange(100, 1400)
        self.assertEqual((i, kills), (39999, 50))


def _kill(pid):
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    unittest.main()
