// How long a person waits for the page:
//   node ready.mjs RUNS TOUSU.html [HELLO.html]
// Milliseconds from navigation, the median of so many runs; by turns with the same page
// around a Go program that does nothing (hello.go), as machines differ.
import { chromium } from 'playwright-core';

const [runs, ...files] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

async function wait(file) {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    const seen = (name, ready) => {
      const look = () => (ready() ? (window[name] = performance.now()) : setTimeout(look, 5));
      look();
    };
    seen('firstQuestion', () => document.querySelector('main form input'));
    seen('engineReady', () => document.documentElement?.dataset.ready === '1');
  });
  await page.goto(`file://${file}`);
  await page.waitForFunction(() => window.engineReady, null, { timeout: 120_000 });
  const seen = await page.evaluate(() => ({ first: window.firstQuestion, ready: window.engineReady }));
  await page.close();
  return seen;
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
