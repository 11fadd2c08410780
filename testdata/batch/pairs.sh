#!/usr/bin/env bash
# pairs.sh TOUSU COUNT: runs render and batch at once into one folder, COUNT times, and
# kills render at a random moment as often. Nothing may be lost: what a run that ended
# well has written is there, whole, and a killed run leaves letters that are whole or
# not there at all.
set -euo pipefail
tousu=$(realpath "$1")
count=$2
here=$(cd "$(dirname "$0")" && pwd)
cases=$(cd "$here/../cases" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tmp
export TMPDIR=$work/tmp

# The folder is 甲 for both cases of the second kind: what comes of two at once must be
# what comes of one after the other.
bash "$here/table.sh" 6 >a.csv
for name in jincheng huabei; do
	sed "1,3s/^编号:.*/编号: 甲/" "$cases/$name.yaml" >"$name.yaml"
	grep -q '^编号:' "$name.yaml" || sed -i '1i编号: 甲' "$name.yaml"
done
render() { "$tousu" render "$1.yaml" -o "$2" --date 2026-03-20 --format txt >/dev/null 2>>"log.$1"; }
table() { "$tousu" batch a.csv -o "$1" --date 2026-03-20 --format txt >/dev/null 2>>log.table; }
letters() { (cd "$1" && find . -name '*.txt' ! -path './旧/*' ! -path './.tousu-*' ! -name 'ledger*' -path './*/*' | sort | xargs -r -d '\n' sha256sum); }

render jincheng one
render huabei other
table rows
letters one >one.sum
letters rows >rows.sum
render huabei one && letters one | sort >first.sum
render jincheng other && letters other | sort >second.sum
sort -k2 one.sum rows.sum >both.sum

# A kill may come at any moment of a run, however busy the machine is.
start=${EPOCHREALTIME/./}
render jincheng whole
whole=$((${EPOCHREALTIME/./} - start)) # microseconds

lost=0
for i in $(seq "$count"); do
	rm -rf out
	status=0
	render jincheng out & first=$!
	table out & second=$!
	wait $first || status=1
	wait $second || status=1
	letters out | sort -k2 >got.sum
	if [ $status != 0 ] || ! diff -q both.sum got.sum >/dev/null; then
		echo "pairs.sh: render and batch, pair $i: status $status" >&2
		diff both.sum got.sum >&2 || true
		lost=$((lost + 1))
	fi

	rm -rf out
	status=0
	render jincheng out & first=$!
	render huabei out & second=$!
	wait $first || status=1
	wait $second || status=1
	letters out | sort >got.sum
	if [ $status = 0 ] && ! diff -q first.sum got.sum >/dev/null && ! diff -q second.sum got.sum >/dev/null; then
		echo "pairs.sh: two renders, pair $i: the folder is not what one after the other makes" >&2
		lost=$((lost + 1))
	fi

	rm -rf out
	# Not by the function: the shell around it would be killed, and the run go on.
	"$tousu" render jincheng.yaml -o out --date 2026-03-20 --format txt >/dev/null 2>>log.killed & first=$!
	sleep "$(awk -v whole="$whole" -v r=$RANDOM 'BEGIN { print whole * r / 32768 / 1e6 }')"
	kill -9 $first 2>/dev/null || true
	wait $first 2>/dev/null || true
	: >torn.sum
	if [ -d out ]; then letters out 2>/dev/null | grep -vxFf one.sum >torn.sum || true; fi
	if [ -s torn.sum ]; then
		echo "pairs.sh: kill $i left a torn letter" >&2
		lost=$((lost + 1))
	fi
	render jincheng out || { echo "pairs.sh: after kill $i, render failed" >&2; lost=$((lost + 1)); }
	letters out | sort -k2 | diff -q - <(sort -k2 one.sum) >/dev/null || { echo "pairs.sh: after kill $i the letters differ" >&2; lost=$((lost + 1)); }
done
[ -z "$(ls -A tmp)" ] || { echo "pairs.sh: something was left in TMPDIR" >&2; lost=$((lost + 1)); }
echo "$count pairs of render and batch, $count of two renders, $count kills: $lost lost or torn"
[ $lost = 0 ]
