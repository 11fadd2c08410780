// The page: one question after another, from who borrowed to the letters.
import { call, keepCase, keepLetters, opened } from './desk.js';
import { bytes, download, h, tree } from './dom.js';
import { before, next, progress, steps } from './flow.js';
import { Form } from './form.js';
import { keeping, pages as result } from './letters.js';
import { pages as parties } from './parties.js';
import { changes, Store } from './store.js';
import { pages as story } from './story.js';

const pages = { ...story, ...parties, ...result };

// plain holds the pages that need neither schema nor answers: they are drawn while the engine
// loads.
const plain = new Set(['who']);

class App {
  constructor() {
    const now = new Date();
    const two = (n) => String(n).padStart(2, '0');
    this.store = new Store(call, `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`);
    this.schema = null;
    this.fields = new Map();
    this.ui = {};
    this.main = document.querySelector('main');
    this.ready = call('schema', {}).then((schema) => this.learn(schema));
    this.canShare = Boolean(navigator.canShare);
    this.keepLetters = keepLetters && (() => keepLetters({ ...this.store.whole(), forms: [] }));
    addEventListener('hashchange', () => this.draw());
    addEventListener('beforeunload', (e) => { if (this.store.dirty) e.preventDefault(); });
  }

  learn(schema) {
    this.schema = schema;
    const walk = (fields) => fields.forEach((f) => { this.fields.set(f.path, f); walk(f.fields ?? []); });
    walk(schema.fields);
    const about = document.querySelector('#about');
    about.textContent = `tousu ${schema.about.version} · 法律文本更新到 ${schema.about.law_date} · ${schema.about.licence}`;
    document.documentElement.dataset.ready = '1';
  }

  // field returns the schema of a path with indices; undefined if there is none.
  field(path) {
    const form = path.replace(/\.\d+(?=\.|$)/g, '[]').replace(/\[\](?=\[\])/g, '');
    return this.fields.get(form) ?? this.fields.get(`${form}[]`) ?? this.fields.get(form.replace(/\[\]$/, ''));
  }

  terms(field) { return this.schema.vocabularies[field.vocabulary] ?? []; }

  term(path, label) { return this.terms(this.field(path)).some((t) => t.label === label); }

  get page() { return decodeURIComponent(location.hash.slice(1)) || 'who'; }

  split(page) {
    const [id, n] = page.split('/');
    return [pages[id] ?? pages.who, n === undefined ? undefined : Number(n)];
  }

  titleOf(page) {
    const [p, i] = this.split(page);
    return typeof p.title === 'function' ? p.title(this, i) : p.title;
  }

  // go turns to a page; path is the value to scroll to.
  go(page, path) {
    this.ui.focus = path;
    if (page === this.page) this.draw();
    else location.hash = `#${page}`;
  }

  // amend turns to a page to change an answer; one step back from there returns here.
  amend(page, path) {
    this.ui.back = this.page;
    this.go(page, path);
  }

  // draw shows the page named in the address.
  async draw() {
    const page = this.page;
    const [p, i] = this.split(page);
    const turn = (this.turn = (this.turn ?? 0) + 1);
    if (!plain.has(page)) {
      const slow = setTimeout(() => turn === this.turn && this.wait(), 200);
      try { await this.ready; await this.store.work; } catch (err) { this.fail(err); return; } finally { clearTimeout(slow); }
      if (this.store.text === null && page !== 'who') { this.go('who'); return; }
    }
    if (turn !== this.turn) return;
    if (page === this.ui.back || page === 'who') this.ui.back = undefined;
    const form = new Form(this);
    form.unknown = (path, words) => this.unknown(form, path, words);
    let body;
    try { body = await p.draw(this, form, i); } catch (err) { body = this.apology(err); }
    if (turn !== this.turn) return;
    this.show(page, p, i, form, body);
  }

  show(page, p, i, form, body) {
    const lead = typeof p.lead === 'function' ? p.lead(this, i) : p.lead;
    const back = before(this.store, page);
    const forward = next(this.store, page);
    const fault = h('p', { class: 'fault', role: 'alert', hidden: true, id: 'fault' });
    const save = async (event) => {
      event.preventDefault();
      const read = p.read ? p.read(this, form.read(), i) : { wanted: form.read() };
      fault.hidden = !read.fault;
      fault.textContent = read.fault ?? '';
      if (read.fault) { fault.scrollIntoView({ block: 'center' }); return; }
      const edits = read.edits ?? changes(this.store, read.wanted);
      const done = this.store.edit(edits);
      if (!plain.has(page)) {
        try { await done; } catch (err) { fault.hidden = false; fault.textContent = err.message; return; }
        this.autosave();
        if (this.stays(page, form)) return;
        if (p.after) await p.after(this);
      } else done.catch((err) => this.fail(err));
      const open = this.store.findings.some((f) => f.severity !== 'warning'); // keeps letters from being written
      this.go(this.ui.back ? (open ? 'check' : this.ui.back) : next(this.store, page) || forward);
    };
    const title = h('h1', { tabindex: '-1' }, this.titleOf(page));
    this.main.replaceChildren(
      h('progress', { max: '1', value: String(progress(this.store, page)), 'aria-label': '填写进度' }),
      back ? h('a', { class: 'back', href: `#${back}` }, '‹ 上一页') : '',
      h('form', { onsubmit: save, novalidate: true }, title, lead ? h('p', { class: 'lead' }, lead) : null, body, fault,
        forward ? h('button', { class: 'next' }, onward(page, this.ui.back)) : null,
        plain.has(page) || page === 'check' || page === 'get' ? null : this.pausing(p, form, i)));
    const at = this.ui.focus ? this.main.querySelector(`[data-path="${CSS.escape(this.ui.focus)}"]`) : null;
    this.ui.focus = undefined;
    (at ?? title).focus({ preventScroll: Boolean(!at) });
    if (!at) scrollTo(0, 0);
  }

  // pausing saves the answers so far, including those on page p.
  pausing(p, form, i) {
    const said = h('span', { role: 'status' });
    const keep = async () => {
      try {
        const read = p.read ? p.read(this, form.read(), i) : { wanted: form.read() };
        if (!read.fault) await this.store.edit(read.edits ?? changes(this.store, read.wanted));
        const at = await this.saveCase();
        said.textContent = at ? `　已经存好：${at}` : '　这里保存不了文件。请在浏览器中打开这个页面。';
      } catch (err) { said.textContent = `　${err.message}`; }
    };
    return h('p', { class: 'aside' }, h('button', { type: 'button', class: 'link', onclick: keep }, '先存下来，以后接着填'), said);
  }

  // stays shows the faults of form in the page's own values, and reports whether there are any.
  stays(page, form) {
    let any = false;
    for (const { path } of form.controls) {
      const found = this.store.findings.find((f) => f.severity === 'fault' && f.path === path && this.store.has(path));
      const place = this.main.querySelector(`[data-fault="${CSS.escape(path)}"]`);
      if (!place) continue;
      place.hidden = !found;
      place.textContent = found ? [found.message, found.hint].filter(Boolean).join('。') : '';
      if (found && !any) place.scrollIntoView({ block: 'center' });
      any = any || Boolean(found);
    }
    return any;
  }

  // unknown lets the user say that he does not know, which is a complete answer.
  unknown(form, path, words) {
    const box = h('input', { type: 'checkbox' });
    const label = h('label', { class: 'choice' }, box, h('span', {}, words, h('small', {}, '先写不需要公司名称的信，其余的以后再写')));
    const control = form.controls.find((c) => c.path === path);
    const read = control.read;
    box.checked = this.store.value(path) === '不知道';
    control.read = () => (box.checked ? '不知道' : read());
    return label;
  }

  // route asks where the case can go. The signer is asked for later: until then an invented
  // person takes his place, in a copy that is discarded.
  async route() {
    const { store } = this;
    const stand = [['name', '某某'], ['id_number', '11010519491231002X'], ['phone', '010-60000000'], ['address', '北京市']]
      .filter(([key]) => !store.value(`complainant.${key}`)).map(([key, text]) => ({ path: `complainant.${key}`, text }));
    const copy = stand.length ? (await store.ask('set', { edits: stand })).case : store.text;
    return store.ask('route', { case: copy });
  }

  // needed returns the values that the chosen papers lack.
  async needed() {
    try {
      const routed = await this.route();
      const chosen = this.store.items('recipients');
      return routed.routes.filter((r) => r.status !== 'not-competent' && chosen.includes(r.label)).flatMap((r) => r.lacks)
        .filter((l, i, all) => all.findIndex((o) => o.path === l.path) === i);
    } catch { return []; }
  }

  compose(forms, more) { return this.store.ask('compose', { forms, ...more }); }

  async all() {
    const composed = await this.compose(['zip']);
    return [`${composed.folder}.zip`, bytes(composed.zip)];
  }

  async one(l) {
    const composed = await this.compose(['docx'], { to: [l.kind] });
    return bytes(composed.letters.find((x) => x.kind === l.kind && x.slug === l.slug).docx);
  }

  // short returns the text of a letter, at most limit characters of it unless limit is 0.
  async short(l, limit) {
    if (!limit) return l.text;
    const composed = await this.compose(['text'], { max: limit });
    return composed.letters.find((x) => x.kind === l.kind && x.slug === l.slug).text;
  }

  async share() {
    const [name, zip] = await this.all();
    const files = [new File([zip], name, { type: 'application/zip' })];
    if (navigator.canShare?.({ files })) await navigator.share({ files }).catch(() => {});
    else download(name, zip, 'application/zip');
  }

  async printAll() { this.print((await this.compose(['tree'])).letters); }

  print(letters) {
    const sheets = h('div', { class: 'print' }, letters.map((l) => tree(l.tree)));
    document.body.append(sheets);
    print();
    sheets.remove();
  }

  keep(name, data, type) { return download(name, data, type); }

  // saveCase saves the case file where this page can, and returns the place; '' if it cannot.
  async saveCase() {
    const text = this.store.text;
    const at = keepCase ? await keepCase(text, this.store.file) : download(this.store.file, text, 'text/yaml') && this.store.file;
    if (at) this.store.saved = text;
    return at || '';
  }

  // autosave saves every answer if there is a folder to save it in.
  async autosave() {
    if (!keepCase || !this.store.dirty) return;
    try {
      await this.saveCase();
      this.tell('');
    } catch (err) { this.tell(`没有存上：${err.message}`); }
  }

  tell(words) { document.querySelector('#saved').textContent = words; }

  async openFile(file) {
    try {
      if (file.size > 1 << 20) throw new Error('这个文件太大，不是案件文件。');
      await this.openText(file.name, await file.text());
    } catch (err) { this.fail(err); }
  }

  async openText(name, text) {
    await this.ready;
    await this.store.open(name, text);
    this.ui = { helper: this.store.has('agent') };
    this.go('check');
  }

  // drop removes an item of a list from the case.
  async drop(path) {
    await this.store.edit([{ path, remove: true }]);
    this.draw();
  }

  // another starts a case against the next company, by the same person.
  async another() {
    const keep = [...this.store.values.values()].filter((v) => /^(complainant|agent)\./.test(v.path) && v.text)
      .map((v) => ({ path: v.path, text: v.text }));
    if (this.store.dirty && !confirm('这一家的案件文件还没有保存。继续吗？')) return;
    this.store.fresh();
    await this.store.edit(keep);
    this.store.saved = this.store.text;
    this.go('what/0');
  }

  // begin switches to another case on the same acts, which the desk has started.
  async begin(other) {
    if (this.store.dirty && !confirm('这一份案件文件还没有保存。继续吗？')) return;
    await this.store.open(other.file, other.case);
    this.store.saved = ''; // not on disk yet
    this.go(other.kind === 'funder' ? 'lender' : 'word');
  }

  wait() { this.main.replaceChildren(h('p', { class: 'wait', role: 'status' }, '正在准备，一会儿就好……')); }

  apology(err) {
    return [h('p', { class: 'fault', role: 'alert' }, err.message || String(err)), h('p', {}, '前面的答案还在。可以返回上一页修改，或者先把案件文件存下来。'),
      this.store.text === null ? null : keeping(this)];
  }

  fail(err) {
    this.main.replaceChildren(h('h1', {}, '这里用不了'), h('p', { class: 'fault', role: 'alert' }, err.message || String(err)),
      h('p', {}, '请换一个较新的浏览器打开：电脑上的 Edge、Chrome、Firefox，手机自带的浏览器。微信里请点右上角“在浏览器中打开”。'));
    const spare = document.querySelector('#spare');
    if (spare) this.main.append(spare.content.cloneNode(true));
  }
}

// onward says where the button of a page leads.
function onward(page, back) {
  if (back) return back === 'check' ? '改好了，回去核对' : '改好了，回到信件';
  return { check: '看信件', letters: '拿到信件' }[page] ?? '下一页';
}

const app = new App();
opened.then((f) => f?.case && app.openText(f.name, f.case)).catch((err) => app.fail(err));
if (!steps(app.store).includes(app.page)) history.replaceState(null, '', '#who');
app.draw();
app.ready.catch((err) => app.fail(err));
