"""printjob.py JOB.pdf LETTERS: does a print job for both sides print in order?

The PDF is LibreOffice's, with automatically inserted blank pages. LETTERS is a file
with a line for each letter, in order: its title. Each letter must begin on a
right-hand page, with its title, and count its pages from 1 without a gap.
"""
import re
import subprocess
import sys
import unicodedata


def main(pdf, letters):
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    pages = [unicodedata.normalize("NFKC", p) for p in text.split("\f")[:-1]]
    titles = ["打印清单"] + unicodedata.normalize("NFKC", open(letters, encoding="utf-8").read()).split()
    begun, expected = 0, 1
    for number, page in enumerate(pages, 1):
        found = re.findall(r"第\s*(\d+)\s*页\s*$", page.rstrip())
        if not page.strip():
            if number % 2:
                sys.exit(f"page {number}: a right-hand page is blank")
            continue
        if len(found) != 1:
            sys.exit(f"page {number}: no page number, or a total: {page.rstrip()[-40:]!r}")
        shown = int(found[0])
        if shown == 1:
            words = re.sub(r"\s", "", page)
            if number % 2 == 0:
                sys.exit(f"page {number}: a letter begins on a left-hand page")
            if begun >= len(titles) or titles[begun] not in words[:200]:
                sys.exit(f"page {number}: not {titles[begun:begun + 1]}, but {words[:40]}")
            begun, expected = begun + 1, 1
        if shown != expected:
            sys.exit(f"page {number}: shows {shown}, not {expected}")
        expected += 1
    if begun != len(titles):
        sys.exit(f"{begun} letters of {len(titles)}")
    print(f"{pdf}: {begun} letters on {len(pages)} pages, in order")


main(*sys.argv[1:])
