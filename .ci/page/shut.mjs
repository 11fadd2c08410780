// Tries every channel by which something could leave the page, against a server that
// counts what reaches it: node shut.mjs TOUSU.html
// What a policy can close must be closed. What none can close is listed in
// .github/SECURITY.md, and is tried too, so that the list stays true.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const reached = [];
const server = createServer((q, a) => { reached.push(q.url.slice(1)); a.end(); });
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const at = `http://127.0.0.1:${server.address().port}`;

const channels = {
  fetch: (url) => fetch(url, { mode: 'no-cors' }).catch(() => {}),
  beacon: (url) => navigator.sendBeacon(url, 'x'),
  request: (url) => { const r = new XMLHttpRequest(); r.open('POST', url); r.send('x'); },
  socket: (url) => { new WebSocket(url.replace('http', 'ws')); },
  events: (url) => { new EventSource(url); },
  image: (url) => { new Image().src = url; },
  frame: (url) => { const f = document.createElement('iframe'); f.src = url; document.body.append(f); },
  style: (url) => { const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = url; document.head.append(l); },
  prefetch: (url) => { const l = document.createElement('link'); l.rel = 'prefetch'; l.href = url; document.head.append(l); },
  media: (url) => { const v = document.createElement('video'); v.src = url; document.body.append(v); },
  form: (url) => { const f = document.createElement('form'); f.action = url; f.method = 'post'; document.body.append(f); f.submit(); },
  base: (url) => { const b = document.createElement('base'); b.href = url; document.head.append(b); new Image().src = 'x'; },
  script: (url) => { const s = document.createElement('script'); s.src = url; document.body.append(s); },
  markup: (url) => { document.body.innerHTML = `<img src="${url}">`; },
  eval: (url) => { (0, eval)(`fetch("${url}")`); },
};
const open = {
  window: (url) => { window.open(url); },
  location: (url) => { location.href = url; },
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
async function attempt(name, how) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`file://${process.argv[2]}`);
  await page.evaluate(how, `${at}/${name}`).catch(() => {}); // refused aloud
  await page.waitForTimeout(300);
  await context.close();
}
for (const [name, how] of Object.entries(channels)) await attempt(name, how);
assert.deepEqual(reached.filter((name) => name !== 'favicon.ico'), [], 'these channels are open');
for (const [name, how] of Object.entries(open)) await attempt(name, how);
const known = [...new Set(reached.filter((name) => name !== 'favicon.ico'))].sort();
assert.deepEqual(known, Object.keys(open).sort(), 'the list in SECURITY.md is no longer true');
await browser.close();
server.close();
console.log(`${Object.keys(channels).length} channels are closed; not closable: ${known.join(', ')}`);
