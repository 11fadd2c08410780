// The engine of a packed page, in Node as it is in a browser: the page's own worker, with
// the parts that stand in the file.
import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { unpacked } from '../../render/desk/web/unpack.js';

// engine returns ask(verb, request), which answers as the page would be answered.
export async function engine(page) {
  const html = readFileSync(page, 'utf8');
  const parts = html.matchAll(/<script type="text\/plain" class="engine"[^>]*>([^<]*)/g);
  const waiting = [];
  globalThis.postMessage = (message) => waiting.shift()?.(message);
  const heard = () => new Promise((resolve) => { waiting.push(resolve); });
  const started = heard();
  runInThisContext(/<script type="text\/plain" id="worker">([^]*?)<\/script>/.exec(html)[1]);
  for (const [, text] of parts) globalThis.onmessage({ data: { part: unpacked(text) } });
  globalThis.onmessage({ data: { whole: true } });
  if (!(await started).ready) throw new Error('the engine does not start');
  return async (verb, request) => {
    const told = heard();
    globalThis.onmessage({ data: { id: 1, verb, request: JSON.stringify(request) } });
    const { answer, error } = await told;
    if (error !== undefined) throw new Error(error);
    return JSON.parse(answer);
  };
}
