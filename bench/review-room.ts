/** A browser in the review room of a project that has just been evolved, with the hands of a quick annotator. */
import { type APIRequestContext, type Browser, type CDPSession, chromium, type Page, request } from '@playwright/test';
import { evolveOnce, makeProject } from '../e2e/evolved-project';
import startStudio from '../e2e/studio-server';
import { studioSetting } from '../e2e/studio-setting';
import { seedText } from './seed-text';

export type Paint = { id: string; at: number };
export type Probe = {
  presses: number[];
  paints: Paint[];
  durable: number[];
  interactions: { at: number; ms: number }[];
};

export type RoomPage = { page: Page; cdp: CDPSession; close: () => Promise<void> };
export type Room = { open: () => Promise<RoomPage>; blank: () => Promise<RoomPage>; close: () => Promise<void> };

/** A studio of its own (or that of E2E_STUDIO), so many seeds, one round by the rehearsal teacher. */
export async function prepareRoom(seeds: number): Promise<Room> {
  const stopStudio = await startStudio();
  const { url, stateFile, browser: found } = studioSetting();
  const api = await request.newContext({ baseURL: url, storageState: stateFile });
  const projectId = await evolvedProject(api, seeds);
  await api.dispose();
  const browser = await chromium.launch(found);
  return {
    open: () => openPage(browser, stateFile, `${url}/projects/${projectId}/review`),
    blank: () => openPage(browser, stateFile, `${url}/api/health`),
    close: async () => {
      await browser.close();
      await stopStudio();
    },
  };
}

async function evolvedProject(api: APIRequestContext, seeds: number): Promise<string> {
  const project = await makeProject(
    api,
    'Keys of the review room',
    Array.from({ length: seeds }, (_, at) => seedText(at)),
  );
  await evolveOnce(api, project);
  return project.projectId;
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
