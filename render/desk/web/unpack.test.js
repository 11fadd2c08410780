import assert from 'node:assert/strict';
import test from 'node:test';
import { unpacked } from './unpack.js';

// The vectors are those of pack_test.go.
test('text is unpacked to the bytes that were packed', () => {
  const vectors = { '0\n': [], '1\n!!': [0], '1\n$m': [255], '7\n$n}q!c_)!#': [0, 1, 254, 255, 128, 127, 26] };
  for (const [text, bytes] of Object.entries(vectors)) assert.deepEqual([...unpacked(text)], bytes, text);
  for (const text of ['', '7', '7\n', '7\n$n}q!c_)!']) assert.equal(unpacked(text), undefined, text);
});
