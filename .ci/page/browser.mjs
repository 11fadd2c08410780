// A browser that tells of every request, of every fault in the page, and of what a
// person with an aid could not use.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function open(url, { width, height, shots }) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  const context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true, bypassCSP: false });
  const page = await context.newPage();
  const faults = [];
  const origin = new URL(url).origin;
  page.on('pageerror', (e) => faults.push(`error in the page: ${e.message}`));
  page.on('console', (m) => { if (m.type() === 'error') faults.push(`console: ${m.text()}`); });
  page.on('request', (r) => {
    const at = r.url();
    const own = at.startsWith('blob:') || at.startsWith('data:') || at === url.split('#')[0] || (origin !== 'null' && at.startsWith(origin));
    if (!own) faults.push(`request: ${at}`);
  });
  await page.goto(url);
  let shot = 0;
  const look = async (name) => {
    if (shots) await page.screenshot({ path: `${shots}/${String(++shot).padStart(2, '0')}-${name}.png`, fullPage: true });
    // The page forbids scripts that are not its own: axe runs in a world of its own.
    const session = await context.newCDPSession(page);
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
    await session.send('Runtime.evaluate', { expression: axe, contextId: executionContextId });
    const { result } = await session.send('Runtime.evaluate', {
      contextId: executionContextId, awaitPromise: true, returnByValue: true,
      expression: 'axe.run(document).then((r) => r.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).slice(0, 2).join(" ")}`))',
    });
    for (const v of result.value ?? ['axe did not run']) faults.push(`${name}: ${v}`);
    await session.detach();
  };
  return { browser, page, faults, look };
}
