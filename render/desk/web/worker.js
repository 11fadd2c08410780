// The worker's own script; Go's wasm_exec.js stands before it. It takes the engine
// once, then answers calls one by one, and warms the engine up when it has nothing to
// do: the first letters of a person then take no longer than the next ones.
(() => {
  let ask;
  let asked = 0;
  const pause = 500; // milliseconds

  async function start(engine) {
    // It is compiled while it is being unpacked, where the browser can do that.
    const stream = new Blob([engine]).stream().pipeThrough(new DecompressionStream('gzip'));
    const unpacked = new Response(stream, { headers: { 'Content-Type': 'application/wasm' } });
    const compiled = WebAssembly.compileStreaming
      ? await WebAssembly.compileStreaming(unpacked) : await WebAssembly.compile(await unpacked.arrayBuffer());
    const go = new Go();
    const instance = await WebAssembly.instantiate(compiled, go.importObject);
    globalThis.tousuMemory = instance.exports.mem; // for whoever measures it
    const ready = new Promise((resolve) => { globalThis.tousuReady = resolve; });
    go.run(instance).catch(() => postMessage({}));
    ask = await ready;
    postMessage({ ready: true });
    setTimeout(warm, pause, 3);
  }

  // The first round makes what is made once; by the others the browser sees which parts of
  // the engine are worth compiling well. The person is answered between them.
  function warm(rounds) {
    if (asked > 1) return; // the person was quicker
    ask('warm', '');
    if (rounds > 1) setTimeout(warm, pause, rounds - 1);
  }

  onmessage = ({ data }) => {
    if (data.engine) {
      start(data.engine).catch(() => postMessage({}));
      return;
    }
    asked++;
    const answer = ask(data.verb, data.request);
    if (answer instanceof Error) postMessage({ id: data.id, error: answer.message });
    else postMessage({ id: data.id, answer });
  };
})();
