"""pdf.py LETTER.docx LETTER.pdf: does the PDF show every character of the letter?

Prints the page count. Part of .ci/conformance.
"""
import collections
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
import xml.etree.ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def run(*args):
    return subprocess.run(args, check=True, capture_output=True, text=True).stdout


def characters(text):
    """Count characters, white space and compatibility forms apart."""
    return collections.Counter(
        c for c in unicodedata.normalize("NFKC", text) if not c.isspace()
    )


def document_text(docx):
    with zipfile.ZipFile(docx) as z:
        root = ET.fromstring(z.read("word/document.xml"))
    return "".join(t.text or "" for t in root.iter(W + "t"))


def squeezed(text):
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def hung(text, shown):
    """Marks between the end of a line and the next that LibreOffice 7 leaves out: it lets
    them hang over the right margin, and drops one behind a character that it sets
    apart from figures (2009 年，). Word shows them."""
    text = squeezed(text)
    lines = [line for line in map(squeezed, shown.splitlines()) if line]
    marks = collections.Counter()
    for line, after in zip(lines, lines[1:]):
        for mark in ",.。、;:":
            if line[-5:] + mark + after[:5] in text:
                marks[mark] += 1
    return marks


def covered():
    """The code points for which some installed font has a glyph, as fc-list gives them in
    the file that GLYPHS names."""
    ranges = set()
    with open(os.environ["GLYPHS"], encoding="ascii") as f:
        lines = f.read().splitlines()
    for line in lines:
        for part in line.split():
            first, _, last = part.partition("-")
            ranges.add((int(first, 16), int(last or first, 16)))
    return ranges


def main(docx, pdf):
    faults = []
    with zipfile.ZipFile(docx) as z:
        if damaged := z.testzip():
            faults.append("damaged: " + damaged)
    text = document_text(docx)
    # -layout, for in its other modes pdftotext takes hyphens at line ends away.
    pages = re.sub(r"第\s*\d+\s*页\s*共\s*\d+\s*页", "", run("pdftotext", "-layout", pdf, "-"))
    shown = characters(pages)
    lost = characters(text) - shown - hung(text, pages)
    if lost:
        faults.append("not in the PDF as often as in the document: " + "".join(sorted(lost)))

    plain = os.path.splitext(docx)[0] + ".txt"
    if os.path.exists(plain):
        with open(plain, encoding="utf-8") as f:
            letter = f.read()
        # A table repeats its header in text: presence is compared, not counts.
        lost = set(characters(letter)) - set(shown) - set(characters("：；●"))
        if lost:
            faults.append("in the text letter, not in the PDF: " + "".join(sorted(lost)))

    ranges = covered()
    bare = {c for c in characters(text) if not any(a <= ord(c) <= b for a, b in ranges)}
    if bare:
        faults.append("no glyph in any font: " + " ".join(f"U+{ord(c):04X}" for c in sorted(bare)))

    for line in run("pdffonts", pdf).splitlines()[2:]:
        if line.split()[-5] != "yes":
            faults.append("font not embedded: " + line)

    pages = re.search(r"Pages:\s*(\d+)", run("pdfinfo", pdf)).group(1)
    print(f"{docx}: {pages} pages, {len(faults)} faults")
    for fault in faults:
        print("  " + fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
