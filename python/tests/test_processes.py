"""Forks, threads and multiprocessing: each process has workers of its own, and nothing of them is left."""

import gc
import multiprocessing
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time
import unittest
import warnings
from concurrent.futures import ThreadPoolExecutor

from test_stream import clean, text

import pare

# for a Python that is started anew: this folder, and that of the package where it is not installed
FOLDERS = pathlib.Path(__file__).resolve().parent, pathlib.Path(pare.__file__).resolve().parents[1]
ENV = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, FOLDERS))}


def check(i):
    return pare.clean(text(i)) == clean(i), os.getpid()


def children(pid):
    """The processes below a process, on Linux."""
    tasks = pathlib.Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


@unittest.skipUnless(hasattr(os, "fork"), "there is no fork")
class Fork(unittest.TestCase):
    def test_200_forks(self):
        pare.clean(text(0))
        idle = pare._default._pool(())._idle
        before = [w.pid for w in idle]
        pids = []
        for i in range(200):
            if i % 10 == 0:
                while pids:
                    self.assertEqual(os.waitpid(pids.pop(), 0)[1], 0)
            pid = os.fork()
            if pid == 0:
                status = 1
                try:
                    if all(pare.clean(text(k)) == clean(k) for k in range(i, i + 5)):
                        status = 0
                finally:
                    os._exit(status)
            pids.append(pid)
            self.assertEqual(pare.clean(text(i)), clean(i))
        while pids:
            self.assertEqual(os.waitpid(pids.pop(), 0)[1], 0)
        self.assertEqual([w.pid for w in idle], before)

    def test_fork_of_a_fork(self):
        def down(depth):
            if pare.clean(text(depth)) != clean(depth):
                os._exit(1)
            if depth < 5:
                pid = os.fork()
                if pid == 0:
                    down(depth + 1)
                status = os.waitpid(pid, 0)[1]
                if depth == 0:
                    self.assertEqual(status, 0)
                    return
                os._exit(status != 0 or pare.clean(text(depth)) != clean(depth))
            os._exit(0)

        down(0)

    def test_fork_warns_of_no_threads(self):
        pare.clean(text(0))
        with warnings.catch_warnings():
            warnings.simplefilter("error", DeprecationWarning)
            pid = os.fork()
            if pid == 0:
                os._exit(0)
            os.waitpid(pid, 0)

    def test_fork_in_a_stream(self):
        got = pare.clean_many(map(text, range(3000)), jobs=1)
        first = [next(got) for _ in range(10)]
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                list(got)
            except pare.PareError:
                del got
                gc.collect()
                status = 0 if pare.clean(text(1)) == clean(1) else 2
            finally:
                os._exit(status)
        self.assertEqual(os.waitpid(pid, 0)[1], 0)
        self.assertEqual(first + list(got), list(map(clean, range(3000))))

    @unittest.skipUnless(sys.platform == "linux", "looks into /proc")
    def test_fork_keeps_no_worker_alive(self):
        code = (
            "import os, pare, sys, time\npare.clean('A line.')\n"
            "if os.fork() == 0:\n    os.close(1); time.sleep(20); os._exit(0)\n"
            "print(*[w.pid for w in pare._default._pool(())._idle], flush=True)\nos.kill(os.getpid(), 9)"
        )
        ran = subprocess.run([sys.executable, "-c", code], env=ENV, stdout=subprocess.PIPE)
        pid = int(ran.stdout)
        for _ in range(100):
            state = pathlib.Path(f"/proc/{pid}/stat")
            if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
                return
            time.sleep(0.05)
        self.fail("the worker is still there, though its process is gone")


class Multiprocessing(unittest.TestCase):
    def test_pools(self):
        pare.clean(text(0))
        for method in multiprocessing.get_all_start_methods():
            with self.subTest(method), warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)  # of the threads of other tests
                with multiprocessing.get_context(method).Pool(3) as pool:
                    got = pool.map(check, range(200), chunksize=5)
                    self.assertTrue(all(right for right, _ in got))
                    self.assertEqual(pool.map(pare.clean, map(text, range(50))), list(map(clean, range(50))))
                    self.assertEqual(
                        pool.map(pare.Cleaner(timeout=50).clean, map(text, range(50))), list(map(clean, range(50)))
                    )


class Threads(unittest.TestCase):
    def test_threads(self):
        with ThreadPoolExecutor(16) as pool:
            got = list(pool.map(lambda i: pare.clean(text(i)), range(1000)))
        self.assertEqual(got, list(map(clean, range(1000))))

    def test_streams_in_threads(self):
        with ThreadPoolExecutor(4) as pool:
            got = list(pool.map(lambda k: list(pare.clean_many(map(text, range(k, k + 500)), jobs=1)), range(8)))
        for k, one in enumerate(got):
            self.assertEqual(one, list(map(clean, range(k, k + 500))))

    @unittest.skipUnless(hasattr(os, "fork"), "there is no fork")
    def test_forks_while_threads_clean(self):
        stop = threading.Event()
        wrong = []

        def work(i):
            while not stop.is_set():
                if pare.clean(text(i)) != clean(i):
                    wrong.append(i)

        threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
        for thread in threads:
            thread.start()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            for i in range(30):
                pid = os.fork()
                if pid == 0:
                    signal.alarm(60)
                    os._exit(0 if pare.clean(text(i)) == clean(i) else 1)
                self.assertEqual(os.waitpid(pid, 0)[1], 0)
        stop.set()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])


@unittest.skipUnless(sys.platform == "linux", "looks into /proc")
class End(unittest.TestCase):
    def test_nothing_is_left(self):
        code = (
            "import pare, itertools\npare.clean('A line.'); pare.extract('<p>A page.')\n"
            "many = pare.clean_many(itertools.repeat('A line.')); next(many)\nimport test_processes, os\n"
            "print(*test_processes.children(os.getpid()))"
        )
        ran = subprocess.run([sys.executable, "-W", "error", "-c", code], env=ENV, capture_output=True)
        self.assertEqual((ran.returncode, ran.stderr), (0, b""))
        pids = ran.stdout.split()
        self.assertEqual(len(pids), 3)
        for pid in pids:
            self.assertFalse(os.path.exists(f"/proc/{int(pid)}"))


if __name__ == "__main__":
    unittest.main()
