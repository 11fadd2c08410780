// How long a person waits for the page:
//   node ready.mjs RUNS CASE.yaml TOUSU.html [HELLO.html]
// Milliseconds from navigation, the median of so many runs; by turns with the same page
// around a Go program that does nothing (hello.go), as machines differ. Of the page itself
// also how long the letters of a first case take when the engine has warmed up, and the
// memory that it has by then.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [runs, sample, ...files] = process.argv.slice(2);
const kase = readFileSync(sample, 'utf8');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

async function wait(file) {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    const seen = (name, ready) => {
      const look = () => (ready() ? (window[name] = performance.now()) : setTimeout(look, 5));
      look();
    };
    window.Worker = class extends Worker {
      constructor(...args) { super(...args); window.engine = this; }
    };
    seen('firstQuestion', () => document.querySelector('main form input'));
    seen('engineReady', () => document.documentElement?.dataset.ready === '1');
  });
  await page.goto(`file://${file}`);
  await page.waitForFunction(() => window.engineReady, null, { timeout: 120_000 });
  const seen = await page.evaluate(() => ({ first: window.firstQuestion, ready: window.engineReady }));
  if (file === files[0]) Object.assign(seen, await letters(page));
  await page.close();
  return seen;
}

// letters asks the engine for those of a case. It warms up in three rounds from half a second
// after it is ready, and answers nobody within one; a person takes longer for one question.
async function letters(page) {
  await page.waitForTimeout(5000);
  const spent = await page.evaluate(async (text) => {
    const ask = (verb, request) => new Promise((resolve) => {
      const id = `measure ${verb}`;
      window.engine.addEventListener('message', (e) => {
        if (e.data.id !== id) return;
        e.stopImmediatePropagation();
        resolve(e.data);
      });
      window.engine.postMessage({ id, verb, request: JSON.stringify(request) });
    });
    window.engine.onmessage = null; // the page knows nothing of these calls
    await ask('schema', {});
    const start = performance.now();
    const { answer, error } = await ask('compose', { file: '案件.yaml', case: text, today: '2026-05-01', forms: ['tree', 'docx'] });
    if (error || !JSON.parse(answer).letters.length) throw new Error(error ?? 'no letter');
    return performance.now() - start;
  }, kase);
  return { letters: spent, memory: await page.workers()[0].evaluate(() => globalThis.tousuMemory.buffer.byteLength / (1 << 20)) };
}

const rows = files.map(() => []);
for (let i = 0; i < Number(runs); i++) {
  for (const [k, file] of files.entries()) rows[k].push(await wait(file));
}
await browser.close();
const median = (of, key) => Math.round(of.map((r) => r[key]).sort((a, b) => a - b)[of.length >> 1]);
for (const [k, file] of files.entries()) {
  console.log(`${file.split('/').pop()}: first question ${median(rows[k], 'first')} ms, engine ready ${median(rows[k], 'ready')} ms`);
}
console.log(`letters of a first case ${median(rows[0], 'letters')} ms, memory ${median(rows[0], 'memory')} MB`);
