// What the program asks about a case: a doubt stops the letters until it is answered, a
// suggestion does not.
import { fresh, h } from './dom.js';
import { home } from './flow.js';
import { Form } from './form.js';

// leaves reports whether an answer changes nothing.
const leaves = (a) => !a.ask && !a.go && a.edits.length === 0;

// asks reports whether a warning is a question that may be answered by leaving the case as it is.
// It is then not asked again while the page is open.
export const asks = (app, f) => f.severity === 'warning' && Boolean(f.question) && !f.answer && f.answers.some(leaves) && !app.ui.left?.has(key(f));

const key = (f) => `${f.code} ${f.path} ${f.message}`;

// question is a doubt or a suggestion with its answers. The chosen answer is written into the
// case, or leads to the value to be changed.
export function question(app, f) {
  const name = fresh();
  const said = h('p', { class: 'fault', role: 'alert' });
  const changes = f.answers.map((a) => (a.ask ? change(app, a) : null));
  const choices = f.answers.map((a, k) => [h('label', { class: 'choice' },
    h('input', { type: 'radio', name, value: k, onchange: () => changes.forEach((c, j) => c && (c.element.hidden = j !== k)) }), h('span', {}, a.text)),
  changes[k]?.element]);
  const set = h('fieldset', { class: `finding ${f.severity === 'doubt' ? 'doubt' : 'asks'}`, 'data-code': f.code },
    h('legend', {}, h('span', { class: 'seen' }, `${f.message}。`), f.question), choices, said);
  const answer = async () => {
    const k = Number(set.querySelector('input:checked')?.value ?? -1);
    const value = changes[k]?.read();
    said.textContent = k < 0 ? '请选一项。' : value === '' ? '请写上改成什么。' : '';
    if (said.textContent) return;
    try { await give(app, f, f.answers[k], value, said); } catch (err) { said.textContent = err.message; }
  };
  set.append(h('button', { type: 'button', class: 'quiet answer', onclick: answer }, '就这样'));
  return set;
}

// change asks for the new value of an answer, in the control for its key.
function change(app, a) {
  const form = new Form(app);
  const o = { label: '改为', help: '', required: true, rows: 6 };
  const element = a.words ? form.line(a.ask, app.field(a.ask), o) : form.field(a.ask, o);
  element.hidden = true;
  return { element, read: () => [form.read()[a.ask]].flat().join('\n').trim() };
}

async function give(app, f, a, value, said) {
  if (a.go) {
    if (a.go === 'agent') app.ui.helper = true;
    app.amend(home(a.go), a.go);
    return;
  }
  const edits = a.ask ? [...a.edits, { path: a.ask, text: value }] : a.edits;
  if (edits.length) {
    await app.store.edit(edits);
    app.autosave();
  } else if (f.severity === 'doubt') {
    said.textContent = '好。先在下面保存案件文件，问清楚以后打开它，再来回答。';
    return;
  } else (app.ui.left ??= new Set()).add(key(f));
  app.draw();
}
