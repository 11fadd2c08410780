#!/usr/bin/env bash
# office.sh TOUSU ROWS...: what a clinic's round costs for tables of so many rows, each with
# four letters, a register and a print job: seconds, rows a second and the most memory.
# testdata/batch/office.sh tousu 1000 10000
set -euo pipefail
tousu=$(realpath "$1")
shift
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# measure WHAT COMMAND...: runs it, and prints what it took.
measure() {
	local what=$1
	shift
	/usr/bin/time -f '%e %M' -o took "$@" >said 2>&1 || { tail -5 said >&2; exit 1; }
	read -r seconds kilobytes <took
	awk -v rows="$rows" -v what="$what" -v s="$seconds" -v k="$kilobytes" \
		'BEGIN { printf "%6d rows  %-28s %7.2f s  %7.0f rows/s  %5.0f MB\n", rows, what, s, rows / (s > 0 ? s : 0.01), k / 1024 }'
}

for rows in "$@"; do
	bash "$here/table.sh" "$rows" >"$rows.csv"
	measure 'batch with a register' "$tousu" batch "$rows.csv" -o "out$rows" --date 2026-03-20 --register "$rows.xlsx"
	measure 'the register once more' "$tousu" batch "$rows.csv" -o "out$rows" --date 2026-03-20 --resume --register "$rows.xlsx"
	measure 'print job, 200 to a file' "$tousu" print "out$rows" --duplex -o "$rows.docx"
	measure 'next' "$tousu" next "$rows.xlsx" --on 2026-04-20
	measure 'figures of table and register' "$tousu" report "$rows.csv" "$rows.xlsx" -o "f$rows.xlsx" --date 2026-04-20
	rm -rf "out$rows"
done
