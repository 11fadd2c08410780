#!/usr/bin/env bash
# disk.sh TOUSU: runs every command that writes on a disk that is full, on one that can
# only be read, and under the limits of a process. Each run fails with a message and
# leaves what was there as it was: nothing torn, nothing half written. As root, on
# disks of its own.
set -euo pipefail
tousu=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
[ "$(id -u)" = 0 ] || { echo "skipped: only root can mount a disk"; exit; }
work=$(mktemp -d)
disk=$work/disk
trap 'cd /; umount "$disk" 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir "$disk" "$work/before"
mount -t tmpfs -o size=8m tmpfs "$disk" 2>/dev/null || { echo "skipped: no disk can be mounted here"; exit; }
cd "$disk"

cp "$here/../cases/jincheng.yaml" case.yaml
bash "$here/../batch/table.sh" 20 >a.csv
"$tousu" render case.yaml -o out --date 2026-03-20 >/dev/null 2>&1
"$tousu" batch a.csv -o table --date 2026-03-20 >/dev/null 2>&1
printf 'begun' >a.ics
printf 'begun' >c.yaml
large=(
	"render case.yaml -o out --to all --date 2026-03-21"
	"render case.yaml -o neu --date 2026-03-20"
	"batch a.csv -o neu --date 2026-03-20"
	"exhibits case.yaml"
	"report a.csv -o 统计.xlsx"
	"new -o 新.yaml"
	"render case.yaml -o out --date 2026-03-21 --register r.xlsx"
)
small=(
	"batch a.csv --columns-out c.yaml --force"
	"batch a.csv --columns-out c2.yaml"
	"sent case.yaml --paper 消费投诉书 --date 2026-03-20"
	"next case.yaml --ics a.ics"
	"template export t"
)
bad=0
fault() { echo "disk.sh: $*" >&2; bad=1; }

# The ledger of a batch grows line by line, and a folder that a run works in is its own;
# all else is whole or not there.
kept() { (cd "$disk" && find . -type f ! -name fill ! -name 'ledger*' ! -path './*/.tousu-*' -exec sha256sum {} + | sort -k2); }
kept >"$work/before.sum"

# try HOW RUN COMMAND...: RUN is a function that runs the program.
try() {
	local how=$1 run=$2 c status
	shift 2
	for c in "$@"; do
		status=0
		# shellcheck disable=SC2086
		(cd "$disk" && $run "$tousu" $c) >"$work/out" 2>"$work/said" || status=$?
		if [ $status != 1 ] || ! grep -q '^tousu: 错误：' "$work/said" || grep -q 'goroutine' "$work/said"; then
			fault "$how: tousu $c: status $status"
			cat "$work/said" >&2
		fi
		kept | diff "$work/before.sum" - >"$work/changed" || { fault "$how: tousu $c left the folder changed"; cat "$work/changed" >&2; }
	done
	echo "$how: $# commands failed with a message, and left what was there"
}
plainly() { "$@"; }
limited() { (ulimit -f 1 && exec "$@"); }

dd if=/dev/zero of=fill bs=1k 2>/dev/null || true
try "a full disk" plainly "${large[@]}" "${small[@]}"
rm -r fill
[ ! -e neu ] || rm -r neu
cd "$work"
mount -o remount,ro "$disk"
try "a disk that can only be read" plainly "${large[@]}" "${small[@]}"
mount -o remount,rw "$disk"
try "files of 1 KiB at most" limited "${large[@]}"
[ $bad = 0 ]
