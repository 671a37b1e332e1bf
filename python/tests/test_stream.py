"""clean_many: order, what is on the way, and errors. Once with each kind of channel."""

import itertools
import time
import unittest
from unittest import mock

import pare
from pare import channel, stream


def text(i, words=40):
    return f"Share on Facebook\n\nThe council met on day {i} to vote.{' It is long.' * (i % words)}\n"


def clean(i, words=40):
    return text(i, words)[len("Share on Facebook\n\n") :]


class Poll(unittest.TestCase):
    kind = getattr(channel, "PollChannel" if hasattr(channel.select, "poll") else "ThreadChannel")

    def setUp(self):
        patch = mock.patch("pare.worker.channel", self.kind)
        patch.start()
        self.addCleanup(patch.stop)

    def test_order(self):
        for jobs in 1, 3:
            got = pare.clean_many((text(i) for i in range(5000)), jobs=jobs)
            for i, (one, want) in enumerate(itertools.zip_longest(got, map(clean, range(5000)))):
                self.assertEqual(one, want, i)

    def test_nothing_and_one(self):
        self.assertEqual(list(pare.clean_many([])), [])
        self.assertEqual(list(pare.clean_many([text(1)])), [clean(1)])

    def test_larger_than_all_that_may_be_on_the_way(self):
        large = "The council met on Monday, said the mayor of the town.\n\n" * 50000
        got = list(pare.clean_many([large, text(1), large], jobs=1))
        self.assertEqual([len(large), clean(1), len(large)], [len(got[0]), got[1], len(got[2])])

    def test_reads_no_further_than_it_must(self):
        taken = 0

        def texts():
            nonlocal taken
            for taken in itertools.count(1):
                yield text(taken)

        got = pare.clean_many(texts(), jobs=1)
        for _ in range(10):
            next(got)
        size = taken * len(text(20))
        got.close()
        self.assertLess(size, 3 * stream.AHEAD)

    def test_slow_source_gets_answers(self):
        taken = []

        def texts():
            for i in range(20):
                taken.append(i)
                yield text(i)
                time.sleep(0.05)

        ahead = [len(taken) - i for i, _ in enumerate(pare.clean_many(texts(), jobs=2))]
        self.assertLess(max(ahead[3:]), 5)

    def test_error_is_raised_behind_those_before_it(self):
        got = pare.clean_many([text(0), text(1), None, text(3)])
        self.assertEqual([next(got), next(got)], [clean(0), clean(1)])
        with self.assertRaises(pare.BadDocument) as raised:
            next(got)
        self.assertEqual(raised.exception.index, 2)

    def test_errors_are_returned_in_place(self):
        texts = [None, text(1), b"", 3.5, text(4), None]
        got = list(pare.clean_many(texts, errors="return"))
        self.assertEqual([got[1], got[4]], [clean(1), clean(4)])
        self.assertEqual([e.index for e in got if isinstance(e, pare.BadDocument)], [0, 2, 3, 5])
        self.assertEqual(len(list(pare.clean_many([None, None], errors="return"))), 2)

    def test_failing_source_loses_no_answer(self):
        def texts():
            yield from map(text, range(100))
            raise KeyError("source")

        got = []
        with self.assertRaisesRegex(KeyError, "source"):
            for one in pare.clean_many(texts()):
                got.append(one)
        self.assertEqual(got, list(map(clean, range(100))))

    def test_stopping_early_ends_the_process(self):
        got = pare.clean_many(map(text, itertools.count()), jobs=2)
        next(got)
        worker = got.gi_frame.f_locals["answers"].gi_frame.f_locals["self"]._worker
        got.close()
        self.assertFalse(worker.alive())

    def test_with_addresses(self):
        got = pare.clean_many([(text(1), "https://example.org/1"), (text(2), None)])
        self.assertEqual(list(got), [clean(1), clean(2)])

    def test_wrong_arguments(self):
        for wrong in {"errors": "ignore"}, {"jobs": 0}:
            with self.assertRaises(ValueError):
                pare.clean_many([], **wrong)
        with self.assertRaises(TypeError):
            pare.clean_many("one text")


class Thread(Poll):
    kind = channel.ThreadChannel

    def test_clean(self):
        with pare.Cleaner(timeout=30) as cleaner:
            for i in range(100):
                self.assertEqual(cleaner.clean(text(i)), clean(i))


if __name__ == "__main__":
    unittest.main()
