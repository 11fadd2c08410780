// The pages on who borrowed, and what happened.
import { h } from './dom.js';
import { brief, derived, inWords, offered, parted, proofs, roles, rough } from './flow.js';
import { changes } from './store.js';

export const pages = {
  who: {
    title: '这笔钱是谁借的？',
    lead: '回答几页问题，写出给公司、监管部门、公安的投诉信。不知道的可以不填。',
    draw(app, form) {
      const choices = [
        [roles.borrower, '我借的', ''],
        [roles.contact, '别人借的，我只是接到电话、短信', ''],
        [roles.misused, '我没有借过，有人用我的名字借了', ''],
        ['other', '我替别人填', '填的是他的情况；您的姓名最后再写'],
      ].filter(([role]) => role === 'other' || app.schema === null || app.term('complainant.role', role));
      const whose = form.radios('whose', [[roles.borrower, '他借的', ''], [roles.contact, '别人借的，他只是接到电话', ''],
        [roles.misused, '他没有借过，有人用他的名字借了', '']],
        { label: '他是哪一种？', value: app.store.value('complainant.role') });
      whose.hidden = !app.ui.helper;
      const who = form.radios('complainant.role', choices, { value: app.ui.helper ? 'other' : app.store.value('complainant.role') });
      who.addEventListener('change', () => { whose.hidden = form.read()['complainant.role'] !== 'other'; });
      const open = h('input', { type: 'file', accept: '.yaml,.yml', id: 'open', class: 'hidden' });
      open.addEventListener('change', () => open.files[0] && app.openFile(open.files[0]));
      return [who, whose, h('p', { class: 'aside' }, '以前填过、保存了案件文件？ ',
        h('label', { for: 'open', class: 'link', tabindex: '0', onkeydown: (e) => e.key === 'Enter' && open.click() }, '打开案件文件'), open)];
    },
    read(app, values) {
      app.ui.helper = values['complainant.role'] === 'other';
      const role = app.ui.helper ? values.whose : values['complainant.role'];
      return { wanted: { 'complainant.role': role }, fault: role ? '' : '请选一项。' };
    },
  },

  word: {
    title: (app) => (app.store.value('complainant.role') === roles.contact ? '您不必替别人还款' : '先说清楚一件事'),
    draw(app) {
      const role = app.store.value('complainant.role');
      const words = {
        [roles.contact]: ['您没有借这笔钱，也没有担保，就不必替别人还。电话里不要答应还、不要答应“帮忙转告”，也不要报自己的身份证号和银行卡号。',
          '接下来问的，是他们怎样打扰了您。'],
        [roles.misused]: ['有人用您的名字借了钱：先报案，再向这家公司和征信机构提出异议。不要为了“消除记录”先还钱。',
          '接下来问的，是这笔借款和他们怎样找到您。'],
      }[role] ?? ['投诉的是催收的方式，不是债。欠的钱不会因为投诉就没有了，也不会停下来不算。',
        '要协商还款，后面可以另写一份。接下来问的，是他们做了什么。'];
      return [words.map((w) => h('p', {}, w)), h('p', {}, '想停下来随时可以：每一页下面都能把答案存成一个案件文件，下次打开接着填。')];
    },
  },

  what: {
    title: (app, i) => (i === 0 ? '他们做了什么？' : `第${i + 1}件事：他们做了什么？`),
    lead: '一次说一件事，可以多选。别的事后面再加。',
    draw(app, form, i) {
      const role = app.store.value('complainant.role');
      const words = (c) => (role === roles.contact && c.contact) || c.borrower;
      return form.checks(`incidents.${i}.conduct`, offered(app.schema.cards, role, app.store.items(`incidents.${i}.conduct`))
        .map((c) => ({ label: c.conduct, words: words(c), hint: c.hint })));
    },
    read(app, values, i) {
      const path = `incidents.${i}.conduct`;
      const wanted = { ...values };
      const d = derived(app.schema.cards, values[path]);
      if (d.channel && !app.store.value(`incidents.${i}.channel`)) wanted[`incidents.${i}.channel`] = d.channel;
      if (d.disclosed) wanted[`incidents.${i}.disclosed_debt`] = '是';
      return { wanted, fault: values[path].length ? '' : '请至少选一项。' };
    },
  },

  when: {
    title: '什么时候？',
    lead: '看看通话记录、短信上的日期。',
    draw(app, form, i) {
      const at = `incidents.${i}.at`;
      const until = `incidents.${i}.until`;
      const { words } = parted(app.store.value(at));
      const { month, part } = rough(words);
      const span = Boolean(app.store.value(until));
      const how = form.radios('how', [
        ['once', '就在一天', ''], ['span', '好几天，一直有', '填第一次和最后一次'],
        ['month', '只有一次，记不清哪一天', '信里写“具体日期以通话记录为准”'],
        ['months', '好几天，记不清从哪天起', '填大约从什么时候起，和最后一次'],
      ], { value: month ? (span ? 'months' : 'month') : span ? 'span' : 'once' });
      const first = form.field(at, { label: '哪一天（几点可以不填）', help: '' });
      const last = form.field(until, { label: '最后一次是哪一天', help: '还在继续的，写今天', required: true });
      const about = roughly(words, month, part);
      const count = form.field(`incidents.${i}.count`, { label: '一共大约几次', help: '电话和短信合起来数，写数字；数不清就不填' });
      const show = () => {
        const v = form.read().how;
        first.hidden = about.element.hidden = false;
        (v.startsWith('month') ? first : about.element).hidden = true;
        last.hidden = v === 'once' || v === 'month';
        count.hidden = v === 'month';
      };
      how.addEventListener('change', show);
      show();
      form.add('about', about.element, about.read);
      return [how, first, about.element, last, count];
    },
    read(app, values, i) {
      const at = `incidents.${i}.at`;
      const until = `incidents.${i}.until`;
      const many = values.how === 'span' || values.how === 'months';
      const count = `incidents.${i}.count`;
      const wanted = {
        [at]: values.how.startsWith('month') ? values.about : values[at],
        [until]: many ? values[until] : '', [count]: values.how === 'month' ? '' : values[count],
      };
      const missing = !wanted[at] || (many && !wanted[until]);
      return { wanted, fault: missing ? '请填日期；记不清哪一天的，选“记不清”，填年和月。' : '' };
    },
  },

  whom: {
    title: '他们联系了谁？',
    lead: '只打给您本人的，直接点“下一页”。',
    draw(app, form, i) {
      const people = h('div', { class: 'groups' });
      const listed = app.field('incidents[].contact')?.kind === 'groups';
      const base = (k) => (listed ? `incidents.${i}.contact.${k}` : `incidents.${i}.contact`);
      const add = (k) => {
        const group = h('fieldset', { class: 'group' }, h('legend', {}, k ? `第${k + 1}个人` : '被联系的人'),
          form.field(`${base(k)}.relation`, { label: '是您的什么人', help: '例如母亲、同事、领导' }),
          form.field(`${base(k)}.name`, { help: '想不写就不写；给公司、协会的信里会遮住' }),
          form.field(`${base(k)}.phone`, { help: '给公司、协会的信里一律遮住；只有报案和起诉才写全' }),
          form.field(`${base(k)}.emergency_contact`, { label: '申请借款时，把他填为紧急联系人了吗？', help: '' }),
          form.field(`${base(k)}.consents`, { label: '能在信里写他的姓名和电话吗？请先问过他', help: '' }));
        people.append(group);
      };
      const now = listed ? Math.max(1, app.store.count(`incidents.${i}.contact`)) : 1;
      for (let k = 0; k < now; k++) add(k);
      let n = now;
      const more = listed ? h('button', { type: 'button', class: 'quiet', onclick: () => add(n++) }, '再加一个人') : null;
      return [people, more, form.field(`incidents.${i}.reported_by`, { label: '这件事您是听谁说的', help: '例如母亲；您自己在场就不填' }),
        form.field(`incidents.${i}.reachable`, { label: '他们打给别人时，您自己的电话打得通吗？', help: '不记得就不选' })];
    },
  },

  said: {
    title: '说了什么？',
    lead: (app) => (app.ui.helper ? '信由他签名：请用他的口气写，“我”就是他。信里照原话印，不改写。' : '用您自己的话写。信里照原话印，不改写。'),
    draw(app, form, i) {
      const ticked = app.store.items(`incidents.${i}.conduct`);
      const told = app.store.value('complainant.role') === roles.contact;
      const prompts = [...new Set(app.schema.cards.filter((c) => ticked.includes(c.conduct)).flatMap((c) => (told ? c.told : c.prompts)))];
      return [h('div', { class: 'prompts' }, h('p', {}, '可以写到：'), h('ul', {}, prompts.map((p) => h('li', {}, p)))),
        form.field(`incidents.${i}.narrative`, { label: '经过', help: '对方的原话加引号“”', rows: 8 }),
        form.field(`incidents.${i}.caller`, { label: '对方的号码', help: '几个号码都写上；没有显示的写“未知号码”，不记得的不写' }),
        form.field(`incidents.${i}.channel`, { label: '用什么方式', help: '电话、短信、微信、上门……' })];
    },
    read(app, values, i) {
      return { wanted: values, fault: values[`incidents.${i}.narrative`].trim() ? '' : '请写一写经过，几句话也可以。' };
    },
  },

  events: {
    title: '还有别的事吗？',
    draw(app) {
      const n = app.store.count('incidents');
      const items = Array.from({ length: n }, (_, i) => h('li', {},
        h('p', {}, h('strong', {}, [app.store.value(`incidents.${i}.at`), app.store.value(`incidents.${i}.until`)].filter(Boolean).join(' 至 ')),
          `　${brief(app.store.value(`incidents.${i}.narrative`))}`),
        h('p', { class: 'actions' },
          h('button', { type: 'button', class: 'link', onclick: () => app.go(`what/${i}`) }, '修改'),
          n > 1 ? h('button', { type: 'button', class: 'link', onclick: () => app.drop(`incidents.${i}`) }, '删去') : null)));
      return [h('ol', { class: 'list' }, items),
        h('button', { type: 'button', class: 'quiet', onclick: () => app.go(`what/${n}`) }, '再加一件事')];
    },
  },

  proof: {
    title: '手里有哪些证据？',
    lead: '照片、截图、录音都留在您自己手里，不用上传，这里只打勾。原件不要删。',
    draw(app, form) {
      const n = app.store.count('incidents');
      const incidents = Array.from({ length: n }, (_, i) => app.store.items(`incidents.${i}.conduct`));
      const able = proofs(app.schema.cards, incidents, app.store.value('complainant.role'));
      const own = [];
      for (let k = 0; app.store.value(`exhibits.${k}.name`); k++) own.push(app.store.value(`exhibits.${k}.name`));
      const names = [...new Set([...able.map((p) => p.name), ...own])];
      const more = h('textarea', { id: 'more', rows: 2 });
      form.add('more', more, () => more.value.split('\n').map((s) => s.trim()).filter(Boolean));
      return [form.checks('exhibits', names.map((label) => ({ label })), { value: own }),
        h('div', { class: 'field' }, h('label', { for: 'more' }, '别的证据', h('span', { class: 'optional' }, '（可以不填）')),
          h('p', { class: 'help' }, '一行写一样'), more)];
    },
    read(app, values) {
      return { edits: exhibitEdits(app, [...values.exhibits, ...values.more]) };
    },
  },
};

// roughly asks for a month, or a third of one. Other words in a file are kept until something
// else is chosen.
function roughly(words, month, part) {
  const which = h('input', { type: 'month', id: 'month', value: month, placeholder: '2026-03' });
  const third = h('select', { id: 'third' }, [['', '记不清'], ['上旬', '上旬（1日到10日）'], ['中旬', '中旬（11日到20日）'], ['下旬', '下旬（21日以后）']]
    .map(([value, text]) => h('option', { value, selected: value === part }, text)));
  const element = h('div', {}, h('div', { class: 'field' }, h('label', { for: 'month' }, '哪年哪月'), which),
    h('div', { class: 'field' }, h('label', { for: 'third' }, '大约在月里的哪一段'), third));
  const kept = () => month && which.value === month && third.value === part;
  return { element, read: () => (kept() ? words : which.value && inWords(which.value, third.value)) };
}

// exhibitEdits makes the list of exhibits the ticked one. What remains keeps its place and its
// comments; what goes is removed from the incidents as well.
function exhibitEdits(app, names) {
  const { store } = app;
  const edits = [];
  const now = [];
  for (let k = 0; store.value(`exhibits.${k}.name`); k++) now.push(store.value(`exhibits.${k}.name`));
  const gone = now.filter((name) => !names.includes(name));
  for (let k = now.length - 1; k >= 0; k--) if (gone.includes(now[k])) edits.push({ path: `exhibits.${k}`, remove: true });
  let at = now.length - gone.length;
  for (const name of names) if (!now.includes(name)) edits.push({ path: `exhibits.${at++}.name`, text: name });
  const n = store.count('incidents');
  const conducts = Array.from({ length: n }, (_, i) => store.items(`incidents.${i}.conduct`));
  const able = proofs(app.schema.cards, conducts, store.value('complainant.role'));
  for (let i = 0; i < n; i++) {
    const path = `incidents.${i}.exhibits`;
    const kept = store.items(path).filter((name) => !gone.includes(name));
    const fresh = able.filter((p) => p.incidents.includes(i) && names.includes(p.name) && !now.includes(p.name)).map((p) => p.name);
    const unplaced = n === 1 ? names.filter((name) => !now.includes(name) && !fresh.includes(name)) : [];
    edits.push(...changes(store, { [path]: [...kept, ...fresh, ...unplaced] }));
  }
  return edits;
}
