// The pages on the company, the loan, earlier complaints, wishes, recipients and the
// person who signs.
import { h } from './dom.js';
import { kindOf, roles } from './flow.js';

const contactOf = (app) => app.store.value('complainant.role') === roles.contact;

export const pages = {
  lender: {
    title: (app) => (contactOf(app) ? '打电话的人说自己是哪家的？' : '是哪家公司？'),
    lead: (app) => (contactOf(app)
      ? '他说是哪家，就写哪家；信里会写“来电人自称”。'
      : '借款应用里找“借款合同”，看“贷款人”“出借人”或者“资金方”。写合同上的公司全称，不写应用和品牌的名字。'),
    draw(app, form) {
      const name = form.field('respondent.name', { label: '公司全称', help: '' });
      const labels = app.terms(app.field('respondent.kind')).map((t) => t.label);
      name.addEventListener('change', ({ target }) => {
        const told = kindOf(target.value, labels);
        const box = told && !form.read()['respondent.kind'] ? app.main.querySelector(`input[value="${told}"]`) : null;
        if (box) box.checked = true;
      });
      return [
        name, form.unknown('respondent.name'),
        form.field('respondent.kind', { label: '是哪一种公司', help: '决定信交给哪个部门。名称里一般就有；不清楚的看合同第一页' }),
        form.field('respondent.region', { label: '在哪个省、市', help: '公司注册的地方，名称前面一般就是：四川、深圳、重庆' }),
        contactOf(app) ? null : form.field('respondent.app', { help: '手机上的借款应用，没有就不填' }),
        contactOf(app) ? null : form.field('respondent.product', {}),
        form.field('collector.name', { label: '打电话的催收公司叫什么', help: '不知道就不填' }),
      ];
    },
  },

  loan: {
    title: '关于这笔借款',
    lead: '知道多少写多少。',
    draw: (app, form) => ['contract', 'funder', 'overdue_since', 'outstanding', 'assignee'].map((key) => form.field(`loan.${key}`, {})),
  },

  told: {
    title: (app) => (contactOf(app) ? '叫他们别再打过吗？' : '向公司或者别的部门反映过吗？'),
    lead: '有工单号的最好写上。没有反映过，直接点“下一页”。',
    draw(app, form) {
      const list = h('div', { class: 'groups' });
      const add = (k) => list.append(h('fieldset', { class: 'group' }, h('legend', {}, `第${k + 1}次`),
        form.field(`prior.${k}.date`, { label: '哪一天', help: '' }),
        form.field(`prior.${k}.body`, { label: '向谁', help: '公司的名称，或者 12378、12321 这样的部门' }),
        form.field(`prior.${k}.channel`, { label: '怎样反映的' }), form.field(`prior.${k}.ticket`, {}),
        form.field(`prior.${k}.reply`, { label: '对方怎样答复', rows: 2 }), form.field(`prior.${k}.replied_on`, { label: '哪一天答复的', help: '' })));
      let n = app.store.count('prior');
      for (let k = 0; k < n; k++) add(k);
      return [list, h('button', { type: 'button', class: 'quiet', onclick: () => add(n++) }, n ? '再加一次' : '反映过，加一次')];
    },
  },

  wish: {
    title: '您希望怎样？',
    lead: '停止打扰、删除信息这些，信里都会写。这里写别的。',
    draw: (app, form) => [
      form.field('harm', { label: '造成了什么后果', help: '例如失眠、就医、被单位询问。没有就不填' }),
      form.field('demands', { label: '您自己的要求', help: '一行写一条。例如：书面道歉；协商分期还款' }),
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
      const ticked = (rs) => (free ? rs.some((r) => r.status === 'chosen') : now.includes('全部') || now.includes(rs[0].label) || now.includes(rs[0].slug));
      const terms = [...bodies.values()].map((rs) => ({
        label: rs[0].label, words: `${rs[0].label}：${rs.map((r) => r.paper).join('、')}`, ticked: ticked(rs),
        hint: rs.map((r) => [r.reason, ...r.objections.map((o) => `注意：${o.reason}`), r.opens ? `${r.opens} 起可以提出` : '']
          .filter(Boolean).join('。')).join(' '),
      }));
      const others = routed.routes.filter((r) => r.status === 'not-competent');
      const requires = [...bodies.values()].filter((rs) => rs[0].requires.length)
        .map((rs) => h('li', {}, `${rs[0].label}：${rs[0].requires.join('；')}`));
      return [
        form.checks('recipients', terms, { value: terms.filter((t) => t.ticked).map((t) => t.label) }),
        h('details', {}, h('summary', {}, '各部门先要什么'), h('ul', {}, requires)),
        h('details', {}, h('summary', {}, '为什么没有别的部门'),
          h('ul', {}, others.map((r) => h('li', {}, `${r.label}（${r.paper}）：${r.reason}`)))),
        routed.conflicts.length ? h('div', { class: 'note' }, h('p', {}, '下面的不宜同时提交：'),
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
      return [
        ['name', 'id_number', 'phone', 'address', 'email'].map((key) => form.field(`complainant.${key}`, {})),
        more.map((l) => form.field(l.path, { help: '勾选的信里有一份需要' })),
        contactOf(app) ? [
          form.field('complainant.guarantee', { label: '您给这笔借款签过担保、保证吗？', help: '没有签过，信里会写明' }),
          form.field('complainant.emergency_contact', { label: '借款人把您填为紧急联系人了吗？', help: '不知道就不选' }),
          h('p', { class: 'help' }, '您不必替别人还款，不要在电话里答应还。'),
        ] : null,
        app.ui.helper || app.store.has('agent') ? h('fieldset', { class: 'group' }, h('legend', {}, '替他办理的人（您）'),
          ['name', 'capacity', 'id_number', 'phone', 'organisation'].map((key) => form.field(`agent.${key}`, {}))) : null,
      ];
    },
  },
};
