// How long a person waits for the page:
//   node ready.mjs RUNS CASE.yaml TOUSU.html [OTHER.html...]
// Milliseconds from navigation, the median of so many runs in a browser that has been
// started, by turns with other pages: an older one, or the same around a Go program that
// does nothing (hello.go), as machines differ. Of the first page also how long the letters
// of a first case take when the engine has warmed up, and the memory that it has by then.
//
// The browser is spoken to over a pipe, and asked for as little as possible: what
// Playwright listens to makes it read the file twice and hold back each worker.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const [runs, sample, ...files] = process.argv.slice(2);
const kase = readFileSync(sample, 'utf8');
const home = mkdtempSync(join(tmpdir(), 'tousu-ready-'));
const browser = spawn(process.env.CHROMIUM ?? '/usr/bin/chromium',
  ['--headless', '--no-sandbox', '--remote-debugging-pipe', '--no-first-run', `--user-data-dir=${home}`, 'about:blank'],
  { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
const [hand, ear] = browser.stdio.slice(3);
const waiting = new Map();
let heard = '';
let last = 0;
ear.setEncoding('utf8').on('data', (text) => {
  const messages = (heard + text).split('\0');
  heard = messages.pop();
  for (const { id, result, error } of messages.map((m) => JSON.parse(m))) {
    if (error) throw new Error(error.message);
    waiting.get(id)?.(result);
    waiting.delete(id);
  }
});

// send makes one call of the DevTools protocol.
function send(method, params = {}, sessionId) {
  hand.write(`${JSON.stringify({ id: ++last, method, params, sessionId })}\0`);
  return new Promise((resolve) => waiting.set(last, resolve));
}

// noted runs in the page before its own scripts.
function noted() {
  const seen = (name, ready) => {
    const look = () => (ready() ? (window[name] = performance.now()) : setTimeout(look, 5));
    look();
  };
  window.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      window.engine = this;
      this.addEventListener('error', (e) => { window.engineFailed = e.message; });
    }
  };
  seen('firstQuestion', () => document.querySelector('main form input'));
  seen('engineReady', () => document.documentElement?.dataset.ready === '1');
}

async function wait(file) {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const told = async (expression) => {
    const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, sessionId);
    if (exceptionDetails) throw new Error(exceptionDetails.exception.description);
    return result.value;
  };
  await send('Page.enable', {}, sessionId);
  await send('Page.addScriptToEvaluateOnNewDocument', { source: `(${noted})()` }, sessionId);
  await send('Page.navigate', { url: `file://${file}` }, sessionId);
  const failed = async () => {
    const message = await told('window.engineFailed');
    if (message) throw new Error(`${file}: ${message}`);
  };
  while (!(await told('window.engineReady'))) { await failed(); await pause(200); }
  const seen = await told('({ first: window.firstQuestion, ready: window.engineReady })');
  if (file === files[0]) {
    // It warms up in rounds from half a second after it is ready, and answers nobody within
    // one; a person takes longer for one question.
    await pause(6000);
    await failed();
    seen.letters = await told(`(${letters})(${JSON.stringify(kase)})`);
    seen.memory = await told('window.engineMemory');
  }
  await send('Target.closeTarget', { targetId });
  return seen;
}

// letters runs in the page and asks its engine for those of a case.
async function letters(text) {
  const ask = (verb, request) => new Promise((resolve, reject) => {
    const id = `measure ${verb}`;
    window.engine.addEventListener('error', (e) => reject(new Error(e.message)));
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
  const { answer, error, memory } = await ask('compose', { file: '案件.yaml', case: text, today: '2026-05-01', forms: ['tree', 'docx'] });
  if (error || !JSON.parse(answer).letters.length) throw new Error(error ?? 'no letter');
  window.engineMemory = memory;
  return performance.now() - start;
}

await send('Browser.getVersion');
await pause(2000); // what a browser does when it starts
for (const file of files) await wait(file); // files are read from the disk once
const rows = files.map(() => []);
for (let i = 0; i < Number(runs); i++) {
  for (const [k, file] of files.entries()) rows[k].push(await wait(file));
}
await send('Browser.close');
const median = (of, key) => Math.round(of.map((r) => r[key]).sort((a, b) => a - b)[of.length >> 1]);
for (const [k, file] of files.entries()) {
  console.log(`${file.split('/').pop()}: first question ${median(rows[k], 'first')} ms, engine ready ${median(rows[k], 'ready')} ms`);
}
console.log(`letters of a first case ${median(rows[0], 'letters')} ms, memory ${median(rows[0], 'memory')} MB`);
if (browser.exitCode === null) await new Promise((ended) => { browser.on('exit', ended); });
rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
