// node walk.mjs URL [SHOTS]: walks through the page as people do, and fails on whatever
// they would stumble over. URL is the single file or a served page.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from './browser.mjs';

const [url, shots] = process.argv.slice(2);
const sizes = [{ width: 360, height: 740 }, { width: 1280, height: 800 }];
const dir = join(tmpdir(), `tousu-walk-${process.pid}`);
mkdirSync(dir, { recursive: true });

// title waits for a page of the walk.
const title = (page, words) => page.waitForFunction((w) => document.querySelector('h1')?.textContent.includes(w), words, { timeout: 60_000 });
const tick = (page, words) => page.locator('label.choice', { hasText: words }).first().click();
const next = (page) => page.locator('button.next').click();

// step answers one page: do what is asked, look at it, turn over.
async function step(w, name, words, answer = async () => {}) {
  await title(w.page, words);
  await answer(w.page);
  await w.look(name);
  await next(w.page);
}

const person = async (page) => {
  await page.getByLabel('姓名').first().fill('林晓雯');
  await page.getByLabel('身份证号').first().fill('510104199307163026');
  await page.getByLabel('电话').first().fill('13800001234');
  await page.getByLabel('住址').first().fill('四川省成都市锦江区示例路18号2栋3单元501室');
};

const company = async (page) => {
  await page.locator('[data-path="respondent.name"]').fill('四川锦程消费金融有限责任公司');
  await tick(page, '消费金融公司');
  await page.locator('[data-path="respondent.region"]').fill('四川');
};

const story = '来电人自称受公司委托，说出我的姓名和欠款金额，要求转告我当天还款。对方被告知与借款无关后，又打来两次。';

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
  await next(w.page);
  await title(w.page, '拿到信件');
  await w.look('get');
  const zip = await download(w.page, w.page.getByRole('button', { name: '全部信件' }));
  if (zip.subarray(0, 2).toString() !== 'PK' || zip.length < 10_000) w.faults.push(`the ZIP has ${zip.length} bytes`);
  return download(w.page, w.page.getByRole('button', { name: '下载案件文件' }));
}

const walks = {
  async borrower(w) {
    await step(w, 'who', '谁借的', (p) => tick(p, '我借的'));
    await step(w, 'word', '先说清楚');
    await step(w, 'what', '做了什么', async (p) => { await tick(p, '打电话、发短信给我通讯录里的人'); await tick(p, '对别人说我欠钱'); });
    await step(w, 'when', '什么时候', async (p) => {
      await p.locator('[data-path="incidents.0.at"]').fill('2026-01-20');
      await p.locator('[data-path="incidents.0.count"]').fill('3');
    });
    await step(w, 'whom', '联系了谁', async (p) => {
      await p.locator('[data-path$=".relation"]').first().fill('母亲');
      await p.locator('[data-path="incidents.0.reported_by"]').fill('母亲');
    });
    await step(w, 'said', '说了什么', async (p) => {
      await p.locator('[data-path="incidents.0.narrative"]').fill(story);
      await p.locator('[data-path="incidents.0.caller"]').fill('未知号码');
      await p.locator('[data-path="incidents.0.channel"]').fill('电话');
    });
    await step(w, 'events', '还有别的事');
    await step(w, 'lender', '哪家公司', company);
    await step(w, 'loan', '这笔借款');
    await step(w, 'told', '反映过');
    await step(w, 'proof', '哪些证据', (p) => p.locator('label.choice').first().click());
    await step(w, 'wish', '希望怎样');
    await step(w, 'to', '交给谁');
    await step(w, 'me', '您是谁', person);
    return letters(w);
  },

  async contact(w) {
    await step(w, 'who', '谁借的', (p) => tick(p, '别人借的'));
    await step(w, 'word', '不必替别人还款');
    await step(w, 'what', '做了什么', (p) => tick(p, '我没有借钱'));
    await step(w, 'when', '什么时候', (p) => p.locator('[data-path="incidents.0.at"]').fill('2026-02-01'));
    await step(w, 'said', '说了什么', async (p) => {
      await p.locator('[data-path="incidents.0.narrative"]').fill('来电人问我认不认识某人，说他欠钱不还，要我转告他，我说不知道，请不要再打来。');
      await p.locator('[data-path="incidents.0.caller"]').fill('028-5550****');
    });
    await step(w, 'events', '还有别的事');
    await step(w, 'lender', '哪家', company);
    await step(w, 'told', '别再打');
    await step(w, 'proof', '哪些证据');
    await step(w, 'wish', '希望怎样');
    await step(w, 'to', '交给谁');
    await step(w, 'me', '您是谁', person);
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
for (const size of sizes) {
  let file;
  for (const [name, walk] of Object.entries(walks)) {
    const at = shots ? join(shots, `${name}-${size.width}`) : '';
    if (at) mkdirSync(at, { recursive: true });
    const w = await open(url, { ...size, shots: at });
    try {
      const got = await walk(w, file);
      if (name === 'borrower') file = got;
      if (name === 'returned' && !got.equals(file)) w.faults.push('the case file came back changed');
    } catch (err) {
      w.faults.push(`${err.message.split('\n')[0]} at “${await w.page.locator('main').innerText().catch(() => '')}”`);
    }
    await w.browser.close();
    for (const f of w.faults) console.log(`${name} ${size.width}: ${f}`);
    console.log(`${w.faults.length ? 'FAIL' : 'ok'} ${name} ${size.width}×${size.height}`);
    failed += w.faults.length ? 1 : 0;
  }
}
console.log(`${sizes.length * Object.keys(walks).length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
