// The pages with the answers, the printed form of the letters, and how to get them.
import { h, tree } from './dom.js';
import { asks, question } from './doubt.js';
import { asked, home, steps } from './flow.js';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const pages = {
  check: {
    title: '核对一遍',
    async draw(app) {
      const { store } = app;
      const examined = await store.ask('examine');
      app.ui.ok = examined.ok;
      const open = examined.findings.filter((f) => f.severity !== 'warning');
      const offered = examined.findings.filter((f) => asks(app, f));
      const notes = examined.findings.filter((f) => f.severity === 'warning' && !offered.includes(f));
      const lacking = examined.papers.filter((p) => !p.ready);
      return [
        open.map((f) => (f.severity === 'doubt' ? question(app, f) : finding(app, f))),
        offered.map((f) => question(app, f)),
        open.length || offered.length ? null : h('p', { class: 'good' }, '没有发现问题。'),
        notes.length ? h('details', { open: open.length === 0 }, h('summary', {}, `提醒 ${notes.length} 条`), notes.map((f) => finding(app, f))) : null,
        ...unwritten(app, lacking),
        h('h2', {}, '您的答案'), answers(app), keeping(app),
      ];
    },
    read: (app) => ({ wanted: {}, fault: app.ui.ok ? '' : '上面还有没解决的问题，解决以后就能写出信件。' }),
  },

  letters: {
    title: '写在纸上是这样',
    lead: '这里不能改字：要改内容，点信里的那句话，回到那一问。点法律条文，看原文和为什么引用它。',
    async draw(app) {
      const composed = await app.compose(['tree']);
      const paper = h('div', { class: 'paper', tabindex: '0', onclick: (e) => look(app, e.target), onkeydown: (e) => e.key === 'Enter' && look(app, e.target) });
      const show = (l) => paper.replaceChildren(tree(l.tree));
      const list = h('select', { 'aria-label': '看哪一份', onchange: () => show(composed.letters[list.selectedIndex]) },
        composed.letters.map((l) => h('option', {}, `${l.title} → ${l.body}`)));
      if (composed.letters.length) show(composed.letters[0]);
      const alone = h('button', { type: 'button', class: 'quiet', onclick: () => app.print([composed.letters[list.selectedIndex]]) }, '打印这一份');
      return [h('p', {}, `一共 ${composed.letters.length} 份。`), list, composed.letters.length ? alone : null, paper,
        ...unwritten(app, composed.skipped)];
    },
  },

  get: {
    title: '拿到信件',
    async draw(app) {
      const composed = await app.compose(['text']);
      const said = h('p', { role: 'status' });
      const got = (ok, name) => {
        said.textContent = ok ? `已经交给浏览器保存：${name}` : '这里保存不了文件。请在浏览器中打开这个页面，或者复制下面的文字。';
      };
      const into = (keep) => keep().then((at) => { said.textContent = at ? `已经存好：${at}` : '这里保存不了文件。请在浏览器中打开这个页面。'; },
        (err) => { said.textContent = err.message; });
      return [
        h('div', { class: 'actions' },
          app.keepLetters ? h('button', { type: 'button', onclick: () => into(app.keepLetters) }, '存到文件夹') : null,
          h('button', { type: 'button', class: app.keepLetters ? 'quiet' : null, onclick: () => app.all().then(([name, zip]) => got(app.keep(name, zip, 'application/zip'), name)) }, '全部信件（ZIP）'),
          app.canShare ? h('button', { type: 'button', class: 'quiet', onclick: () => app.share() }, '发送到别的应用') : null,
          h('button', { type: 'button', class: 'quiet', onclick: () => app.printAll() }, '打印，或者另存为 PDF'),
          h('button', { type: 'button', class: 'quiet', onclick: () => into(() => app.saveCase()) }, app.keepLetters ? '保存案件文件' : '下载案件文件')),
        said,
        h('p', { class: 'help' }, app.keepLetters ? '您的答案都在案件文件里，每答一页存一次，下次用“打开案件文件”接着填。'
          : '案件文件里有您的答案，下次用“打开案件文件”接着填。这个页面自己什么都不存。'),
        h('ol', { class: 'list' }, composed.letters.map((l) => paper(app, l, got))),
        await following(app, composed.letters),
        await others(app),
        h('p', {}, h('button', { type: 'button', class: 'quiet', onclick: () => app.another() }, '再写一家公司')),
      ];
    },
  },
};

// others offers the cases that can be started from this one.
async function others(app) {
  const found = (await app.store.ask('others')).others;
  if (!found.length) return null;
  return h('section', {}, h('h2', {}, '还可以另写一份'),
    h('p', { class: 'help' }, '被打电话的人可以用自己的名义投诉，合同上的放款公司也可以另外投诉。日子、号码和证据会抄过去，您这一份不变。'),
    h('p', { class: 'actions' }, found.map((o) => h('button', { type: 'button', class: 'quiet', onclick: () => app.begin(o) },
      o.kind === 'funder' ? `向放款的${o.who}另写一份` : `为被联系的${o.who}写一份`))));
}

// keeping saves the case file before the letters are ready: not every question can be answered at
// once.
export function keeping(app) {
  const said = h('p', { role: 'status' });
  const save = () => app.saveCase().then((at) => { said.textContent = at ? `已经存好：${at}` : '这里保存不了文件。请在浏览器中打开这个页面。'; },
    (err) => { said.textContent = err.message; });
  return h('div', {}, h('p', { class: 'actions' }, h('button', { type: 'button', class: 'quiet', onclick: save },
    app.keepLetters ? '保存案件文件' : '下载案件文件')), said, h('p', { class: 'help' }, '先存下来，以后用“打开案件文件”接着填。'));
}

// unwritten shows what is not written: openly what an answer would make possible, the rest
// folded.
function unwritten(app, papers) {
  const item = (p) => h('li', {}, p.reason, ' ', p.lacks.length ? change(app, p.lacks[0].path) : null);
  const open = papers.filter((p) => p.lacks.length);
  const rest = papers.filter((p) => !p.lacks.length);
  return [open.length ? h('div', { class: 'note' }, h('p', {}, '补上以后才能写的：'), h('ul', {}, open.map(item))) : null,
    rest.length ? h('details', {}, h('summary', {}, `没有写的 ${rest.length} 份，为什么`), h('ul', {}, rest.map(item))) : null];
}

// finding is a fault or a warning with a link to the page where it can be corrected.
function finding(app, f) {
  return h('div', { class: `finding ${f.severity}` }, h('p', {}, f.message), help(f) ? h('p', { class: 'help' }, help(f)) : null,
    f.path ? h('p', {}, change(app, f.path)) : null);
}

// help is what to do. For a question it is the question, without the answers in the form of the
// file.
const help = (f) => (f.question && !f.answer ? f.question : f.hint);

function change(app, path) {
  return h('button', { type: 'button', class: 'link', onclick: () => app.amend(home(path), path) }, '去修改');
}

// answers lists the values of the case by pages, in their order, each with a way to change it.
function answers(app) {
  const groups = new Map(steps(app.store).map((page) => [page, []]));
  for (const v of app.store.values.values()) {
    const text = v.items?.length ? v.items.join('、') : v.text;
    if (!text || /\.\d+$/.test(v.path)) continue;
    const page = home(v.path);
    if (!groups.has(page)) groups.set(page, []); // a file may hold values that this role is not asked for
    groups.get(page).push([v.label.split('.').at(-1), text]);
  }
  groups.delete('check');
  return [...groups].filter(([, rows]) => rows.length).map(([page, rows]) => h('section', { class: 'answers' },
    h('p', { class: 'actions' }, h('strong', {}, named(app, page)), h('button', { type: 'button', class: 'link', onclick: () => app.amend(page) }, '修改')),
    h('dl', {}, rows.map(([label, text]) => [h('dt', {}, label), h('dd', {}, text)]))));
}

// named returns the title of a page, with its incident if there are several.
function named(app, page) {
  const title = app.titleOf(page);
  const n = Number(page.split('/')[1]);
  return app.store.count('incidents') > 1 && n >= 0 && !title.startsWith('第') ? `第${n + 1}件事：${title}` : title;
}

// look handles a click in a letter: a fact leads to its question, a citation to its text.
async function look(app, target) {
  const law = target.closest('[data-ref]');
  if (law) return cited(app, law.dataset);
  const fact = target.closest('[data-path]');
  if (!fact) return;
  const path = asked(app.store, fact.dataset.path);
  app.amend(home(path), path);
}

async function cited(app, data) {
  const refs = data.ref.split(/\s+/);
  const keys = data.key.split(/\s+/);
  const incidents = (data.incidents ?? '').split(/[\s,]+/).filter(Boolean).map(Number);
  const all = await Promise.all(refs.map((ref, i) => app.store.ask('cite', { ref, key: keys[i], incidents })));
  const dialog = h('dialog', { 'aria-label': '法律原文' }, all.map((c) => [
    h('h2', {}, `《${c.title}》${c.label ? `（${c.label}）` : ''}${c.place ?? ''}`),
    c.text.length ? h('blockquote', {}, (c.article ?? c.text).map((line) => h('p', {}, c.text.includes(line) ? h('mark', {}, line) : line))) : null,
    c.about ? h('p', {}, `${c.rank}，关于${c.about}。`) : null,
    c.why.map((w) => h('p', {}, w)), h('p', { class: 'help' }, `原文来源：${c.source}`)]),
  h('form', { method: 'dialog' }, h('button', {}, '关闭')));
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
}

// paper is one letter with the ways to get it and to send it.
function paper(app, l, got) {
  const limit = h('select', { 'aria-label': '字数' }, [['0', '全文'], ['500', '500字以内'], ['1000', '1000字以内'], ['2000', '2000字以内']]
    .map(([value, words]) => h('option', { value }, words)));
  const text = h('textarea', { rows: 8, readonly: true, hidden: true, 'aria-label': '可以复制的文字' });
  const copy = async () => {
    const short = await app.short(l, Number(limit.value));
    text.value = short;
    text.hidden = false;
    text.select();
    try { await navigator.clipboard.writeText(short); } catch { document.execCommand('copy'); }
  };
  return h('li', {}, h('p', {}, h('strong', {}, l.title), ` → ${l.body}`),
    l.enclose.length ? h('p', { class: 'help' }, `随信：${l.enclose.join('；')}`) : null,
    l.channels.map((c) => h('p', { class: 'help' }, [c.kind, c.value, c.note].filter(Boolean).join('：'))),
    h('p', { class: 'actions' },
      h('button', { type: 'button', class: 'quiet', onclick: () => app.one(l).then((data) => got(app.keep(l.file, data, docx), l.file)) }, '这一份（Word）'),
      limit, h('button', { type: 'button', class: 'quiet', onclick: copy }, '复制文字')), text);
}

// following shows what would come next if the letters were sent on their date.
async function following(app, letters) {
  const next = await app.store.ask('next', { sent: [...new Set(letters.map((l) => l.kind))] });
  const days = (list, what) => h('ol', { class: 'list' }, list.map((s) => h('li', {}, h('strong', {}, s.day), `　${what(s)}`)));
  return [
    next.steps.length === 0 ? [] : [h('h2', {}, '寄出以后'), h('p', { class: 'help' }, '按今天寄出、今天收到算；晚收到的，日子相应往后。'),
      days(next.steps, (s) => s.what)],
    next.latest.length === 0 ? [] : [h('h2', {}, '最迟的日期'), h('p', { class: 'help' }, '从最后一件事算起。'),
      days(next.latest, (l) => `${l.for}。${l.what}。`)],
  ].flat();
}
