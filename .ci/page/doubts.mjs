// node doubts.mjs TOUSU.html CASES [SHOTS]: opens each case file of the folder CASES, which
// raises the doubt that it is named by, in the page on a telephone, and gives each of its
// answers with the keyboard alone. An answer that changes the case makes the doubt go, and
// the case file that is saved holds it; one that leads elsewhere leads there and back.
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { open } from './browser.mjs';
import { keys, reach, title } from './hands.mjs';

const [source, folder, shots] = process.argv.slice(2);

// typed is what a person writes where an answer asks for a value.
const typed = {
  'company-name': '四川锦程消费金融有限责任公司',
  'day-unsure': '2026-01-21',
  placeholder: '个人消费贷款',
  'sample-left': '锦程消费金融（安卓版）',
  'span-of-law': ['2026-01-01', '2026年1月上旬'],
  'two-people': '王晓明',
  'whose-voice': '我一天接到十几次电话，对方说要我当天还款。',
};

const faults = [];
const wrong = (what) => { faults.push(what); console.log(what); };

async function opened(page, code) {
  await page.evaluate(() => { location.hash = '#who'; });
  await title(page, '谁借的');
  await page.locator('input[type=file]').setInputFiles(join(folder, `${code}.yaml`));
  await title(page, '核对一遍');
  return page.waitForSelector(`fieldset[data-code="${code}"]`);
}

async function saved(page) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载案件文件' }).click()]);
  return readFileSync(await file.path(), 'utf8');
}

const gone = (page, code) => page.waitForFunction((c) => !document.querySelector(`fieldset[data-code="${c}"]`), code, { timeout: 10_000 });

// choose gives the k-th answer, and the value that it asks for.
async function choose(page, code, k, texts) {
  const at = `fieldset[data-code="${code}"]`;
  const name = await page.locator(`${at} input[type=radio]`).first().getAttribute('name');
  await reach(page, (el, n) => el.name === n, name);
  for (let i = 0; i < k; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  const field = page.locator(`${at} .field:not([hidden])`);
  let value = '';
  if (await field.count()) {
    value = texts.length > 1 ? texts.shift() : texts[0] ?? '';
    if (!value) throw new Error('this answer asks for a value that the table does not have');
    const control = field.locator('input, textarea').first();
    const path = await control.getAttribute('data-path');
    const date = await control.getAttribute('type') === 'date';
    await reach(page, (el, p) => el.dataset.path === p, path);
    if (!date) await page.keyboard.press('Control+a');
    await keys.fill(page, path, value);
  }
  await keys.press(page, `fieldset[data-code="${code}"] button.answer`);
  return value;
}

// answer gives one answer and looks at what becomes of it.
async function answer(page, code, k, words, before, texts) {
  const value = await choose(page, code, k, texts);
  const outcome = await Promise.race([
    gone(page, code).then(() => 'gone'),
    page.waitForFunction((c) => document.querySelector(`fieldset[data-code="${c}"] [role=alert]`)?.textContent, code, { timeout: 10_000 }).then(() => 'said'),
  ]).catch(() => 'nothing');
  if (outcome === 'nothing') return wrong(`${code}, ${words}: nothing happens`);
  if (outcome === 'said') {
    const said = await page.locator(`fieldset[data-code="${code}"] [role=alert]`).innerText();
    if (!said.includes('保存案件文件')) wrong(`${code}, ${words}: ${said}`);
    if (await saved(page) !== before) wrong(`${code}, ${words}: changed the case`);
    return undefined;
  }
  const heading = await page.locator('h1').innerText();
  if (!heading.includes('核对')) {
    if (!(await page.locator('button.next').innerText()).includes('回去核对')) wrong(`${code}, ${words}: no way back from ${heading}`);
    await keys.press(page, 'button.next');
    return title(page, '核对一遍').catch(() => wrong(`${code}, ${words}: ${heading} does not lead back`));
  }
  const now = await saved(page);
  if (now === before) wrong(`${code}, ${words}: the case file does not hold it`);
  if (value && !now.includes(value)) wrong(`${code}, ${words}: the case file does not hold ${value}`);
  return undefined;
}

const { browser, page, faults: heard, look } = await open(source, { width: 360, height: 740, shots });
if (shots) mkdirSync(shots, { recursive: true });
const codes = readdirSync(folder).filter((f) => f.endsWith('.yaml')).map((f) => f.replace('.yaml', '')).sort();
let given = 0;
for (const code of codes) {
  const before = readFileSync(join(folder, `${code}.yaml`), 'utf8');
  const texts = [typed[code] ?? []].flat();
  try {
    await opened(page, code);
    await look(code);
    const answers = await page.locator(`fieldset[data-code="${code}"] label.choice`).allInnerTexts();
    if (answers.length < 2) wrong(`${code}: ${answers.length} answers`);
    for (const [k, words] of answers.entries()) {
      if (k > 0) await opened(page, code);
      await answer(page, code, k, words, before, texts);
      given++;
    }
  } catch (err) { wrong(`${code}: ${err.message.split('\n')[0]} at “${await page.locator('main').innerText().catch(() => '')}”`); }
}
for (const f of heard) wrong(f);
await browser.close();
console.log(`${faults.length ? 'FAIL' : 'ok'} ${codes.length} doubts, ${given} answers`);
process.exit(faults.length ? 1 : 0);
