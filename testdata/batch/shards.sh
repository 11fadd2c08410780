#!/usr/bin/env bash
# shards.sh TOUSU: four shards run side by side by GNU parallel are one run, file
# for file.
set -euo pipefail
tousu=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
bash "$here/table.sh" 200 >a.csv
"$tousu" batch a.csv -o one --date 2026-03-20 >/dev/null 2>log

parallel -j 4 "$tousu" batch a.csv -o four --date 2026-03-20 --shard {}/4 ::: 1 2 3 4 >/dev/null 2>>log

for f in four/ledger-?-4.txt; do cat "$f"; done | sort >four/ledger.txt
rm four/ledger-?-4.txt
{ head -1 one/summary.csv; for f in four/summary-?-4.csv; do tail -n +2 "$f"; done | sort; } >summary
{ head -1 one/summary.csv; tail -n +2 one/summary.csv | sort; } | diff -q - summary
rm four/summary-?-4.csv one/summary.csv
diff -rq one four
echo "four shards are one run"
