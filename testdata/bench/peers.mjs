// node peers.mjs NAME FOLDER N: writes the letter of FOLDER/letter.json N times into
// FOLDER/out with a library of npm, and prints the nanoseconds that this took.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [name, folder, times] = process.argv.slice(2);
const load = createRequire(join(folder, 'node_modules', 'x.js'));
const { blocks, values } = JSON.parse(readFileSync(join(folder, 'letter.json'), 'utf8'));

const writers = {
  docx() {
    const { Document, Packer, Paragraph, Table, TableRow, TableCell, TextRun } = load('docx');
    const paragraph = (p) => new Paragraph({ style: p.style || undefined, children: [new TextRun(p.text)] });
    const table = (b) => new Table({
      columnWidths: b.widths,
      rows: b.rows.map((row) => new TableRow({ children: row.map((cell) => new TableCell({ children: [paragraph(cell)] })) })),
    });
    return () => Packer.toBuffer(new Document({ sections: [{ children: blocks.map((b) => (b.rows ? table(b) : paragraph(b))) }] }));
  },
  docxtemplater() {
    const PizZip = load('pizzip');
    const Docxtemplater = load('docxtemplater');
    const template = readFileSync(join(folder, 'template.docx'));
    return () => {
      const doc = new Docxtemplater(new PizZip(template), { delimiters: { start: '{{', end: '}}' }, linebreaks: true });
      doc.render(values);
      return doc.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
    };
  },
};

const write = writers[name]();
const start = process.hrtime.bigint();
for (let i = 0; i < Number(times); i++) writeFileSync(join(folder, 'out', `${i}.docx`), await write());
console.log(String(process.hrtime.bigint() - start));
