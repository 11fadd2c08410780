// Fields built from the schema, which gives label, help, form and vocabulary.
import { fresh, h } from './dom.js';
import { parted, moment } from './flow.js';

// Form collects the controls of one page. read() returns their values by path.
export class Form {
  constructor(app) {
    this.app = app;
    this.controls = [];
  }

  // add records how the value of a path is read, and returns the element.
  add(path, element, read) {
    this.controls.push({ path, read });
    return element;
  }

  read() {
    return Object.fromEntries(this.controls.map((c) => [c.path, c.read()]));
  }

  // has reports whether the schema knows a path.
  has(path) {
    return this.app.field(path) !== undefined;
  }

  // field returns the control for a path, by the kind of its value; null if the schema has no
  // such key. label and help replace those of the schema.
  field(path, { label, help, required, rows } = {}) {
    const f = this.app.field(path);
    if (!f) return null;
    const make = { text: 'area', moment: 'moment', day: 'day', 'any-day': 'day', 'yes-no': 'choice', term: 'choice' }[f.kind] ?? 'line';
    if (f.list && f.kind === 'term') return this.checks(path, this.app.terms(f), { label: label ?? f.key, help: help ?? f.help });
    return this[make](path, f, { label: label ?? f.key, help: help ?? f.help, required: required ?? f.required, rows });
  }

  row(control, id, { label, help, required }, path) {
    const note = help ? h('p', { class: 'help', id: `${id}-help` }, help) : null;
    if (note) control.setAttribute('aria-describedby', `${id}-help ${id}-fault`);
    const fault = h('p', { class: 'fault', id: `${id}-fault`, 'data-fault': path, role: 'alert', hidden: true });
    return h('div', { class: 'field' },
      h('label', { for: id }, label, required ? null : h('span', { class: 'optional' }, '（可以不填）')), note, control, fault);
  }

  line(path, f, o) {
    const id = fresh();
    const types = { phone: ['tel', 'tel'], email: ['email', 'email'], id: ['text', 'off'], name: ['text', 'name'] };
    const [type, auto] = types[f.kind] ?? ['text', 'off'];
    const input = h('input', {
      id, type, autocomplete: auto, value: f.list ? this.app.store.items(path).join('、') : this.app.store.value(path),
      inputmode: { count: 'numeric', money: 'decimal', phone: 'tel' }[f.kind], 'data-path': path,
    });
    const read = f.list ? () => input.value.split(/[、；;]/).map((s) => s.trim()).filter(Boolean) : () => input.value;
    return this.add(path, this.row(input, id, o, path), read);
  }

  area(path, f, o) {
    const id = fresh();
    const value = f.list ? this.app.store.items(path).join('\n') : this.app.store.value(path);
    const input = h('textarea', { id, rows: o.rows ?? 4, 'data-path': path }, value);
    const read = f.list ? () => input.value.split('\n').map((s) => s.trim()).filter(Boolean) : () => input.value;
    return this.add(path, this.row(input, id, o, path), read);
  }

  day(path, f, o) {
    const id = fresh();
    const { day, words } = parted(this.app.store.value(path));
    const input = h('input', { id, type: 'date', value: day, max: f.kind === 'day' ? this.app.store.today : null, 'data-path': path });
    return this.add(path, this.row(input, id, o, path), () => input.value || words);
  }

  moment(path, f, o) {
    const { day, time, words } = parted(this.app.store.value(path));
    const id = fresh();
    const date = h('input', { id, type: 'date', value: day, max: this.app.store.today, 'data-path': path });
    const clock = h('input', { type: 'time', value: time, 'aria-label': '几点几分（可以不填）' });
    const both = h('span', { class: 'pair' }, date, clock);
    date.setAttribute('aria-describedby', `${id}-help ${id}-fault`);
    return this.add(path, this.row(both, id, o, path), () => moment(date.value, clock.value) || words);
  }

  // choice offers the terms of a vocabulary, including the word that the case has for one.
  choice(path, f, o) {
    const labels = this.app.terms(f).map((t) => t.label);
    const now = o?.value ?? this.app.store.value(path);
    if (typeof now === 'string' && now && !labels.includes(now)) labels.push(now);
    return this.radios(path, labels.map((l) => [l, l, '']), o);
  }

  // radios offers [value, words, hint], one of which can be chosen.
  radios(path, choices, { label, help, value } = {}) {
    const name = fresh();
    const now = value ?? this.app.store.value(path);
    const boxes = choices.map(([v, words, hint]) => h('label', { class: 'choice' },
      h('input', { type: 'radio', name, value: v, checked: v === now }), h('span', {}, words, hint ? h('small', {}, hint) : null)));
    const set = h('fieldset', {}, label ? h('legend', {}, label) : null, help ? h('p', { class: 'help' }, help) : null, boxes,
      h('p', { class: 'fault', 'data-fault': path, role: 'alert', hidden: true }));
    return this.add(path, set, () => set.querySelector('input:checked')?.value ?? '');
  }

  // checks offers terms {label, words?, hint?}, several of which can be ticked.
  checks(path, terms, { label, help, value } = {}) {
    const now = value ?? this.app.store.items(path);
    const set = h('fieldset', {}, label ? h('legend', {}, label) : null, help ? h('p', { class: 'help' }, help) : null,
      terms.map((t) => h('label', { class: 'choice' },
        h('input', { type: 'checkbox', value: t.label, checked: now.includes(t.label) }),
        h('span', {}, t.words ?? t.label, t.hint ? h('small', {}, t.hint) : null))),
      h('p', { class: 'fault', 'data-fault': path, role: 'alert', hidden: true }));
    return this.add(path, set, () => [...set.querySelectorAll('input:checked')].map((i) => i.value));
  }
}
