"""Compares the table of the job with the files of the single-machine run, row for row.

Usage: compare.py JOB.parquet SINGLE.parquet SINGLE.jsonl
"""

import sys

import duckdb


def main():
    job, single, lines = sys.argv[1:]
    tables = {
        "the job": f"read_parquet('{job}/*.parquet')",
        "one machine": f"read_parquet('{single}')",
        "its JSON lines": f"read_json('{lines}', format='newline_delimited', maximum_object_size=100000000)",
    }
    database = duckdb.connect()
    names = [row[0] for row in database.execute(f"DESCRIBE SELECT * FROM {tables['the job']}").fetchall()]
    # As text, because a column of JSON lines that is empty throughout has no type.
    columns = ", ".join(f'"{name}"::VARCHAR AS "{name}"' for name in names)
    rows = {}
    for name, table in tables.items():
        order = ", ".join(f'"{key}"' for key in ("path", "id") if key in names)
        rows[name] = database.execute(f"SELECT {columns} FROM (SELECT * FROM {table} ORDER BY {order})").fetchall()
    expected = rows["one machine"]
    if not expected:
        sys.exit("there is no row to compare")
    for name, found in rows.items():
        for number, (one, other) in enumerate(zip(expected, found)):
            for column, left, right in zip(names, one, other):
                if left != right:
                    sys.exit(f"row {number}, {column}: one machine has {left!r}, {name} has {right!r}")
        if len(found) != len(expected):
            sys.exit(f"one machine has {len(expected)} rows, {name} has {len(found)}")
    print(f"{len(expected)} rows of {len(names)} columns are equal: {', '.join(rows)}")


if __name__ == "__main__":
    main()
