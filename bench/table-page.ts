/** The table in a real browser: how long until rows are painted after a filter, an order, a search, a jump or a key. */
import type { Page } from '@playwright/test';

export type Painted = { step: string; ms: number[] };

/** The watch is set before the act is sent: the two take different ways into the page. */
async function timed(page: Page, watch: string, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(`void (window.painted = new Promise((resolve) => {${watch}}))`);
  await act();
  return Number(await page.evaluate('window.painted'));
}

/** From an act to the frame in which the first row is another one. */
const untilOtherRows = (page: Page, act: () => Promise<unknown>): Promise<number> =>
  timed(
    page,
    `const firstRow = () => document.querySelector('[data-row]')?.getAttribute('data-row');
    const isBusy = () => document.querySelector('[aria-busy=true]') !== null;
    const before = firstRow();
    const startedAt = performance.now();
    const look = () => {
      if (firstRow() !== before && firstRow() && !isBusy()) setTimeout(() => resolve(performance.now() - startedAt));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);`,
    act,
  );

async function choose(page: Page, filter: string, option: string): Promise<number> {
  await page.getByRole('combobox', { name: filter, exact: true }).click();
  return untilOtherRows(page, () => page.getByRole('option', { name: option, exact: true }).click());
}

/** From each key to the frame in which the row it leads to has the focus. */
async function walk(page: Page, keys: number): Promise<number[]> {
  await page.locator('[data-row]').first().focus();
  const spans: number[] = [];
  for (let at = 0; at < keys; at += 1) {
    const span = await timed(
      page,
      `const before = document.activeElement;
      addEventListener('keydown', (event) => {
        const look = () => {
          const now = document.activeElement;
          if (now !== before && now?.hasAttribute('data-row')) setTimeout(() => resolve(performance.now() - event.timeStamp));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }, { once: true, capture: true });`,
      () => page.keyboard.press('ArrowDown'),
    );
    spans.push(span);
  }
  return spans;
}

export async function drivePage(page: Page, address: string, keys: number): Promise<Painted[]> {
  await page.goto(address);
  await page.locator('[data-row]').first().waitFor();
  const filters: number[] = [];
  const orders: number[] = [];
  for (const status of ['dropped', 'undecided', 'kept']) filters.push(await choose(page, 'Status', status));
  for (const operation of ['reasoning', 'deepening']) filters.push(await choose(page, 'Operation', operation));
  for (const order of ['longest first', 'lowest overlap', 'oldest first'])
    orders.push(await choose(page, 'Order', order));
  await untilOtherRows(page, () => page.getByRole('button', { name: 'Clear filters' }).first().click());
  const search = await untilOtherRows(page, () => page.getByRole('searchbox').fill('planetarium piracy'));
  await page.goto(address);
  await page.locator('[data-row]').first().waitFor();
  const walked = await walk(page, keys);
  await page.locator('[data-row]').first().focus();
  const jump = await untilOtherRows(page, () => page.keyboard.press('End'));
  return [
    { step: 'filter chosen → rows painted', ms: filters },
    { step: 'order chosen → rows painted', ms: orders },
    { step: 'words typed → rows painted, 250 ms of rest in it', ms: [search] },
    { step: 'End → last rows painted', ms: [jump] },
    { step: 'arrow key → next row painted', ms: walked },
  ];
}
