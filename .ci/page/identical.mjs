// Holds the engine of the page to the program: for every sample case the letters are
// the same bytes, and a case that the page wrote anew renders the same letters.
//   node identical.mjs TOUSU.html TOUSU CASE.yaml...
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { engine } from './engine.mjs';

const [html, tousu, ...cases] = process.argv.slice(2);
const today = '2026-11-21';
assert(cases.length > 0, 'no cases');

const ask = await engine(html);
const call = (verb, request) => ask(verb, { today, ...request });

const digest = (data) => createHash('sha256').update(data).digest('hex');
const work = mkdtempSync(join(tmpdir(), 'tousu-'));

// rendered are the digests of what the program writes, by file name.
function rendered(file, out) {
  execFileSync(tousu, ['render', file, '-o', join(work, out), '--to', 'all', '--date', today], { stdio: 'ignore' });
  const [folder] = readdirSync(join(work, out)).filter((name) => !name.startsWith('.'));
  const names = readdirSync(join(work, out, folder)).filter((name) => name.endsWith('.docx'));
  return Object.fromEntries(names.map((name) => [name, digest(readFileSync(join(work, out, folder, name)))]));
}

let letters = 0;
for (const file of cases) {
  const name = basename(file);
  const text = readFileSync(file, 'utf8');
  const request = { file: name, case: text, date: today };
  const composed = await call('compose', { ...request, to: ['all'], forms: ['docx'] });
  const page = Object.fromEntries(composed.letters.map((l) => [l.file, digest(Buffer.from(l.docx, 'base64'))]));
  const program = rendered(file, `${name}-letters`);
  for (const [letter, sum] of Object.entries(page)) assert.equal(program[letter], sum, `${name}: ${letter}`);
  letters += Object.keys(page).length;

  // What the page would write of these values is another text of the same case.
  const edits = (await call('open', request)).values.filter((v) => !v.path.startsWith('confirmed'))
    .map(({ path, text: value, items }) => (items ? { path, items } : { path, text: value }));
  const made = await call('new', { file: name, date: today, edits });
  writeFileSync(join(work, name), made.case);
  assert.deepEqual(rendered(join(work, name), `${name}-made`), program, `${name}, written anew`);
}
rmSync(work, { recursive: true });
console.log(`${letters} letters of ${cases.length} cases are the same bytes in the page and in the program`);
process.exit(0);
