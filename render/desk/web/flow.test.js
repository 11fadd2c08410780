import assert from 'node:assert/strict';
import test from 'node:test';
import { asked, before, brief, derived, gist, home, inWords, kindOf, moment, next, offered, parted, progress, proofs, rough, steps } from './flow.js';
import { Store, changes } from './store.js';

const store = (values) => {
  const s = new Store(() => {}, '2026-03-20');
  s.values = new Map(Object.entries(values).map(([path, v]) => [path, Array.isArray(v) ? { text: '', items: v } : { text: v }]));
  return s;
};

test('a contact is asked neither about the loan nor whom else they called', () => {
  const ids = steps(store({ 'complainant.role': '联系人' }));
  assert.ok(!ids.includes('loan') && !ids.includes('whom/0'));
  assert.ok(steps(store({ 'complainant.role': '借款人' })).includes('whom/0'));
});

test('each incident has its pages, in turn', () => {
  const s = store({ 'complainant.role': '借款人', 'incidents.0.at': '2026-01-02', 'incidents.1.at': '2026-01-03' });
  assert.deepEqual(steps(s).slice(2, 11),
    ['what/0', 'when/0', 'whom/0', 'said/0', 'what/1', 'when/1', 'whom/1', 'said/1', 'events']);
  assert.equal(next(s, 'said/0'), 'what/1');
  assert.equal(before(s, 'what/0'), 'word');
  assert.equal(before(s, 'who'), '');
  assert.equal(next(s, 'get'), '');
  assert.equal(progress(s, 'who'), 0);
  assert.equal(progress(s, 'get'), 1);
});

test('every value has a page that asks for it, and the page exists', () => {
  const s = store({ 'complainant.role': '借款人', 'incidents.2.at': 'x' });
  for (const path of ['complainant.role', 'complainant.id_number', 'agent.name', 'incidents.2.at', 'incidents.2.contact.phone',
    'incidents.2.conduct.1', 'incidents.2.narrative', 'respondent.name', 'collector.name', 'loan.funder', 'prior.0.date',
    'exhibits.1.name', 'demands.0', 'recipients.0', 'confirmed.0']) {
    assert.ok(steps(s).includes(home(path)), path);
  }
});

test('a moment goes to the inputs and comes back', () => {
  for (const text of ['2026-01-20 19:30', '2026-01-20']) {
    const { day, time } = parted(text);
    assert.equal(moment(day, time), text);
  }
  assert.deepEqual(parted('2026年1月5日21时40分'), { day: '2026-01-05', time: '21:40', words: '' });
  assert.deepEqual(parted('2026年1月'), { day: '', time: '', words: '2026年1月' });
});

const cards = [
  { conduct: '爆通讯录', channel: '', disclosed: false, others: true, evidence: ['通话记录', '录音'] },
  { conduct: '向第三人披露债务', channel: '', disclosed: true, others: true, evidence: ['录音'] },
  { conduct: '上门滋扰跟踪', channel: '上门', disclosed: false, others: false, evidence: ['照片'] },
];

test('what a card says is not asked again', () => {
  assert.deepEqual(derived(cards, ['向第三人披露债务', '上门滋扰跟踪']), { channel: '上门', disclosed: true, others: true });
  assert.deepEqual(derived(cards, []), { channel: '', disclosed: false, others: false });
});

test('who was called holds his own records', () => {
  const held = [{ conduct: '爆通讯录', evidence: ['被联系人的通话记录'], held: ['通话记录'] }];
  assert.equal(proofs(held, [['爆通讯录']], '联系人')[0].name, '通话记录');
  assert.equal(proofs(held, [['爆通讯录']], '借款人')[0].name, '被联系人的通话记录');
});

test('proof is offered once, for all incidents that it may prove', () => {
  assert.deepEqual(proofs(cards, [['爆通讯录'], ['向第三人披露债务', '上门滋扰跟踪']]), [
    { name: '通话记录', incidents: [0] }, { name: '录音', incidents: [0, 1] }, { name: '照片', incidents: [1] },
  ]);
});

test('only what changed is written into the case', () => {
  const s = store({ 'complainant.name': '李明', 'complainant.email': 'a@b.cn', 'incidents.0.conduct': ['爆通讯录'], 'demands.0': '一' });
  assert.deepEqual(changes(s, { 'complainant.name': ' 李明 ', 'complainant.email': '', 'complainant.phone': '13900000000',
    'incidents.0.conduct': ['爆通讯录'], demands: [] }), [
    { path: 'complainant.email', remove: true }, { path: 'complainant.phone', text: '13900000000' }, { path: 'demands', remove: true },
  ]);
  assert.deepEqual(changes(s, { 'incidents.0.conduct': ['频繁骚扰'] }), [{ path: 'incidents.0.conduct', items: ['频繁骚扰'] }]);
});

test('edits go in one after another, and one that fails stops none behind it', async () => {
  const seen = [];
  const s = new Store(async (verb, q) => {
    if (q.edits[0].path === 'bad') throw new Error('no');
    seen.push(verb);
    return { case: `${q.case ?? ''}x`, values: [], findings: [] };
  }, '2026-03-20');
  const first = s.edit([{ path: 'a', text: '1' }]);
  const bad = s.edit([{ path: 'bad', text: '1' }]);
  const second = s.edit([{ path: 'b', text: '2' }]);
  await first;
  await assert.rejects(bad);
  await second;
  assert.deepEqual(seen, ['new', 'set']);
  assert.equal(s.text, 'xx');
  assert.ok(s.dirty);
});

test('the name of a company tells its kind', () => {
  const labels = ['消费金融公司', '银行', '小额贷款公司', '金融租赁公司'];
  assert.equal(kindOf('四川锦程消费金融有限责任公司', labels), '消费金融公司');
  assert.equal(kindOf('某某银行股份有限公司', labels), '银行');
  assert.equal(kindOf('重庆某某小额贷款有限公司', labels), '小额贷款公司');
  assert.equal(kindOf('借呗', labels), '');
});

test('a card is offered to whom it is about, and to who has ticked it', () => {
  const all = [{ conduct: '甲', contact: '', misused: false }, { conduct: '乙', contact: '乙', misused: false }, { conduct: '丙', misused: true }];
  const names = (role, ticked = []) => offered(all, role, ticked).map((c) => c.conduct).join('');
  assert.equal(names('借款人'), '甲乙');
  assert.equal(names('联系人'), '乙');
  assert.equal(names('被冒名人'), '甲乙丙');
  assert.equal(names('借款人', ['丙']), '甲乙丙');
});

test('a day that is not known goes to the inputs and comes back', () => {
  for (const words of ['2026年3月', '2026年11月中旬']) {
    const { month, part } = rough(words);
    assert.equal(inWords(month, part), words);
  }
  assert.equal(inWords('2026-03', ''), '2026年3月');
  assert.equal(inWords(' 2026年3月 ', '上旬'), '2026年3月上旬'); // typed where there is no such input
  assert.deepEqual(rough('2026年3月20日前后'), { month: '2026-03', part: '' });
});

test('accounts and reasons are cut where they stand in a list', () => {
  assert.equal(brief('打给我妈。\n后来又打'), '打给我妈。');
  assert.equal(brief('一二三四五六', 4), '一二三四……');
  assert.equal(gist('直接向公司提出；公司不办的，向监管部门'), '直接向公司提出');
});

test('a birthday that is read off a number leads to the number', () => {
  assert.equal(asked(store({ 'complainant.name': '甲' }), 'complainant.birth_date'), 'complainant.id_number');
  assert.equal(asked(store({ 'complainant.birth_date': '1990-01-01' }), 'complainant.birth_date'), 'complainant.birth_date');
  assert.equal(asked(store({}), 'respondent.region'), 'respondent.region');
});
