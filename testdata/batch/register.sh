#!/usr/bin/env bash
# register.sh TOUSU COUNT: kills a batch with kill -9 at COUNT random moments while it
# writes the register. Each time the register must be whole, with no row lost. A moment
# begins when the register's folder is taken, and is counted in turns of a loop.
set -euo pipefail
tousu=$(realpath "$1")
count=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir book
bash "$here/table.sh" 120 >a.csv

run() { "$tousu" batch a.csv -o out --to 12345 --date "$1" --resume --register book/登记簿.xlsx; }
rows() { "$tousu" next book/登记簿.xlsx --on 2026-12-31 | sed -n 's/^\([0-9]*\) 份还没有填邮寄日期.*/\1/p'; }

run 2026-03-20 >/dev/null 2>&1
last=$(rows)
[ "$last" -gt 0 ]
for i in $(seq "$count"); do
	run "2026-04-$((i % 28 + 1))" >/dev/null 2>&1 &
	pid=$!
	while kill -0 $pid 2>/dev/null && [ -z "$(ls -A book | grep '^\.tousu' || true)" ]; do :; done
	for ((k = RANDOM % 4000; k > 0; k--)); do :; done
	kill -9 $pid 2>/dev/null || true
	wait $pid 2>/dev/null || true
	now=$(rows)
	if [ "$now" -lt "$last" ]; then
		echo "register.sh: $now rows of $last are left" >&2
		exit 1
	fi
	last=$now
done
run 2026-05-20 >/dev/null 2>&1
[ "$(ls -A book)" = 登记簿.xlsx ] || { ls -A book >&2; exit 1; }
echo "a register was killed $count times: $(rows) rows, none lost"
