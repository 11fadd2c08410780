// node walk.mjs PAGE [SHOTS]: walks through the page as people do, and fails on whatever
// they would stumble over. PAGE is the address of the single file, or the program, which
// then serves the page for each walk. ONLY=name,name in the environment walks those alone,
// SIZE=360 on the telephone alone.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { open } from './browser.mjs';
import { hands, keys, title } from './hands.mjs';

const [source, shots] = process.argv.slice(2);
const sizes = [{ width: 360, height: 740 }, { width: 1280, height: 800 }].filter((s) => !process.env.SIZE || s.width === Number(process.env.SIZE));
const only = process.env.ONLY?.split(',');
const dir = join(tmpdir(), `tousu-walk-${process.pid}`);
mkdirSync(dir, { recursive: true });

// serve starts the program and answers with its address and how to stop it.
async function serve(name) {
  const program = spawn(source, ['page', '-o', join(dir, name)], { env: { ...process.env, PATH: '' } });
  let said = '';
  const url = await new Promise((resolve, reject) => {
    program.stderr.on('data', (data) => {
      said += data;
      const m = /http:\S+/.exec(said);
      if (m) resolve(m[0]);
    });
    program.on('exit', () => reject(new Error(`the program ended: ${said}`)));
  });
  return { url, stop: () => program.kill('SIGINT') };
}

// step answers one page: do what is asked, look at it, turn over.
async function step(w, name, words, answer = async () => {}) {
  await title(w.page, words);
  await answer(w.page);
  await w.look(name);
  await w.by.press(w.page, 'button.next');
}

const person = (by) => async (page) => {
  await by.fill(page, 'complainant.name', '林晓雯');
  await by.fill(page, 'complainant.id_number', '510104199307163026');
  await by.fill(page, 'complainant.phone', '13800001234');
  await by.fill(page, 'complainant.address', '四川省成都市锦江区示例路18号2栋3单元501室');
};

const company = (by, name = '四川锦程消费金融有限责任公司') => async (page) => {
  await by.fill(page, 'respondent.name', name);
  await by.tick(page, '消费金融公司');
  await by.fill(page, 'respondent.region', '四川');
};

const story = '来电人自称受公司委托，说出我的姓名和欠款金额，要求转告我当天还款。对方被告知与借款无关后，又打来两次。';
const heard = '来电人问我认不认识某人，说他欠钱不还，要我转告他，我说不知道，请不要再打来。';

async function download(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const path = join(dir, file.suggestedFilename());
  await file.saveAs(path);
  return readFileSync(path);
}

async function letters(w) {
  await step(w, 'check', '核对一遍');
  await title(w.page, '写在纸上');
  await w.page.waitForSelector('.paper .letter');
  await w.look('letters');
  const written = await w.page.locator('select[aria-label="看哪一份"] option').allInnerTexts();
  for (const paper of w.promised ?? []) if (!written.some((l) => l.startsWith(paper))) w.faults.push(`ticked, but not written: ${paper}`);
  await w.by.press(w.page, 'button.next');
  await title(w.page, '拿到信件');
  await w.look('get');
  const zip = await download(w.page, w.page.getByRole('button', { name: '全部信件' }));
  if (zip.subarray(0, 2).toString() !== 'PK' || zip.length < 10_000) w.faults.push(`the ZIP has ${zip.length} bytes`);
  if (source.includes('://')) return download(w.page, w.page.getByRole('button', { name: '下载案件文件' }));
  await w.page.getByRole('button', { name: '存到文件夹' }).click();
  const where = await w.page.waitForFunction(() => /已经存好：(.*)/.exec(document.querySelector('form [role=status]').textContent)?.[1]);
  if (!readdirSync(await where.jsonValue()).some((f) => f.endsWith('.docx'))) w.faults.push('no letter in the folder');
  await w.page.getByRole('button', { name: '保存案件文件' }).click();
  await w.page.waitForFunction(() => document.querySelector('form [role=status]').textContent.includes('.yaml'));
  return readFileSync(join(await where.jsonValue(), '..', '案件.yaml'));
}

// happened answers the pages on what happened to a borrower.
async function happened(w) {
  const { by } = w;
  await step(w, 'what', '做了什么', async (p) => { await by.tick(p, '打电话、发短信给我通讯录里的人'); await by.tick(p, '对别人说我欠钱'); });
  await step(w, 'when', '什么时候', async (p) => { await by.fill(p, 'incidents.0.at', '2026-01-20'); await by.fill(p, 'incidents.0.count', '3'); });
  await step(w, 'whom', '联系了谁', async (p) => {
    await by.fill(p, 'incidents.0.contact.0.relation', '母亲');
    await by.fill(p, 'incidents.0.reported_by', '母亲');
  });
  await step(w, 'said', '说了什么', async (p) => {
    await by.fill(p, 'incidents.0.narrative', story);
    await by.fill(p, 'incidents.0.caller', '未知号码');
    await by.fill(p, 'incidents.0.channel', '电话');
  });
  await step(w, 'events', '还有别的事');
}

// proof ticks the first exhibit that is offered.
async function proof(w, page) {
  await w.by.tick(page, await page.locator('label.choice').first().innerText());
}

// rest answers the pages from the company on.
async function rest(w, { lender = company(w.by), me = person(w.by), loan = true } = {}) {
  await step(w, 'lender', '哪家', lender);
  if (loan) await step(w, 'loan', '这笔借款');
  await step(w, 'told', '反映过');
  await step(w, 'proof', '哪些证据', (p) => proof(w, p));
  await step(w, 'wish', '希望怎样');
  await step(w, 'to', '交给谁', async (p) => {
    const ticked = await p.locator('label.choice', { has: p.locator('input:checked') }).allInnerTexts();
    w.promised = ticked.flatMap((text) => text.split('\n')[0].replace(/^[^：]*：/, '').split('、'));
  });
  await step(w, 'me', '您是谁', me);
}

const walks = {
  async borrower(w) {
    await step(w, 'who', '谁借的', (p) => w.by.tick(p, '我借的'));
    await step(w, 'word', '先说清楚');
    await happened(w);
    await rest(w);
    return letters(w);
  },

  // The same with the keyboard alone.
  async keyboard(w) {
    w.by = keys;
    return walks.borrower(w);
  },

  async contact(w) {
    const { by } = w;
    await step(w, 'who', '谁借的', (p) => by.tick(p, '别人借的'));
    await step(w, 'word', '不必替别人还款');
    await step(w, 'what', '做了什么', (p) => by.tick(p, '我没有借钱'));
    await step(w, 'when', '什么时候', (p) => by.fill(p, 'incidents.0.at', '2026-02-01'));
    await step(w, 'said', '说了什么', async (p) => { await by.fill(p, 'incidents.0.narrative', heard); await by.fill(p, 'incidents.0.caller', '028-5550****'); });
    await step(w, 'events', '还有别的事');
    await rest(w, { loan: false });
    return letters(w);
  },

  // Somebody writes for the borrower.
  async helper(w) {
    const { by } = w;
    await step(w, 'who', '谁借的', async (p) => { await by.tick(p, '我替别人填'); await by.tick(p, '他借的'); });
    await step(w, 'word', '先说清楚');
    await happened(w);
    await rest(w, { me: async (p) => {
      await person(by)(p);
      await by.fill(p, 'agent.name', '王小明');
      await by.tick(p, '近亲属');
    } });
    return letters(w);
  },

  // From the borrower's case the mother who was called begins her own.
  async called(w) {
    const { by } = w;
    await walks.borrower(w);
    await w.page.getByRole('button', { name: '为被联系的母亲写一份' }).click();
    await step(w, 'called-word', '不必替别人还款');
    await step(w, 'called-what', '做了什么', (p) => by.tick(p, '我没有借钱'));
    await step(w, 'called-when', '什么时候');
    await step(w, 'called-said', '说了什么', (p) => by.fill(p, 'incidents.0.narrative', heard));
    await step(w, 'called-events', '还有别的事');
    await rest(w, { lender: async () => {}, loan: false });
    return letters(w);
  },

  // A brand in the place of the company is asked about, and the answer is written.
  async doubt(w) {
    await step(w, 'who', '谁借的', (p) => w.by.tick(p, '我借的'));
    await step(w, 'word', '先说清楚');
    await happened(w);
    await rest(w, { lender: company(w.by, '借呗') });
    await title(w.page, '核对一遍');
    await w.page.waitForSelector('.finding.doubt');
    await w.look('doubt');
    const change = w.page.locator('.finding.doubt').first();
    await change.locator('label.choice', { hasText: '改为' }).first().click();
    await change.locator('input[type=text]').first().fill('四川锦程消费金融有限责任公司');
    await change.getByRole('button').click();
    await w.page.waitForFunction(() => !document.querySelector('.finding.doubt'));
    return letters(w);
  },

  // A case file that comes back opens where its answers can be checked.
  async returned(w, file) {
    await title(w.page, '谁借的');
    const path = join(dir, '案件.yaml');
    writeFileSync(path, file);
    await w.page.locator('input[type=file]').setInputFiles(path);
    return letters(w);
  },
};

let failed = 0;
let passed = 0;
for (const size of sizes) {
  let file;
  for (const [name, walk] of Object.entries(walks)) {
    if (only && !only.includes(name)) continue;
    const at = shots ? join(shots, `${name}-${size.width}`) : '';
    if (at) mkdirSync(at, { recursive: true });
    const { url, stop } = source.includes('://') ? { url: source, stop() {} } : await serve(`${name}-${size.width}`);
    const w = { ...(await open(url, { ...size, shots: at })), by: hands };
    try {
      const got = await walk(w, file);
      if (name === 'borrower') file = got;
      if (name === 'returned' && !got.equals(file)) w.faults.push('the case file came back changed');
    } catch (err) {
      w.faults.push(`${err.message.split('\n')[0]} at “${await w.page.locator('main').innerText().catch(() => '')}”`);
    }
    await w.browser.close();
    stop();
    for (const f of w.faults) console.log(`${name} ${size.width}: ${f}`);
    console.log(`${w.faults.length ? 'FAIL' : 'ok'} ${name} ${size.width}×${size.height}`);
    if (w.faults.length) failed++;
    else passed++;
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
