/** table: a million evolutions behind the table of instructions; every filter in every order over HTTP, and a browser on top. */
import { type APIRequestContext, chromium, request } from '@playwright/test';
import { INSTRUCTION_ORDERS } from '@/lib/core/domain/listing';
import startStudio from '../e2e/studio-server';
import { studioSetting } from '../e2e/studio-setting';
import { type Benchmark, type Flags, type Row, round } from './benchmark';
import type { ReviewProject } from './fill-review';
import { largeProject } from './large-project';
import { quantile } from './review';
import { drivePage, type Painted } from './table-page';
import { type Question, tableQuestions } from './table-questions';

const [P50, P95] = [60, 200];

type Asked = Question & { order: string; ms: number };

async function askAll(api: APIRequestContext, project: ReviewProject, repeats: number): Promise<Asked[]> {
  const base = `/api/projects/${project.projectId}`;
  const read = async (path: string) => (await api.get(`${base}/${path}`)).json();
  const [teachers, templates] = [await read('teachers'), await read('templates')];
  const places = { teacherId: teachers[0].id, templateVersionId: templates[0].id };
  const asked: Asked[] = [];
  for (const question of tableQuestions(project, places)) {
    for (const order of INSTRUCTION_ORDERS) {
      const params = { ...question.filter, order, limit: 50 };
      for (let at = 0; at < repeats; at += 1) {
        const startedAt = performance.now();
        const answer = await api.get(`${base}/instructions`, { params });
        if (!answer.ok()) throw new Error(`${question.name}: ${await answer.text()}`);
        asked.push({ ...question, order, ms: performance.now() - startedAt });
      }
    }
  }
  return asked;
}

const worst = (ms: readonly number[]) => Math.max(quantile(ms, 0.5) / P50, quantile(ms, 0.95) / P95);

function rowOf(what: string, ms: readonly number[], allowed: string): Row {
  const figures = { 'p50 ms': round(quantile(ms, 0.5), 1), 'p95 ms': round(quantile(ms, 0.95), 1) };
  return { what, n: ms.length, ...figures, 'max ms': round(Math.max(...ms), 1), 'allowed ms': allowed };
}

function slowest(asked: readonly Asked[]): string {
  const sorted = [...asked].sort((one, other) => other.ms - one.ms).slice(0, 5);
  return sorted.map(({ name, order, ms }) => `${name} / ${order} ${ms.toFixed(0)} ms`).join(', ');
}

async function browse(address: string, keys: number): Promise<Painted[]> {
  const { stateFile, browser: found } = studioSetting();
  const browser = await chromium.launch(found);
  try {
    const context = await browser.newContext({ storageState: stateFile, viewport: { width: 1440, height: 900 } });
    return await drivePage(await context.newPage(), address, keys);
  } finally {
    await browser.close();
  }
}

async function measure(flags: Flags) {
  const stopStudio = await startStudio();
  try {
    const { url, home, stateFile } = studioSetting();
    const project = await largeProject(home, flags('evolutions', 1_000_000));
    const api = await request.newContext({ baseURL: url, storageState: stateFile });
    await askAll(api, project, 1);
    const asked = await askAll(api, project, flags('repeats', 3));
    await api.dispose();
    const painted = await browse(`${url}/projects/${project.projectId}/instructions`, flags('keys', 300));
    const kinds = [...Map.groupBy(asked, ({ kind }) => kind)].map(([kind, all]) => ({
      kind,
      ms: all.map(({ ms }) => ms),
    }));
    const all = asked.map(({ ms }) => ms);
    return {
      ratios: [Math.max(...kinds.map(({ ms }) => worst(ms)))],
      baseline: kinds[0]?.ms ?? [],
      rows: [
        ...kinds.map(({ kind, ms }) => rowOf(`server: ${kind}`, ms, `${P50} / ${P95}`)),
        rowOf('server: all of these', all, ''),
        ...painted.map(({ step, ms }) => rowOf(`browser: ${step}`, ms, '')),
      ],
      notes: [
        `${project.evolutions} evolutions; each filter in each of ${INSTRUCTION_ORDERS.length} orders, as a call over HTTP with session and permission, rows read and written as JSON.`,
        `The slowest: ${slowest(asked)}. Over all together the worst ratio is ${worst(all).toFixed(2)}.`,
      ],
    };
  } finally {
    await stopStudio();
  }
}

export const table: Benchmark = {
  name: 'table',
  what: 'the worst kind of question to the table of a million evolutions, as a part of what is allowed',
  goal: { atMost: 1 },
  measure,
};
