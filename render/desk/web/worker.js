// The worker's own script. It takes the engine in parts while the page is being read, and
// compiles it meanwhile. Then it answers calls one by one, and warms up the engine when idle, so
// that a user's first letters take no longer than later ones.
(() => {
  const text = new TextEncoder();
  const pause = 500; // milliseconds
  let engine; // the exports of the instance
  let asked = 0;

  // unpacker takes the compressed parts; its output is compiled as it comes.
  const unpacker = new DecompressionStream('gzip');
  const writer = unpacker.writable.getWriter();

  const view = () => new DataView(engine.memory.buffer);
  const absent = () => 52; // ENOSYS: there are no files and no sockets

  // The engine was stored in its state after loading (see cmd/engine). From WASI it needs what
  // Go's runtime asks for later: the time, a pause, and where to write why it must end.
  const system = {
    clock_time_get(clock, precision, at) {
      const now = performance.now() + (clock === 0 ? performance.timeOrigin : 0);
      view().setBigUint64(at, BigInt(Math.round(now * 1e6)), true);
      return 0;
    },
    fd_write(file, at, count, written) {
      let size = 0;
      for (let i = 0; i < count; i++) size += view().getUint32(at + 8 * i + 4, true);
      view().setUint32(written, size, true);
      return 0;
    },
    // The runtime pauses for an instant during garbage collection. Here nothing else runs
    // meanwhile, so the time it waits for has come.
    poll_oneoff(wanted, events, count, told) {
      let n = 0;
      for (let i = 0; i < count; i++) {
        const clock = 0;
        if (view().getUint8(wanted + 48 * i + 8) !== clock) continue;
        const event = new Uint8Array(engine.memory.buffer, events + 32 * n++, 32).fill(0);
        event.set(new Uint8Array(engine.memory.buffer, wanted + 48 * i, 8)); // whose it is
      }
      view().setUint32(told, n, true);
      return 0;
    },
    sched_yield: () => 0,
    proc_exit() { throw new Error('the engine has ended'); },
  };

  async function start() {
    const unpacked = new Response(unpacker.readable, { headers: { 'Content-Type': 'application/wasm' } });
    const compiled = WebAssembly.compileStreaming
      ? await WebAssembly.compileStreaming(unpacked) : await WebAssembly.compile(await unpacked.arrayBuffer());
    const imports = { wasi_snapshot_preview1: new Proxy(system, { get: (all, name) => all[name] ?? absent }) };
    engine = (await WebAssembly.instantiate(compiled, imports)).exports;
    postMessage({ ready: true });
    setTimeout(warm, pause, 3);
  }

  // ask returns the engine's answer to a call, or an Error.
  function ask(verb, request) {
    const [name, rest] = [text.encode(verb), text.encode(request)];
    const at = engine.room(name.length + rest.length);
    const room = new Uint8Array(engine.memory.buffer, at, name.length + rest.length);
    room.set(name);
    room.set(rest, name.length);
    const size = engine.call(name.length);
    const answer = new TextDecoder().decode(new Uint8Array(engine.memory.buffer, engine.answer(), Math.abs(size)));
    return size < 0 ? new Error(answer) : answer;
  }

  // The first round does what is done only once; during the others the browser learns which parts
  // of the engine are worth optimising. The user's calls are answered in between.
  function warm(rounds) {
    if (asked > 1) return; // the user was quicker
    ask('warm', '');
    if (rounds > 1) setTimeout(warm, pause, rounds - 1);
  }

  onmessage = ({ data }) => {
    if (data.part) writer.write(data.part).catch(() => {}); // start reports it
    if (data.whole) writer.close().catch(() => {});
    if (data.verb === undefined) return;
    asked++;
    const answer = ask(data.verb, data.request);
    if (answer instanceof Error) postMessage({ id: data.id, error: answer.message });
    else postMessage({ id: data.id, answer, memory: engine.memory.buffer.byteLength / (1 << 20) });
  };

  start().catch(() => postMessage({}));
})();
