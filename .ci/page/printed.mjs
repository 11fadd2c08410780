// The letters as the page prints them beside the DOCX as LibreOffice does:
//   node printed.mjs PAGE TOUSU CASE.yaml [SHOTS]
// The same letters in the same order, each from a page of its own, with the same words and
// as many pages within one. It also follows a word that the program has made to the
// question that it comes from.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from './browser.mjs';
import { title } from './hands.mjs';

const [source, tousu, sample, shots] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'tousu-printed-'));
if (shots) mkdirSync(shots, { recursive: true });
const date = '2026-11-21';
const file = join(work, '案件.yaml');
writeFileSync(file, `日期: ${date}\n${readFileSync(sample, 'utf8').replace(/^日期:.*\n/m, '')}`);

const numbers = /第\s*\d+\s*页\s*共\s*\d+\s*页/g;

// texts are the words of each page of a PDF, without page numbers.
function texts(pdf) {
  const all = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).normalize('NFKC');
  return all.replace(numbers, '').split('\f').slice(0, -1).map((page) => page.replace(/\s/g, ''));
}

// other are the Han characters of which a has more or less often than b. A table that goes
// on has its header again, and the two programs break pages at different lines.
function other(a, b) {
  const count = new Map();
  for (const [text, by] of [[a, 1], [b, -1]]) for (const c of text.match(/\p{Script=Han}/gu) ?? []) count.set(c, (count.get(c) ?? 0) + by);
  return [...count].filter(([c, n]) => n !== 0 && !('编号名称形式来源证明内容页数日期单位文书'.includes(c) && Math.abs(n) <= 4)).map(([c, n]) => `${c} ${n}`);
}

const { browser, page, faults, look } = await open(source, { width: 1280, height: 800, shots });
await page.locator('input[type=file]').setInputFiles(file);
await title(page, '核对一遍');
await page.locator('button.next').click();
await title(page, '写在纸上');
await page.waitForSelector('.paper .letter');
const titles = await page.locator('.paper').evaluate(async (paper) => {
  const list = document.querySelector('select[aria-label="看哪一份"]');
  return [...list.options].map((o, i) => {
    list.selectedIndex = i;
    list.dispatchEvent(new Event('change'));
    return paper.querySelector('.title').textContent.replace(/\s/g, '').normalize('NFKC');
  });
});

// A word that the program has made leads to the question of what it was made of.
const made = page.locator('.paper [data-origin="computed"][data-path]').first();
const path = await made.getAttribute('data-path');
await made.click();
await page.waitForFunction(() => !document.querySelector('.paper') && document.activeElement?.closest('form'));
const asked = await page.evaluate(() => document.activeElement.closest('[data-path]')?.dataset.path ?? document.querySelector('h1').textContent);
await look('made');
console.log(`a word made of ${path} leads to ${asked}`);
await page.locator('button.next').click();
await title(page, '写在纸上');
await page.waitForSelector('.paper .letter');

// print presses a button; what print() would print is kept, as no dialogue opens here.
async function print(button, path) {
  await page.evaluate(() => {
    window.sheets = undefined;
    window.print = () => { window.sheets = document.querySelector('.print').cloneNode(true); };
  });
  await page.getByRole('button', { name: button }).click();
  await page.waitForFunction(() => window.sheets);
  await page.evaluate(() => document.body.append(window.sheets));
  await page.pdf({ path, preferCSSPageSize: true });
  await page.evaluate(() => window.sheets.remove());
  return (execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }).match(numbers) ?? []).map((n) => n.replace(/\s/g, ''));
}

// One letter bears the numbers of its pages; several in one job would be counted as one.
const alone = await print('打印这一份', join(work, 'alone.pdf'));
if (!alone.length || alone.at(-1) !== `第${alone.length}页共${alone.length}页`) faults.push(`one letter in print is numbered ${alone}`);
await page.locator('button.next').click();
await title(page, '拿到信件');
const pdf = join(shots ?? work, 'printed.pdf');
const counted = await print('打印，或者另存为 PDF', pdf);
if (counted.length) faults.push(`several letters in print are numbered ${counted}`);
await browser.close();

execFileSync(tousu, ['render', file, '-o', join(work, 'out'), '--date', date], { stdio: 'ignore' });
const folder = join(work, 'out', readdirSync(join(work, 'out'))[0]);
const letters = readdirSync(folder).filter((name) => name.endsWith('.docx') && !name.includes('本人留存')).sort();
execFileSync('soffice', [`-env:UserInstallation=file://${work}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', work,
  ...letters.map((name) => join(folder, name))], { stdio: 'ignore' });

const pages = texts(pdf);
if (letters.length !== titles.length) faults.push(`${titles.length} letters on the page, ${letters.length} by the program`);
let at = 0;
for (const [k, name] of letters.entries()) {
  if (!pages[at]?.includes(titles[k])) faults.push(`${name}: page ${at + 1} does not begin with ${titles[k]}`);
  const office = texts(join(work, name.replace(/\.docx$/, '.pdf')));
  let end = at + 1;
  const begins = (page) => titles[k + 1] && page.slice(0, titles[k + 1].length + 60).includes(titles[k + 1]);
  while (end < pages.length && !(begins(pages[end]) && end > at)) end++;
  const words = other(pages.slice(at, end).join(''), office.join(''));
  if (words.length) faults.push(`${name}: other words in print: ${words.slice(0, 12).join(', ')}`);
  if (Math.abs(end - at - office.length) > 1) faults.push(`${name}: ${end - at} pages in print, ${office.length} by LibreOffice`);
  console.log(`${name}: ${end - at} pages in print, ${office.length} by LibreOffice`);
  at = end;
}
if (at !== pages.length) faults.push(`${pages.length - at} pages too many`);
rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
for (const f of faults) console.error(`FAIL printed: ${f}`);
process.exit(faults.length ? 1 : 0);
