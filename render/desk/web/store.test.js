import assert from 'node:assert/strict';
import test from 'node:test';
import { Store } from './store.js';

test('a case of its own has a name of its own', () => {
  const store = new Store(null, '2026-05-01');
  store.text = 'x';
  for (const name of ['案件-2.yaml', '案件-3.yaml']) {
    store.fresh();
    assert.equal(store.file, name);
    assert.equal(store.text, null);
  }
  store.file = '我的 案件.yaml';
  store.fresh();
  assert.equal(store.file, '我的 案件-2.yaml');
});
