// The case as the page holds it. The text of the case file is the only state: every answer
// becomes an edit of that text, and the values are read back from it.

export class Store {
  // call(verb, request) answers like the desk; today is YYYY-MM-DD.
  constructor(call, today) {
    this.desk = call;
    this.today = today;
    this.text = null; // of the case file; null before the first answer
    this.file = '案件.yaml';
    this.values = new Map();
    this.findings = [];
    this.saved = ''; // the text that the user has on disk
    this.work = Promise.resolve();
  }

  // whole returns the case in the form of a request.
  whole() {
    return { file: this.file, case: this.text, today: this.today };
  }

  // ask calls the desk with the case.
  ask(verb, request = {}) {
    return this.desk(verb, { ...this.whole(), ...request });
  }

  // open loads a case file of the user.
  open(file, text) {
    return this.then(async () => {
      this.take(await this.desk('open', { file, case: text, today: this.today }));
      this.file = file;
      this.saved = text;
    });
  }

  // fresh starts a new case, under the next name.
  fresh() {
    const [, base, n] = /^(.*?)(?:-(\d+))?\.yaml$/.exec(this.file) ?? [null, '案件'];
    this.file = `${base}-${Number(n ?? 1) + 1}.yaml`;
    this.text = null;
    this.values = new Map();
  }

  // edit writes answers into the case, after the edits under way.
  edit(edits) {
    if (edits.length === 0) return this.work;
    return this.then(async () => {
      const answer = this.text === null
        ? await this.desk('new', { file: this.file, today: this.today, edits })
        : await this.ask('set', { edits });
      this.take(answer);
    });
  }

  // then runs a task after those before it are done, failed or not.
  then(task) {
    const run = this.work.then(task, task);
    this.work = run.catch(() => {});
    return run;
  }

  take(opened) {
    this.text = opened.case;
    this.findings = opened.findings;
    this.values = new Map(opened.values.map((v) => [v.path, v]));
  }

  get dirty() {
    return this.text !== null && this.text !== this.saved;
  }

  // value returns the text at a path, '' if there is none.
  value(path) {
    return this.values.get(path)?.text ?? '';
  }

  // items returns the entries of a key that holds a list.
  items(path) {
    const v = this.values.get(path);
    if (v?.items?.length) return v.items;
    const out = [];
    for (let i = 0; this.values.has(`${path}.${i}`); i++) out.push(this.value(`${path}.${i}`));
    if (out.length === 0 && v?.text) out.push(v.text);
    return out;
  }

  // count returns the number of groups in a list.
  count(path) {
    let n = 0;
    for (const key of this.values.keys()) {
      if (key.startsWith(`${path}.`)) n = Math.max(n, Number.parseInt(key.slice(path.length + 1), 10) + 1 || 0);
    }
    return n;
  }

  // has reports whether there is a value at or under a path.
  has(path) {
    for (const key of this.values.keys()) if (key === path || key.startsWith(`${path}.`)) return true;
    return false;
  }
}

// changes returns the edits that turn the values of the store into the wanted ones: strings for
// single values, arrays for lists; '' and [] remove a key.
export function changes(store, wanted) {
  const edits = [];
  for (const [path, want] of Object.entries(wanted)) {
    if (Array.isArray(want)) {
      const now = store.items(path);
      if (want.length === 0 ? now.length > 0 : want.join('\n') !== now.join('\n')) {
        edits.push(want.length === 0 ? { path, remove: true } : { path, items: want });
      }
    } else if (want.trim() !== store.value(path).trim()) {
      edits.push(want.trim() === '' ? { path, remove: true } : { path, text: want.trim() });
    }
  }
  return edits;
}
