"""pages.py LETTER.docx LETTER.pdf: is the letter as long as a clerk reads, page by page?

A manifest.json beside the letter names its kind; a document without one is passed over.
  1. No letter has more than five pages, the annex of the law apart, but court papers;
     those of a folder own-day, by which the length is measured, have fewer.
  2. A letter to a body says on page one what is asked, but where facts come first.
  3. What is signed stands below two lines of text, and no page holds an enclosure alone.
  4. No heading is the last line of a page.
Part of .ci/conformance.
"""
import json
import os
import re
import subprocess
import sys

LIMIT = 5
SHORT = {"lender-notice": 4, "lender-complaint": 4}  # of what is measured; 3 for every other
COURT = {"court", "internet-court", "arbitration", "procuratorate"}
# Facts come first to whom they are reported; the rest are lists, forms and notes.
FACTS_FIRST = {
    "police-report", "disowned-report", "number-report", "telecom-report", "public-interest-lead",
    "law-firm-report", "evidence-list", "power-of-attorney", "contact-statement", "call-log", "phone-script",
    "denial-answer", "reminder",
}
HEADING = re.compile(r"^[一二三四五六七八九十]+、\S{2,24}$")
REQUEST = re.compile(r"^(?:[一二三四五六七八九十]+、)?\S{0,12}(?:请求|诉求|申请事项|查询事项|协商愿望|请于收到)")
FOOT = re.compile(r"^第\d+页共\d+页$")
ANNEX = re.compile(r"^附：引用的")


def page_lines(pdf):
    """The lines of each page without white space and page numbers."""
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    pages = []
    for page in text.split("\f"):
        lines = [re.sub(r"\s", "", line) for line in page.splitlines()]
        lines = [line for line in lines if line and not FOOT.match(line)]
        if lines:
            pages.append(lines)
    return pages


def entry(docx):
    """The letter's line of the manifest beside it, or None."""
    manifest = os.path.join(os.path.dirname(docx), "manifest.json")
    if not os.path.exists(manifest):
        return None
    with open(manifest, encoding="utf-8") as f:
        letters = json.load(f)["letters"]
    return next((x for x in letters if x["file"] == os.path.basename(docx)), None)


def limit(measured, kind, slug):
    if slug in COURT:
        return None
    return SHORT.get(kind, 3) if measured else LIMIT


def faults(measured, kind, slug, pages):
    body = next((i for i, lines in enumerate(pages) if ANNEX.match(lines[0])), len(pages))
    most = limit(measured, kind, slug)
    if most is not None and body > most:
        yield f"{body} pages, more than {most}"
    if kind not in FACTS_FIRST and slug not in COURT and not any(REQUEST.match(line) for line in pages[0]):
        yield "no request on page one"
    for no, lines in enumerate(pages, 1):
        if lines[0].startswith("附件："):
            yield f"page {no} begins with an enclosure"
        signed = next((i for i, line in enumerate(lines) if re.search(r"（签[名字章]", line)), None)
        if signed is not None and signed < 2:
            yield f"page {no}: {signed} lines above the signature"
        if HEADING.match(lines[-1]) and no < body:
            yield f"page {no} ends with a heading: {lines[-1]}"


def main(docx, pdf):
    letter = entry(docx)
    if letter is None or letter["kind"] == "dispatch-list":
        return 0
    measured = os.path.basename(os.path.dirname(os.path.dirname(docx))) == "own-day"
    found = list(faults(measured, letter["kind"], letter["slug"], page_lines(pdf)))
    for fault in found:
        print(f"{docx}: {fault}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
