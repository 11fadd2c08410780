"""check.py VOLUME.pdf BEFORE.json AFTER.json: is every page stamped, and is nothing but
pixels left of the pictures? The JSON is what exiftool -j -G1 tells of them."""

import json
import re
import subprocess
import sys

pdf, before, after = sys.argv[1:]

# What exiftool works out from any picture, whatever it says of itself.
PIXELS = {"SourceFile", "ExifTool", "System", "File", "Composite"}


def groups(picture):
    return {name.split(":")[0] for name in picture} - PIXELS


told = set().union(*map(groups, json.load(open(before))))
if not {"GPS", "IFD0", "XMP-dc", "IPTC"} <= told:
    sys.exit(f"the pictures hold too little to show anything: {sorted(told)}")
pictures = json.load(open(after))
for picture in pictures:
    if groups(picture) or "File:Comment" in picture:
        sys.exit(f"{picture['SourceFile']} still tells {sorted(groups(picture))}")

text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
pages = [re.sub(r"[^\S\n]", "", page) for page in text.split("\f")[:-1]]
stamps = [re.findall(r"证据(\d+-\d+)", page) for page in pages]
first = next(i for i, found in enumerate(stamps) if found)
for i, found in enumerate(stamps[first:], first + 1):
    if len(found) != 1:
        sys.exit(f"page {i} has the stamps {found}")
order = [found[0] for found in stamps[first:]]
index = re.findall(r"[^\d-](\d+-\d+)(?:至(\d+-\d+))?$", "".join(pages[:first]), re.MULTILINE)
want = []
for a, b in index:
    no, last = int(a.split("-")[0]), int((b or a).split("-")[1])
    want += [f"{no}-{page}" for page in range(1, last + 1)]
if order != want or len(index) != 20:
    sys.exit(f"the pages bear {order}, the index of {len(index)} says {want}")
print(f"{len(pictures)} pictures without metadata, {len(order)} pages with the stamps of the index")
