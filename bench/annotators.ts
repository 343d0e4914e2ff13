/** Two hundred people decide at once, over HTTP: is anything lost, is anything handed out twice, and how long does a batch take? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectScope } from '@/lib/core/domain/identifier';
import { createApiKey } from '@/lib/server/services/accounts';
import { closeDatabase, database } from '@/lib/server/store/connection';
import { tallyOf } from '@/lib/server/store/evolution-tally';
import { newId } from '@/lib/server/store/new-id';
import startStudio from '../e2e/studio-server';
import { studioSetting } from '../e2e/studio-setting';
import { annotate, type Sitting, type Told } from './annotator';
import { type Benchmark, type Flags, type Row, round } from './benchmark';
import { fillReviewProject } from './fill-review';
import { quantile } from './review';

/** A decision is durable: half, and all but one in twenty. What a refill may take is said of one room (bench/review.ts); here it is shown, with everybody's first one at the same moment in it. */
const [P50, P95] = [150, 700];

type Options = { people: number; decisions: number; evolutions: number; batch: number; pace: number };

async function measure(flags: Flags) {
  const options = {
    people: flags('people', 200),
    decisions: flags('decisions', 50_000),
    evolutions: flags('evolutions', 120_000),
    batch: flags('batch', 5),
    pace: flags('pace', 1000),
  };
  const stopStudio = await startStudio();
  try {
    connectTo(studioSetting().home);
    return await sitTogether(options);
  } finally {
    await closeDatabase();
    await stopStudio();
  }
}

/** This process makes the project and recounts afterwards; everything between goes over HTTP. */
function connectTo(home: string): void {
  if (!process.env['E2E_STUDIO']) {
    const running: { databaseUrl: string } = JSON.parse(readFileSync(join(home, 'running.json'), 'utf8'));
    process.env['DATABASE_URL'] = running.databaseUrl;
  }
  Object.assign(process.env, { STUDIO_HOME: home, STUDIO_SECRET: 'only-for-measuring-only-for-measuring' });
}

async function sitTogether(options: Options) {
  const { people, decisions, evolutions, batch, pace } = options;
  const name = `Two hundred annotators ${newId()}`;
  const { projectId } = await fillReviewProject({ evolutions, overlap: 1, name });
  const before = await stored(projectId);
  const keys = await makePeople(people);
  const told: Told = {
    batchMs: [],
    leaseMs: [],
    saved: new Set(),
    conflicts: 0,
    refused: 0,
    handedTo: new Map(),
    twice: 0,
    retries: 0,
  };
  const each = Math.ceil(decisions / people);
  const startedAt = performance.now();
  const sittings = keys.map((key, at): Sitting => {
    const share = Math.min(each, Math.max(0, decisions - at * each));
    return { url: studioSetting().url, projectId, key, decisions: share, batch, pace, random: at + 1 };
  });
  await Promise.all(sittings.map((sitting) => annotate(sitting, told)));
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await stored(projectId);
  const isTallied = await isTallyTrue(projectId);
  const kept = after.events - before.events;
  const isWhole =
    told.saved.size === decisions && kept === decisions && after.decisions - before.decisions === decisions;
  return {
    ratios: [Math.max(quantile(told.batchMs, 0.5) / P50, quantile(told.batchMs, 0.95) / P95)],
    rows: [
      rowOf(`a batch of ${batch} decisions`, told.batchMs, `${P50} / ${P95}`),
      rowOf('lease refill (20 items)', told.leaseMs, ''),
    ],
    baseline: [],
    holds: isWhole && told.twice === 0 && told.conflicts === 0 && told.refused === 0 && isTallied,
    notes: [
      `${people} annotators, each deciding every ${(pace / 1000).toFixed(1)} s, made ${told.saved.size} decisions in ${seconds.toFixed(0)} s (${(told.saved.size / seconds).toFixed(0)} a second) in a project of ${evolutions} evolutions; one web process, and the annotators on the same machine.`,
      `Recounted afterwards: ${kept} events and ${after.decisions - before.decisions} decisions of ${decisions} sent; ${told.twice} items handed out twice, ${told.conflicts} conflicts, ${told.refused} refused, ${told.retries} calls asked again; the maintained counts ${isTallied ? 'are' : 'ARE NOT'} what counting says.`,
    ],
  };
}

async function makePeople(count: number): Promise<string[]> {
  const people = Array.from({ length: count }, (_, at) => {
    const id = newId();
    return { id, name: `Annotator ${at + 1}`, email: `${id}@example.test`, role: 'annotator' as const };
  });
  await database().user.createMany({ data: people });
  const keys: string[] = [];
  for (const person of people) keys.push(await createApiKey(person, 'benchmark'));
  return keys;
}

async function stored(projectId: string): Promise<{ events: number; decisions: number }> {
  const [events, decisions] = await Promise.all([
    database().reviewEvent.count({ where: { projectId } }),
    database().reviewDecision.count({ where: { projectId } }),
  ]);
  return { events, decisions };
}

async function isTallyTrue(projectId: string): Promise<boolean> {
  const tally = await tallyOf(database(), { projectId } as ProjectScope, {}, ['status', 'decidedBy', 'isOpen']);
  const counted = await database().$queryRaw<{ status: string; decidedBy: string; isOpen: boolean; count: number }[]>`
    SELECT status, "decidedBy", "reviewsLeft" > 0 AS "isOpen", count(*)::int AS count FROM evolution
    WHERE "projectId" = ${projectId}::uuid AND verdict IS NOT NULL AND "childId" IS NOT NULL GROUP BY 1, 2, 3`;
  const words = (rows: readonly { status: string; decidedBy: string; isOpen: boolean; count: number }[]) =>
    rows.map((row) => [row.status, row.decidedBy, row.isOpen, row.count].join(' ')).sort();
  return words(tally).join() === words(counted).join();
}

function rowOf(step: string, values: readonly number[], allowed: string): Row {
  return {
    step,
    n: values.length,
    'p50 ms': round(quantile(values, 0.5), 1),
    'p95 ms': round(quantile(values, 0.95), 1),
    'allowed ms': allowed,
  };
}

export const annotators: Benchmark = {
  name: 'annotators',
  what: 'how long a batch takes among two hundred annotators, as a part of what is allowed',
  goal: { atMost: 1 },
  measure,
};
