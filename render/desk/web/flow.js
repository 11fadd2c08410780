// The order of the questions: one matter a page. Nothing here touches the document.

// roles are the answers to the first question.
export const roles = { borrower: '借款人', contact: '联系人', misused: '被冒名人' };

// steps lists the pages for the case as it stands, each {id, part}. An incident's
// pages are numbered: what/0.
export function steps(store) {
  const out = ['who', 'word'];
  const incidents = Math.max(1, store.count('incidents'));
  for (let i = 0; i < incidents; i++) out.push(...incident(store, i));
  out.push('events', 'lender');
  if (store.value('complainant.role') !== roles.contact) out.push('loan');
  out.push('told', 'proof', 'wish', 'to', 'me', 'check', 'letters', 'get');
  return out;
}

function incident(store, i) {
  const out = [`what/${i}`, `when/${i}`];
  if (store.value('complainant.role') !== roles.contact) out.push(`whom/${i}`);
  return [...out, `said/${i}`];
}

// next and before are the neighbours of a page; '' at an end.
export function next(store, id) {
  const all = steps(store);
  return all[all.indexOf(id) + 1] ?? '';
}

export function before(store, id) {
  const all = steps(store);
  return all[all.indexOf(id) - 1] ?? '';
}

// progress is how far a page is, from 0 to 1.
export function progress(store, id) {
  const all = steps(store);
  return Math.max(0, all.indexOf(id)) / (all.length - 1);
}

const homes = [
  [/^complainant\.role$/, () => 'who'],
  [/^(complainant|agent)\b/, () => 'me'],
  [/^incidents\.(\d+)\.(at|until|count)\b/, (m) => `when/${m[1]}`],
  [/^incidents\.(\d+)\.(contact|reported_by|reachable)\b/, (m) => `whom/${m[1]}`],
  [/^incidents\.(\d+)\.conduct\b/, (m) => `what/${m[1]}`],
  [/^incidents\.(\d+)/, (m) => `said/${m[1]}`],
  [/^(respondent|collector)\b/, () => 'lender'],
  [/^loan\b/, () => 'loan'],
  [/^prior\b/, () => 'told'],
  [/^exhibits\b/, () => 'proof'],
  [/^(demands|harm|losses|affected)\b/, () => 'wish'],
  [/^(recipients|addressees|court|arbitration)\b/, () => 'to'],
];

// home is the page that asks for the value at a path.
export function home(path) {
  for (const [form, page] of homes) {
    const m = form.exec(path);
    if (m) return page(m);
  }
  return 'check';
}

// asked is the value that the page asks for to know the one at a path: sex and birthday are
// read off the number of the identity card where the case does not have them.
export function asked(store, path) {
  return /^complainant\.(sex|birth_date)$/.test(path) && !store.has(path) ? 'complainant.id_number' : path;
}

// moment writes a day and a time as the case file has them.
export function moment(day, time) {
  return day && time ? `${day} ${time}` : day;
}

// parted takes a moment apart for date and time inputs; a day in another form is
// given back as words.
export function parted(text) {
  const m = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]*(\d{1,2})[:：时](\d{1,2}))?/.exec(text.trim());
  if (!m) return { day: '', time: '', words: text.trim() };
  const two = (n) => n.padStart(2, '0');
  return { day: `${m[1]}-${two(m[2])}-${two(m[3])}`, time: m[4] ? `${two(m[4])}:${two(m[5])}` : '', words: '' };
}

// offered are the cards that somebody in a role is asked about, and those that he has
// ticked already.
export function offered(cards, role, ticked) {
  return cards.filter((c) => ticked.includes(c.conduct)
    || ((role !== roles.contact || c.contact) && (role === roles.misused || !c.misused)));
}

// inWords is a month, or a third of one, as the case file has it: 2026年3月 or 2026年3月中旬.
export function inWords(month, part) {
  return `${month.trim().replace(/^(\d{4})[-/.](?:0?)(\d{1,2})$/, '$1年$2月')}${part}`;
}

// rough takes such words apart for the inputs {month, part}.
export function rough(words) {
  const m = /^(\d{4})年(\d{1,2})月([上中下]旬)?/.exec(words);
  return m ? { month: `${m[1]}-${m[2].padStart(2, '0')}`, part: m[3] ?? '' } : { month: '', part: '' };
}

// brief are the first words of an account.
export function brief(text, length = 36) {
  const line = text.trim().split('\n')[0];
  return line.length > length ? `${line.slice(0, length)}……` : line;
}

// gist is the first clause of a reason, which is enough to choose by.
export const gist = (reason) => reason.split(/[；。]/)[0];

// derived are the values that the ticked cards tell by themselves.
export function derived(cards, ticked) {
  const on = cards.filter((c) => ticked.includes(c.conduct));
  const channel = on.map((c) => c.channel).find(Boolean) ?? '';
  return { channel, disclosed: on.some((c) => c.disclosed), others: on.some((c) => c.others) };
}

// proofs are the exhibits that the ticked conducts of all incidents usually have, each
// with the incidents it belongs to. Who was only called holds other ones.
export function proofs(cards, incidents, role) {
  const out = new Map();
  incidents.forEach((conducts, i) => {
    for (const c of cards) {
      if (!conducts.includes(c.conduct)) continue;
      for (const name of role === roles.contact ? c.held : c.evidence) {
        if (!out.has(name)) out.set(name, new Set());
        out.get(name).add(i);
      }
    }
  });
  return [...out].map(([name, at]) => ({ name, incidents: [...at] }));
}

// kindOf is the kind of company that its name tells, '' for none: the longest label
// whose words, without 公司, stand in the name.
export function kindOf(name, labels) {
  const core = (label) => label.replace(/(股份)?(有限)?公司$/, '');
  return labels.filter((l) => core(l).length > 1 && name.includes(core(l))).sort((a, b) => b.length - a.length)[0] ?? '';
}
