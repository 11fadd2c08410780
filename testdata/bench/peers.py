"""peers.py NAME FOLDER N: writes the letter of FOLDER/letter.json N times into FOLDER/out
with a library of Debian's, and prints the nanoseconds that this took."""
import json
import os
import sys
import time

name, folder, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open(os.path.join(folder, "letter.json"), encoding="utf-8") as f:
    data = json.load(f)


def python_docx(path):
    document = docx.Document()
    for block in data["blocks"]:
        if block.get("rows"):
            table = document.add_table(rows=len(block["rows"]), cols=len(block["rows"][0]))
            for cells, row in zip(table.rows, block["rows"]):
                for cell, value in zip(cells.cells, row):
                    cell.text = value["text"]
        else:
            document.add_paragraph(block["text"])
    document.save(path)


def docxtpl_render(path):
    document = docxtpl.DocxTemplate(os.path.join(folder, "template.docx"))
    document.render(data["values"], autoescape=True)
    document.save(path)


if name == "python-docx":
    import docx
    write = python_docx
else:
    import docxtpl
    write = docxtpl_render
start = time.perf_counter_ns()
for i in range(times):
    write(os.path.join(folder, "out", f"{i}.docx"))
print(time.perf_counter_ns() - start)
