#!/usr/bin/env bash
# interrupt.sh TOUSU COUNT: stops a batch with Ctrl-C, kills a batch with kill -9 at COUNT random moments, one
# in two while it replaces the letters of an earlier run, and lets it run into a
# full disk (as root, on a tmpfs of its own). Each time --resume must end in the
# tree of a run that nobody disturbed. Moments are counted in files, not seconds.
set -Eeuo pipefail
tousu=$(realpath "$1")
count=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
mounted=
trap '[ -z "$mounted" ] || umount "$mounted"; rm -rf "$work"' EXIT
trap 'echo "interrupt.sh: line $LINENO failed; the last that was said:" >&2; tail -5 "$work/log" >&2' ERR
cd "$work"
rows=120
mkdir tmp

run() { TMPDIR=$work/tmp "$tousu" batch "$@" --date 2026-03-20 --format docx,txt >/dev/null 2>>"$work/log"; }

bash "$here/table.sh" $rows >old.csv
bash "$here/table.sh" $rows 乙 >new.csv
mkdir old new
cp old.csv old/a.csv
cp new.csv new/a.csv
(cd old && run a.csv -o out)
(cd new && run a.csv -o out)

mkdir stopped
cp new.csv stopped/a.csv
cd stopped
"$tousu" batch a.csv -o out --date 2026-03-20 --format docx,txt >talk 2>&1 &
pid=$!
while kill -0 $pid 2>/dev/null && [ ! -e out/C-1 ]; do :; done
kill -INT $pid
status=0
wait $pid || status=$?
if [ $status != 1 ] || ! grep -q '已中断，还有 [0-9]* 件没有处理' talk || [ -e out/.tousu-batch ]; then
	echo "interrupt.sh: Ctrl-C ended with status $status" >&2
	cat talk >&2
	exit 1
fi
run a.csv -o out --resume
cd ..
diff -rq new/out stopped/out
echo "Ctrl-C let the cases at work finish, and the run went on"

for i in $(seq "$count"); do
	rm -rf trial
	mkdir trial
	cp new.csv trial/a.csv
	if [ $((i % 2)) = 0 ]; then cp -r old/out trial/out; fi
	moment=$((RANDOM % rows))
	cd trial
	"$tousu" batch a.csv -o out --resume --date 2026-03-20 --format docx,txt >/dev/null 2>>"$work/log" &
	pid=$!
	# The ledger grows by a line for each case: when it is long enough, or the run
	# has ended, the moment is there.
	start=0
	[ ! -f ../old/out/ledger.txt ] || [ $((i % 2)) = 1 ] || start=$rows
	while kill -0 $pid 2>/dev/null && [ "$({ wc -l <out/ledger.txt || echo 0; } 2>/dev/null)" -lt $((start + moment)) ]; do :; done
	kill -9 $pid 2>/dev/null || true
	wait $pid 2>/dev/null || true
	run a.csv -o out --resume
	cd ..
	diff -rq new/out trial/out || { echo "interrupt.sh: killed at case $moment, the tree differs" >&2; exit 1; }
done
echo "killed $count times, each time the same tree in the end"

[ -z "$(ls -A tmp)" ] || { echo "interrupt.sh: something was left in TMPDIR" >&2; exit 1; }
if [ "$(id -u)" != 0 ]; then
	echo "skipped: only root can mount a small disk"
	exit
fi
mkdir small
if ! mount -t tmpfs -o size=1m tmpfs small 2>/dev/null; then
	echo "skipped: no disk can be mounted here"
	exit
fi
mounted=$work/small
if (cd small && cp ../new.csv a.csv && run a.csv -o out); then
	echo "interrupt.sh: the disk was not full" >&2
	exit 1
fi
for folder in small/out/C-*; do # what is there is whole
	diff -rq "$folder" "new/out/$(basename "$folder")"
done
mount -o remount,size=64m small
(cd small && run a.csv -o out --resume)
diff -rq new/out small/out
umount small
mounted=
echo "a full disk left whole folders, and the run went on when there was room"
