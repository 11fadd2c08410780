// How a person works the page, with the pointer or with the keyboard alone.

// title waits for a page of the walk.
export const title = (page, words) => page.waitForFunction((w) => document.querySelector('h1')?.textContent.includes(w), words, { timeout: 60_000 });

// Hands use the page with the pointer; keys with the keyboard alone.
export const hands = {
  tick: (page, words) => page.locator('label.choice', { hasText: words }).first().click(),
  fill: (page, path, text) => page.locator(`[data-path="${path}"]`).fill(text),
  press: (page, selector) => page.locator(selector).first().click(),
};

export const keys = {
  // A set of radio buttons is one stop: the arrows go through it.
  async tick(page, words) {
    const input = page.locator('label.choice', { hasText: words }).first().locator('input').first();
    if (await input.getAttribute('type') === 'radio') {
      const name = await input.getAttribute('name');
      await reach(page, (el, n) => el.name === n, name);
      for (let i = 0; i < 40 && !(await input.evaluate((el) => el === document.activeElement)); i++) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
      return;
    }
    await input.evaluate((el) => el.setAttribute('data-wanted', ''));
    await reach(page, (el) => el.hasAttribute('data-wanted'));
    await page.keyboard.press('Space');
    await input.evaluate((el) => el.removeAttribute('data-wanted'));
  },
  async fill(page, path, text) {
    await reach(page, (el, p) => el.dataset.path === p, path);
    const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
    if (date && await page.evaluate(() => document.activeElement.type === 'date')) {
      await page.keyboard.type(`${date[2]}${date[3]}${date[1]}`);
    } else await page.keyboard.type(text);
  },
  async press(page, selector) {
    await reach(page, (el, s) => el.matches(s), selector);
    await page.keyboard.press('Enter');
  },
};

// reach presses Tab until the focus is where it should be.
export async function reach(page, there, what) {
  for (let i = 0; i < 120; i++) {
    if (await page.evaluate(([test, w]) => Boolean(document.activeElement && new Function('el', 'w', `return (${test})(el, w)`)(document.activeElement, w)),
      [there.toString(), what]).catch(() => false)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${what ?? there}`);
}
