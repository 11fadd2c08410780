// The pages on the company, the loan, earlier complaints, wishes, recipients and the person who
// signs.
import { h } from './dom.js';
import { gist, kindOf, roles } from './flow.js';

// folded hides all choices of a set after the first few behind a line, except those that are
// chosen.
function folded(set, first = 5, words = '别的种类') {
  const choices = [...set.querySelectorAll('label.choice')];
  const rest = choices.slice(Math.max(first, 1));
  if (rest.length < 2) return set;
  const fold = h('details', { open: rest.some((c) => c.querySelector('input').checked) }, h('summary', {}, `${words}（${rest.length}）`));
  rest[0].before(fold);
  fold.append(...rest);
  return set;
}

// reasons says why a body is offered its papers, and what it requires first.
function reasons(papers) {
  const lines = [...new Set(papers.flatMap((r) => [r.reason, ...r.objections.map((o) => `注意：${o.reason}`), r.opens ? `${r.opens} 起可以提出` : '']))];
  return [h('h2', {}, papers[0].label), h('ul', {}, lines.filter(Boolean).map((l) => h('li', {}, l)),
    papers[0].requires.length ? h('li', {}, `先要：${papers[0].requires.join('；')}`) : null)];
}

const contactOf = (app) => app.store.value('complainant.role') === roles.contact;

export const pages = {
  lender: {
    title: (app) => (contactOf(app) ? '打电话的人说自己是哪家的？' : '是哪家公司？'),
    lead: (app) => (contactOf(app)
      ? '他说是哪家，就写哪家；信里会写“来电人自称”。'
      : '借款应用里找“借款合同”，看“贷款人”“出借人”或者“资金方”。写合同上的公司全称，不写应用和品牌的名字。'),
    draw(app, form) {
      const called = contactOf(app);
      const name = form.field('respondent.name', { label: called ? '他说的名字' : '公司全称', help: '' });
      const labels = app.terms(app.field('respondent.kind')).map((t) => t.label);
      name.addEventListener('input', ({ target }) => {
        const told = kindOf(target.value, labels);
        const box = told && !form.read()['respondent.kind'] ? app.main.querySelector(`input[value="${told}"]`) : null;
        if (!box) return;
        box.checked = true;
        for (let d = box.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
      });
      const unknown = form.unknown('respondent.name', called ? '没有说，或者没听清' : '不知道');
      const known = h(called ? 'details' : 'div', { open: app.store.has('respondent.kind') },
        called ? h('summary', {}, '知道是哪一种公司、在哪里的，也写上') : null,
        folded(form.field('respondent.kind', { label: '是哪一种公司', help: '决定信交给哪个部门。名称里一般就有；不清楚的看合同第一页' })),
        form.field('respondent.region', { label: '在哪个省、市', help: '公司注册的地方，名称前面一般就是：四川、深圳、重庆' }));
      const show = () => { known.hidden = unknown.querySelector('input').checked; };
      unknown.addEventListener('change', show);
      show();
      return [
        name, unknown, known,
        called ? null : form.field('respondent.app', { help: '手机上借款应用的名字，记得多少写多少；没有就不填' }),
        called ? null : form.field('respondent.product', {}),
        form.field('collector.name', { label: '打电话的催收公司叫什么', help: '不知道就不填' }),
      ];
    },
    // A user who has said here that he does not know the company, or what the caller said, is not
    // asked again.
    async after(app) {
      const unknown = app.store.value('respondent.name') === '不知道';
      if (!unknown && !contactOf(app)) return;
      const doubt = app.store.findings.find((f) => f.code === 'company-name' && f.severity === 'doubt');
      const given = doubt?.answers.find((a) => a.write?.endsWith(unknown ? '-later' : '-said'));
      if (given) await app.store.edit(given.edits);
    },
  },

  loan: {
    title: '关于这笔借款',
    lead: '知道多少写多少。',
    draw: (app, form) => [['contract', {}], ['funder', { label: '合同上实际出钱的是哪家', help: '合同里写作“资金方”“出借人”；和上一页是同一家就不填' }],
      ['overdue_since', { label: '从哪一天起没有还上', help: '' }], ['outstanding', { label: '还欠多少（元）', help: '写数字，记不清就不填' }],
      ['assignee', { label: '欠款转给别的公司了吗', help: '收到过“债权转让”通知的，写那家公司的全称' }],
    ].map(([key, o]) => form.field(`loan.${key}`, o)),
  },

  told: {
    title: '向公司或者别的部门反映过吗？',
    lead: (app) => (contactOf(app) ? '打过公司客服、12378 这些的，在这里加。只在电话里叫他们别再打的，写在前面的经过里就够了。没有反映过，直接点“下一页”。'
      : '有工单号的最好写上。没有反映过，直接点“下一页”。'),
    draw(app, form) {
      const list = h('div', { class: 'groups' });
      const add = (k) => list.append(h('fieldset', { class: 'group' }, h('legend', {}, `第${k + 1}次`),
        form.field(`prior.${k}.date`, { label: '哪一天', help: '' }),
        form.field(`prior.${k}.body`, { label: '向谁', help: '公司的名称，或者 12378、12321 这样的部门' }),
        form.field(`prior.${k}.channel`, { label: '怎样反映的' }), form.field(`prior.${k}.ticket`, {}),
        form.field(`prior.${k}.reply`, { label: '对方怎样答复', rows: 2 }), form.field(`prior.${k}.replied_on`, { label: '哪一天答复的', help: '' })));
      let n = app.store.count('prior');
      for (let k = 0; k < n; k++) add(k);
      return [list, h('button', { type: 'button', class: 'quiet', onclick: ({ target }) => { add(n++); target.textContent = '再加一次'; } }, n ? '再加一次' : '反映过，加一次')];
    },
  },

  wish: {
    title: '您希望怎样？',
    lead: '停止打扰、删除信息这些，信里都会写。这里写别的。',
    draw: (app, form) => [
      form.field('harm', { label: '造成了什么后果', help: '例如失眠、就医、被单位询问。没有就不填' }),
      form.field('demands', { label: '您自己的要求', help: `一行写一条。例如：书面道歉；${contactOf(app) ? '删除我的号码' : '协商分期还款'}` }),
    ],
  },

  to: {
    title: '交给谁？',
    lead: '勾好的是程序按牌照和事实建议的，可以改。',
    async draw(app, form) {
      const routed = await app.route();
      const now = app.store.items('recipients');
      const free = now.length === 0 || now.includes('自动');
      const bodies = new Map();
      for (const r of routed.routes) {
        if (r.status === 'not-competent') continue;
        if (!bodies.has(r.slug)) bodies.set(r.slug, []);
        bodies.get(r.slug).push(r);
      }
      const waits = (rs) => rs.every((r) => r.lacks.some((l) => l.path.startsWith('respondent.')));
      const ticked = (rs) => (free ? !waits(rs) && rs.some((r) => r.status === 'chosen') : now.includes('全部') || now.includes(rs[0].label) || now.includes(rs[0].slug));
      // What a body gets when it is ticked, or why it gets nothing.
      const written = (rs) => rs.filter((r) => r.writable && !r.apart);
      const papers = (rs) => (written(rs).length ? written(rs) : rs).map((r) => r.paper).join('、');
      const refused = (rs) => (written(rs).length ? undefined : rs.flatMap((r) => r.objections).find((o) => o.effect === 'refused'));
      const terms = [...bodies.values()].map((rs) => ({
        label: rs[0].label, words: `${rs[0].label}：${papers(rs)}`, ticked: ticked(rs), hint: waits(rs) ? '先要查到公司的名称，现在还写不了。'
          : `${refused(rs)?.reason ?? gist((rs.find((r) => r.status === 'chosen') ?? rs[0]).reason)}。`,
      }));
      terms.sort((a, b) => Number(b.ticked) - Number(a.ticked)); // a stable sort keeps the order of the steps
      const others = routed.routes.filter((r) => r.status === 'not-competent');
      const set = form.checks('recipients', terms, { value: terms.filter((t) => t.ticked).map((t) => t.label) });
      return [
        folded(set, terms.filter((t) => t.ticked).length, '还可以交给别的部门'),
        h('details', {}, h('summary', {}, '为什么，要注意什么'), [...bodies.values()].map(reasons)),
        h('details', {}, h('summary', {}, '为什么没有别的部门'),
          h('ul', {}, others.map((r) => h('li', {}, `${r.label}（${r.paper}）：${r.reason}`)))),
        routed.conflicts.length ? h('details', {}, h('summary', {}, '哪些不宜同时提交'),
          h('ul', {}, routed.conflicts.map((c) => h('li', {}, c.reason)))) : null,
      ];
    },
    read(app, values) {
      return { wanted: values, fault: values.recipients.length ? '' : '请至少选一个。' };
    },
  },

  me: {
    title: (app) => (app.ui.helper ? '他是谁，您是谁？' : '最后：您是谁？'),
    lead: '只写在信上，不会离开这台设备。给公司的信里，身份证号会遮住中间几位。',
    async draw(app, form) {
      const need = await app.needed();
      const more = need.filter((l) => l.path.startsWith('complainant.') && !['name', 'id_number', 'phone', 'address', 'role']
        .includes(l.path.slice('complainant.'.length)));
      const own = ['name', 'id_number', 'phone', 'address', 'email'].map((key) => form.field(`complainant.${key}`, {}));
      return [
        app.ui.helper ? h('fieldset', { class: 'group' }, h('legend', {}, '他（在信上签名的人）'), own) : own,
        more.map((l) => form.field(l.path, { help: '勾选的信里有一份需要' })),
        contactOf(app) ? [
          form.field('complainant.guarantee', { label: '您给这笔借款签过担保、保证吗？', help: '没有签过，信里会写明' }),
          form.field('complainant.emergency_contact', { label: '借款人把您填为紧急联系人了吗？', help: '不知道就不选' }),
          h('p', { class: 'help' }, '您不必替别人还款，不要在电话里答应还。'),
        ] : null,
        app.ui.helper || app.store.has('agent') ? h('fieldset', { class: 'group' }, h('legend', {}, '替他办理的人（您）'),
          ['name', 'capacity', 'id_number', 'phone', 'organisation', 'address'].map((key) => form.field(`agent.${key}`, {})),
          form.field('agent.powers', { label: '替他办哪些事', help: '例如代为提交材料、接收答复。写了这一项、期限和证件号码，会写好授权委托书' }),
          form.field('agent.until', { label: '办到哪一天为止', help: '' })) : null,
      ];
    },
  },
};
