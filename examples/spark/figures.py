"""Reads a corpus with Spark, pipes it through baogao and writes one Parquet table.

A partition is one process: documents go in as JSON lines with their bytes in base64, rows come out as
JSON lines. Neither side is held in memory.
"""

import argparse
import base64
import json
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from pyspark.sql import SparkSession

# A document that cannot be read costs one message and this status; the others are done.
DONE, SOME_NOT_READ = 0, 1

# The columns by which the rows of a command are in order.
ORDER = {"list": ["path"], "outline": ["path", "id"], "figures": ["path", "id"]}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", help="a folder of reports, in any file system that Spark reads")
    parser.add_argument("table", help="the Parquet table to write")
    parser.add_argument("--baogao", default="baogao", help="the program, as the workers find it")
    parser.add_argument("--command", default="figures", choices=sorted(ORDER))
    parser.add_argument("--partitions", type=int, default=0, help="how many processes share the corpus")
    parser.add_argument("flags", nargs="*", help="flags of the command, after --")
    return parser.parse_args()


def schema(spark, command):
    """The columns, as the program itself writes them for no document at all."""
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.parquet"
        flags = ["--stdin-jsonl", "-o", str(empty)]
        subprocess.run([*command, *flags], stdin=subprocess.DEVNULL, check=True)
        return spark.read.parquet(empty.as_uri()).schema


def relative(root, path):
    """The path below the corpus, whatever file system it is in."""
    return path.removeprefix("file:").lstrip("/").removeprefix(root.removeprefix("file:").strip("/") + "/")


def frames(root, rows):
    for row in rows:
        frame = {
            "path": relative(root, row.path),
            "bytes_base64": base64.b64encode(row.content).decode("ascii"),
        }
        yield json.dumps(frame, ensure_ascii=False).encode() + b"\n"


def piped(command, root):
    """What is done with a partition: its documents through one process, whose rows are handed on."""

    def partition(rows):
        process = subprocess.Popen(
            [*command, "--stdin-jsonl", "--format", "jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        fault = []

        def write():
            try:
                with process.stdin as stdin:
                    stdin.writelines(frames(root, rows))
            except BaseException as error:  # A partition that was half read must not look whole.
                fault.append(error)

        writer = threading.Thread(target=write)
        writer.start()
        for line in process.stdout:
            yield line.decode()
        writer.join()
        status = process.wait()
        if fault:
            raise fault[0]
        if status not in (DONE, SOME_NOT_READ):
            raise RuntimeError(f"{command[0]} ended with status {status}")

    return partition


def main():
    given = arguments()
    spark = SparkSession.builder.appName("baogao").getOrCreate()
    command = [given.baogao, given.command, *given.flags]
    if "://" not in given.corpus:
        given.corpus = Path(given.corpus).resolve().as_posix()
    # A name that begins with a point or an underline is hidden to Spark as one with a point is to baogao.
    documents = (
        spark.read.format("binaryFile")
        .option("recursiveFileLookup", "true")
        .load(given.corpus)
        .select("path", "content")
    )
    if given.partitions:
        documents = documents.repartition(given.partitions)
    lines = documents.rdd.mapPartitions(piped(command, given.corpus))
    rows = spark.read.schema(schema(spark, command)).option("mode", "FAILFAST").json(lines)
    rows.orderBy(ORDER[given.command]).coalesce(1).write.mode("overwrite").parquet(given.table)
    spark.stop()


if __name__ == "__main__":
    sys.exit(main())
