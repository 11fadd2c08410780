// The desk behind the page, in a Web Worker. The engine is in this file, compressed, and nothing
// is fetched. It follows the script that draws the first question, in parts: the worker unpacks
// and compiles one part while the next is being read.

import { unpacked } from './unpack.js';

// trusted is the policy for the worker's script: the only address from which the page ever runs
// anything.
const trusted = globalThis.trustedTypes?.createPolicy('tousu', { createScriptURL: (url) => {
  if (!url.startsWith('blob:')) throw new Error('只运行本文件中的程序');
  return url;
} }) ?? { createScriptURL: (url) => url };

const waiting = new Map();
let last = 0;

// handOn calls take with each part of the engine, in order, as the browser reads them. It
// resolves when there are no more.
function handOn(take) {
  return new Promise((resolve, reject) => {
    let rest = -1; // the number of parts after the last one
    const read = () => {
      const parts = [...document.querySelectorAll('script.engine')];
      if (document.readyState === 'loading') parts.pop(); // it may be incomplete
      for (const element of parts) {
        const part = unpacked(element.textContent);
        rest = part ? Number(element.dataset.rest) : -1;
        element.remove(); // its text is not needed any more
        if (!part) break;
        take(part);
      }
      if (document.readyState === 'loading') return;
      seen.disconnect();
      if (rest === 0) resolve();
      else reject(new Error('这个文件不完整，请重新下载。'));
    };
    const seen = new MutationObserver(read);
    seen.observe(document.body, { childList: true });
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', read);
    else read();
  });
}

// lacking names what the browser does not support.
function lacking() {
  if (typeof Worker !== 'function' || typeof Blob !== 'function') return '后台程序';
  if (typeof WebAssembly !== 'object') return 'WebAssembly';
  if (typeof DecompressionStream !== 'function') return '解压功能';
  return '';
}

async function start() {
  const missing = lacking();
  if (missing) throw new Error(`这个浏览器缺少“${missing}”，写不了信。`);
  const script = new Blob([document.getElementById('worker').textContent], { type: 'text/javascript' });
  const worker = new Worker(trusted.createScriptURL(URL.createObjectURL(script)));
  const ready = new Promise((resolve, reject) => {
    worker.onerror = (event) => { event.preventDefault(); reject(new Error('这个浏览器运行不了写信的程序。')); };
    worker.onmessage = ({ data }) => {
      if (data.ready) resolve();
      else if (data.id === undefined) reject(new Error('这个浏览器运行不了写信的程序。'));
      else settle(data);
    };
  });
  await Promise.all([ready, handOn((part) => worker.postMessage({ part }, [part.buffer]))
    .then(() => worker.postMessage({ whole: true }))]);
  return worker;
}

function settle({ id, answer, error }) {
  const { resolve, reject } = waiting.get(id);
  waiting.delete(id);
  if (error === undefined) resolve(JSON.parse(answer));
  else reject(new Error(error));
}

const started = start();
started.catch(() => {}); // every call reports it

// call sends a request to the desk.
export async function call(verb, request) {
  const worker = await started;
  const id = ++last;
  const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  worker.postMessage({ id, verb, request: JSON.stringify(request) });
  return answer;
}

// opened returns what the program was started with: nothing, for a file on disk.
export const opened = Promise.resolve(null);

// keepCase and keepLetters save into a folder; a file on disk has none.
export const keepCase = undefined;
export const keepLetters = undefined;
