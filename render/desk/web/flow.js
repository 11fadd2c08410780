// The order of the questions, one subject per page. Nothing here touches the document.

// roles are the answers to the first question.
export const roles = { borrower: '借款人', contact: '联系人', misused: '被冒名人' };

// steps lists the pages for the current case, each {id, part}. The pages of an incident are
// numbered: what/0.
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

// next and before return the neighbours of a page; '' at either end.
export function next(store, id) {
  const all = steps(store);
  return all[all.indexOf(id) + 1] ?? '';
}

export function before(store, id) {
  const all = steps(store);
  return all[all.indexOf(id) - 1] ?? '';
}

// progress returns how far along a page is, from 0 to 1.
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

// home returns the page that asks for the value at a path.
export function home(path) {
  for (const [form, page] of homes) {
    const m = form.exec(path);
    if (m) return page(m);
  }
  return 'check';
}

// asked returns the value that the page asks for to get the one at a path: sex and birthday are
// read from the number of the identity card if the case does not have them.
export function asked(store, path) {
  return /^complainant\.(sex|birth_date)$/.test(path) && !store.has(path) ? 'complainant.id_number' : path;
}

// moment formats a day and a time for the case file.
export function moment(day, time) {
  return day && time ? `${day} ${time}` : day;
}

// parted splits a moment for date and time inputs; a day in another form is returned as words.
export function parted(text) {
  const m = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]*(\d{1,2})[:：时](\d{1,2}))?/.exec(text.trim());
  if (!m) return { day: '', time: '', words: text.trim() };
  const two = (n) => n.padStart(2, '0');
  return { day: `${m[1]}-${two(m[2])}-${two(m[3])}`, time: m[4] ? `${two(m[4])}:${two(m[5])}` : '', words: '' };
}

// offered returns the cards that somebody in a role is asked about, and those that he has already
// ticked.
export function offered(cards, role, ticked) {
  return cards.filter((c) => ticked.includes(c.conduct)
    || ((role !== roles.contact || c.contact) && (role === roles.misused || !c.misused)));
}

// inWords formats a month, or a third of one, for the case file: 2026年3月 or 2026年3月中旬.
export function inWords(month, part) {
  return `${month.trim().replace(/^(\d{4})[-/.](?:0?)(\d{1,2})$/, '$1年$2月')}${part}`;
}

// rough splits such words for the inputs {month, part}.
export function rough(words) {
  const m = /^(\d{4})年(\d{1,2})月([上中下]旬)?/.exec(words);
  return m ? { month: `${m[1]}-${m[2].padStart(2, '0')}`, part: m[3] ?? '' } : { month: '', part: '' };
}

// brief returns the first words of an account.
export function brief(text, length = 36) {
  const line = text.trim().split('\n')[0];
  return line.length > length ? `${line.slice(0, length)}……` : line;
}

// gist returns the first clause of a reason, which is enough to choose by.
export const gist = (reason) => reason.split(/[；。]/)[0];

// derived returns the values that follow from the ticked cards.
export function derived(cards, ticked) {
  const on = cards.filter((c) => ticked.includes(c.conduct));
  const channel = on.map((c) => c.channel).find(Boolean) ?? '';
  return { channel, disclosed: on.some((c) => c.disclosed), others: on.some((c) => c.others) };
}

// proofs returns the exhibits that usually prove the ticked conducts of all incidents, each with
// its incidents. A contact has other exhibits than a borrower.
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

// kindOf returns the kind of company that its name implies, '' if none: the longest label whose
// words, without 公司, are in the name.
export function kindOf(name, labels) {
  const core = (label) => label.replace(/(股份)?(有限)?公司$/, '');
  return labels.filter((l) => core(l).length > 1 && name.includes(core(l))).sort((a, b) => b.length - a.length)[0] ?? '';
}
