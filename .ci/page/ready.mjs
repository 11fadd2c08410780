// How long a person waits for the page:
//   node ready.mjs TOUSU.html [RUNS]
// Milliseconds from navigation.
import { chromium } from 'playwright-core';

const [file, runs = '5'] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const rows = [];
for (let i = 0; i < Number(runs); i++) {
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
  rows.push(await page.evaluate(() => ({ first: window.firstQuestion, ready: window.engineReady })));
  await page.close();
}
await browser.close();
const median = (key) => Math.round(rows.map((r) => r[key]).sort((a, b) => a - b)[rows.length >> 1]);
console.log(`first question ${median('first')} ms, engine ready ${median('ready')} ms (median of ${rows.length})`);
