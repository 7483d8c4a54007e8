#!/usr/bin/env bash
# Runs the job on two local cores and compares its table with the run on one machine.
# Arguments: the commands to check, of figures, outline and list; figures, if there is none.
# Needs Java and the Python registry; says what is missing and ends well without them.
set -euo pipefail
cd "$(dirname "$0")/../.."

skip() {
    echo "not checked: $*"
    exit 0
}

command -v java >/dev/null || skip "there is no java"
command -v python3 >/dev/null || skip "there is no python3"

venv=target/spark-venv
if ! "$venv/bin/python" -c 'import pyspark, duckdb' 2>/dev/null; then
    python3 -m venv "$venv" || skip "python3 makes no virtual environment"
    "$venv/bin/pip" install --quiet --disable-pip-version-check pyspark duckdb || skip "pyspark and duckdb cannot be installed"
fi

program=${BAOGAO:-target/debug/baogao}
[[ -x $program ]] || cargo build --locked --quiet
program=$(realpath "$program")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The samples several times over, and what a crawl brings besides: folders, another encoding, a file
# without text, names that must be quoted.
for number in 1 2 3 4; do
    mkdir -p "$work/corpus/年份 $number"
    cp samples/* "$work/corpus/年份 $number/"
done
printf '一、农业\n粮食产量1.2万吨，增长3%%。\n' | iconv -f utf-8 -t gb18030 >"$work/corpus/100%25 农业#1.txt"
head -c 4096 /dev/zero >"$work/corpus/null.bin"
: >"$work/corpus/empty.txt"

export PYSPARK_PYTHON="$PWD/$venv/bin/python" SPARK_LOCAL_IP=127.0.0.1

# Two documents cannot be read, which is told by status 1.
single() {
    local status=0
    (cd "$work/corpus" && "$program" "$1" . -o "$work/$1.$2" 2>"$work/said") || status=$?
    if ((status != 1)); then
        cat "$work/said"
        exit 1
    fi
}

for what in "${@:-figures}"; do
    single "$what" parquet
    single "$what" jsonl
    "$venv/bin/spark-submit" --master 'local[2]' --conf spark.ui.enabled=false \
        examples/spark/figures.py --baogao "$program" --command "$what" --partitions 5 \
        "$work/corpus" "$work/job-$what.parquet" 2>"$work/log" || {
        cat "$work/log"
        exit 1
    }
    "$venv/bin/python" examples/spark/compare.py "$work/job-$what.parquet" "$work/$what.parquet" "$work/$what.jsonl"
done
