"""Measures the recipe for Spark in docs/recipes.md beside pare by itself.

usage: spark.py PARE INPUT.jsonl WORK [--partitions 12] [--rounds 3]

In turns: pare -j 2, the job with the pipe of PySpark, and the job with the pipe
of the JVM, which Scala and Java have; Spark with two cores. Prints for each run
the time and the CPU time of all its processes, those of Spark's own start apart;
and whether the lines are the same bytes in the same order. Needs Linux, Java, and
a Python with pyspark.
"""

import argparse
import filecmp
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

from batch import run


def cpu_time():
    """Seconds of CPU of this process, of all below it, and of what these waited for."""
    parents, ticks = {}, {}
    for entry in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        pid = int(entry.parent.name)
        parents[pid], ticks[pid] = int(fields[1]), sum(map(int, fields[11:15]))

    def ours(pid):
        while pid not in (0, os.getpid()):
            pid = parents.get(pid, 0)
        return pid

    return sum(ticks[pid] for pid in ticks if ours(pid)) / os.sysconf("SC_CLK_TCK")


def job(way, pare, source, target, partitions):
    from pyspark import SparkConf, SparkContext

    begin = time.monotonic()
    context = SparkContext(conf=SparkConf().setMaster("local[2]").setAppName("pare").set("spark.ui.enabled", "false"))
    context.setLogLevel("ERROR")
    start, start_cpu = time.monotonic(), cpu_time()
    # one process for each partition; with -j 1, as Spark has as many at work as it has cores
    command = f"{os.path.abspath(pare)} -q --no-config -j 1 --from jsonl"
    if way == "PySpark":
        context.textFile(source, partitions).pipe(command, checkCode=True).saveAsTextFile(target)
    else:  # no public name in Python
        context._jsc.textFile(source, partitions).pipe(command).saveAsTextFile(target)
    # before the end: Spark waits for none of its workers, and their times would go with them
    print(time.monotonic() - start, cpu_time() - start_cpu, start - begin, start_cpu)
    context.stop()


def main():
    if sys.argv[1:2] == ["--job"]:
        way, pare, source, target, partitions = sys.argv[2:]
        return job(way, pare, source, target, int(partitions))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pare")
    parser.add_argument("input")
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--partitions", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    alone, together, parts = args.work / "alone.jsonl", args.work / "spark.jsonl", args.work / "parts"
    ratios = {"PySpark": [], "the JVM": []}
    for _ in range(args.rounds):
        wall, cpu, _ = run([args.pare, "-q", "--no-config", "-j", "2", args.input], alone)
        print(f"pare -j 2: {wall:.1f} s, {cpu:.1f} s of CPU", flush=True)
        for way, ratio in ratios.items():
            shutil.rmtree(parts, ignore_errors=True)
            command = [sys.executable, __file__, "--job", way, args.pare, args.input, str(parts), str(args.partitions)]
            said = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
            spark_wall, spark_cpu, start, start_cpu = map(float, said.split()[-4:])
            ratio.append((spark_wall / wall, spark_cpu / cpu))
            with open(together, "wb") as whole:
                for part in sorted(parts.glob("part-*")):
                    whole.write(part.read_bytes())
            same = "the same bytes" if filecmp.cmp(alone, together, shallow=False) else "BYTES DIFFER"
            print(f"pipe of {way}: {spark_wall:.1f} s, {spark_cpu:.1f} s of CPU, and {start:.1f} s, {start_cpu:.1f} s of CPU to start; {same}", flush=True)
    for way, ratio in ratios.items():
        walls, cpus = zip(*ratio)
        print(f"pipe of {way}: {statistics.median(walls):.1f} times as long as pare -j 2, {statistics.median(cpus):.1f} times the CPU")


if __name__ == "__main__":
    main()
