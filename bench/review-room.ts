/** A browser in the review room of a large project, with the hands of a quick annotator. */
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import startStudio from '../e2e/studio-server';
import { studioSetting } from '../e2e/studio-setting';
import { largeProject } from './large-project';

export type Paint = { id: string; at: number };
export type Probe = {
  presses: number[];
  paints: Paint[];
  durable: number[];
  interactions: { at: number; ms: number }[];
};

export type RoomPage = { page: Page; cdp: CDPSession; close: () => Promise<void> };
export type Room = {
  evolutions: number;
  open: () => Promise<RoomPage>;
  blank: () => Promise<RoomPage>;
  close: () => Promise<void>;
};

/** A studio of its own, or that of E2E_STUDIO with its DATABASE_URL; BENCH_PROJECT tells of a project there that is large already. */
export async function prepareRoom(wanted: number): Promise<Room> {
  const stopStudio = await startStudio();
  const { url, home, stateFile, browser: found } = studioSetting();
  const { projectId, evolutions } = await largeProject(home, wanted);
  const browser = await chromium.launch(found);
  return {
    evolutions,
    open: () => openPage(browser, stateFile, `${url}/projects/${projectId}/review`),
    blank: () => openPage(browser, stateFile, `${url}/api/health`),
    close: async () => {
      await browser.close();
      await stopStudio();
    },
  };
}

async function openPage(browser: Browser, stateFile: string, address: string): Promise<RoomPage> {
  const context = await browser.newContext({ storageState: stateFile, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript({ path: 'bench/page-probe.js' });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(address, { waitUntil: 'commit' });
  return { page, cdp, close: () => context.close() };
}

/** From here on every request takes so much longer. */
export async function slowDown({ cdp }: RoomPage, latency: number): Promise<void> {
  await cdp.send('Network.enable');
  const unlimited = { downloadThroughput: -1, uploadThroughput: -1 };
  await cdp.send('Network.emulateNetworkConditions', { offline: false, latency, ...unlimited });
}

export const readProbe = ({ page }: RoomPage): Promise<Probe> =>
  page.evaluate('JSON.parse(JSON.stringify(window.roomProbe))');

/** Waits for the paint of that number. */
export const paintOf = ({ page }: RoomPage, number: number): Promise<Paint> =>
  page.evaluate(`window.roomProbe.paint(${number})`);

/** The least that a page can do about a key: change a word, and say so after the paint, as the room does. */
export async function answerKeysBarely({ page }: RoomPage): Promise<void> {
  await page.evaluate(`
    let count = 0;
    addEventListener('keydown', () => {
      document.body.textContent = 'Item ' + ++count;
      requestAnimationFrame(() => setTimeout(() => document.body.setAttribute('data-painted-item', String(count))));
    });
  `);
}

/** Time of the processor that the page's main thread has used, in milliseconds. */
export async function mainThreadMs({ cdp }: RoomPage): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find((metric) => metric.name === 'ThreadTime')?.value ?? Number.NaN) * 1000;
}

/** Compressed script: what the HTML names, and all that had come when the first item stood. */
export async function scriptBytes(
  { page }: RoomPage,
  paintedAt: number,
): Promise<{ htmlBytes: number; untilItem: number }> {
  return page.evaluate(`(async () => {
    const html = await (await fetch(location.href, { headers: { accept: 'text/html' } })).text();
    const scripts = performance.getEntriesByType('resource').filter((entry) => new URL(entry.name).pathname.endsWith('.js'));
    const sum = (entries) => entries.reduce((total, entry) => total + entry.encodedBodySize, 0);
    return {
      htmlBytes: sum(scripts.filter((entry) => html.includes(new URL(entry.name).pathname.replace('/_next/', '')))),
      untilItem: sum(scripts.filter((entry) => entry.responseEnd <= ${paintedAt})),
    };
  })()`);
}

/** Asks for twenty items as the room does when it runs low, and gives them back. */
export async function refills({ page }: RoomPage, count: number): Promise<number[]> {
  return page.evaluate(`(async () => {
    const path = '/api' + location.pathname + '/leases';
    const post = async (to, body) => (await fetch(to, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
    })).json();
    const took = [];
    const held = [];
    for (let at = 0; at < ${count}; at += 1) {
      const startedAt = performance.now();
      const { items } = await post(path, { limit: 20, holding: held.slice(-10) });
      took.push(performance.now() - startedAt);
      held.push(...items.map((item) => item.evolution.id));
    }
    await post(path + '/release', { evolutionIds: held.slice(0, 500) });
    await post(path + '/release', { evolutionIds: held.slice(500) });
    return took;
  })()`);
}
