#!/usr/bin/env bash
# office-register.sh TOUSU: a register that a person fills in with LibreOffice Calc, which
# makes dates of what looks like dates, is read, counted, added to and posted from.
set -euo pipefail
tousu=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
bash "$here/table.sh" 6 >cases.csv

# calc FORMAT FILTER FILE [OPTION]: LibreOffice saves the file in another form.
calc() { soffice "-env:UserInstallation=file://$work/profile" --headless "${@:4}" --convert-to "$2" --outdir "saved-$1" "$3" >/dev/null 2>&1; }

"$tousu" batch cases.csv -o out --date 2026-03-20 --register register.xlsx >/dev/null 2>&1
calc csv 'csv:Text - txt - csv (StarCalc):44,34,76' register.xlsx
awk -F, -v OFS=, 'NR > 1 { $8 = "2026-03-21"; $9 = "EA" NR; $10 = "2026-03-23" } NR == 2 { $13 = "2026-03-30"; $14 = "已解决" } 1' saved-csv/register.csv >filled.csv
calc xlsx 'xlsx:Calc MS Excel 2007 XML' filled.csv --infilter='CSV:44,34,76,1'
cp saved-xlsx/filled.xlsx filled.xlsx

"$tousu" next filled.xlsx --on 2026-04-20 >said
grep -q '已过期限' said
grep -q '另有 .* 项已有结果' said
if grep -q '还没有填邮寄日期' said; then exit 1; fi
"$tousu" next filled.xlsx --render --cases cases.csv --on 2026-04-20 -o more >said 2>&1
grep -q '^写好 6 件的后续文书' said
"$tousu" next filled.xlsx --on 2026-04-20 | grep -q '份还没有填邮寄日期' # the follow-ups
"$tousu" report filled.xlsx -o figures.xlsx --date 2026-04-20 | grep -q '^统计了 6 件'
echo "a register that LibreOffice saved is read and added to"
