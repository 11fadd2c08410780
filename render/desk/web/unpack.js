// The engine is in the page as parts of text, which pack.go writes: a number of bytes, a line
// feed, and two of 91 symbols for every 13 bits.

const places = new Uint8Array(128);
let last = 0;
for (let c = 33; c < 127; c++) if (!'"&<'.includes(String.fromCharCode(c))) places[c] = last++;

// unpacked decodes such text; it returns undefined if the end is missing. A plain loop takes a
// twentieth of the time of built-ins that work on strings.
export function unpacked(text) {
  const start = text.indexOf('\n') + 1;
  const size = Number(text.slice(0, start));
  if (start === 0 || text.length - start !== 2 * Math.ceil(size * 8 / 13)) return undefined;
  const out = new Uint8Array(size);
  let bits = 0;
  let held = 0;
  for (let i = start, n = 0; n < out.length; i += 2) {
    bits |= (places[text.charCodeAt(i)] * 91 + places[text.charCodeAt(i + 1)]) << held;
    for (held += 13; held >= 8 && n < out.length; held -= 8) {
      out[n++] = bits;
      bits >>>= 8;
    }
  }
  return out;
}
