/** `test` and `expect` for every journey: the owner is signed in, nothing leaves this machine, and no page throws. */
import { test as base, expect, type Page, type Response } from '@playwright/test';
import { OWNER, studioSetting } from './studio-setting';

type Journey = {
  /** address of the studio under test; `page.goto('/projects')` is relative to it */
  studio: { url: string; home: string; owner: { email: string; password: string } };
  /** watches every page of the context; journeys that provoke an error on purpose set `allowPageErrors` */
  watch: undefined;
  allowPageErrors: boolean;
};

/**
 * A page stands before its script has come, and its parts come alive one after the other: until then they hear neither keys nor clicks. Whether React has taken
 * over an element, only the mark that it leaves on it says. Pages outside the studio's frame have no such part.
 */
async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    if (!document.getElementById('page')) return true;
    const isTaken = (element: Element) => Object.keys(element).some((key) => key.startsWith('__reactFiber$'));
    const parts = [...document.querySelectorAll('#page :is(h1, button, input)')];
    return 'hearsKeys' in document.documentElement.dataset && parts.every(isTaken);
  });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

export const test = base.extend<Journey>({
  // Playwright asks for destructuring in the first argument, also where nothing is needed.
  // biome-ignore-start lint/correctness/noEmptyPattern: see above
  launchOptions: [async ({}, use) => use(studioSetting().browser), { scope: 'worker' }],
  baseURL: async ({}, use) => use(studioSetting().url),
  storageState: async ({}, use) => use(studioSetting().stateFile),
  studio: async ({}, use) => use({ url: studioSetting().url, home: studioSetting().home, owner: OWNER }),
  // biome-ignore-end lint/correctness/noEmptyPattern: see above
  page: async ({ page }, use) => {
    for (const name of ['goto', 'reload'] as const) {
      const go: (...args: never[]) => Promise<Response | null> = page[name].bind(page);
      page[name] = async (...args: never[]) => {
        const response = await go(...args);
        await untilAlive(page);
        return response;
      };
    }
    await use(page);
  },
  allowPageErrors: [false, { option: true }],
  watch: [
    async ({ context, allowPageErrors }, use) => {
      const strangers: string[] = [];
      const errors: string[] = [];
      context.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (/^(http|ws)s?:$/.test(protocol) && hostname !== '127.0.0.1') strangers.push(request.url());
      });
      context.on('weberror', (error) => errors.push(String(error.error())));
      await use(undefined);
      expect(strangers, 'requests that left this machine').toEqual([]);
      if (!allowPageErrors) expect(errors, 'errors thrown in a page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
