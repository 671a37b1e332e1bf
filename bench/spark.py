"""Cleans JSON lines with pare inside Spark: the recipe of docs/recipes.md, and what it costs.

usage: spark.py PARE INPUT OUTPUT_FOLDER [--partitions N]

Needs pyspark and Java. Prints the time from the start of the job to its end,
without that of Spark's own start.
"""

import argparse
import time

from pyspark import SparkConf, SparkContext


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pare")
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--partitions", type=int, default=2)
    args = parser.parse_args()
    begin = time.monotonic()
    context = SparkContext(conf=SparkConf().setMaster("local[2]").setAppName("pare").set("spark.ui.enabled", "false"))
    context.setLogLevel("ERROR")
    ready = time.monotonic()
    rows = context.textFile(args.input, args.partitions)
    # one process for each partition; with -j 1, as Spark has as many at work as it has cores
    rows.pipe(f"{args.pare} -q --no-config -j 1 --from jsonl", checkCode=True).saveAsTextFile(args.output)
    done = time.monotonic()
    context.stop()
    print(f"spark started in {ready - begin:.2f} s, the job took {done - ready:.2f} s")


if __name__ == "__main__":
    main()
