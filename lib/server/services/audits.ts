/** Samples for blind audits, as people draw them and see how far they are. */
import { randomInt } from 'node:crypto';
import type { AuditFrame, AuditSampleView } from '@/lib/core/contract/audits';
import { AppError } from '@/lib/core/domain/app-error';
import type { AuditFilter, AuditSizes } from '@/lib/core/domain/audit-sample';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { type AuditedItem, listAuditItems, listSamples, type SampleRecord } from '../store/audit-items';
import { drawSample, holdDraws, readFrame } from '../store/audit-samples';
import { database, inTransaction } from '../store/connection';
import { announceChange } from '../store/notices';
import { authorise } from './access';

type InProject = { projectId: Id };

/** A million evolutions are hashed and sorted once. */
const DRAW_TIMEOUT_MS = 120_000;

export async function listAuditSamples(person: Person, { projectId }: InProject): Promise<AuditSampleView[]> {
  const scope = await authorise(person, projectId, 'data.read');
  return viewSamples(await listSamples(database(), scope), await listAuditItems(database(), scope));
}

export async function readAuditFrame(
  person: Person,
  { projectId, ...filter }: InProject & AuditFilter,
): Promise<AuditFrame> {
  return readFrame(database(), await authorise(person, projectId, 'data.read'), filter);
}

type DrawInput = InProject & {
  name: string;
  filter: AuditFilter;
  sizes: AuditSizes;
  randomSeed?: number | undefined;
};

export async function drawAuditSample(person: Person, { projectId, ...wish }: DrawInput): Promise<AuditSampleView> {
  const scope = await authorise(person, projectId, 'review.lead');
  const randomSeed = wish.randomSeed ?? randomInt(2 ** 31);
  return inTransaction(
    async (tx) => {
      await holdDraws(tx, scope);
      const id = await drawSample(tx, scope, { ...wish, randomSeed, createdById: person.id });
      const samples = (await listSamples(tx, scope)).filter((sample) => sample.id === id);
      const [sample] = viewSamples(samples, []);
      if (!sample || sample.strata.every((part) => part.drawn === 0)) {
        throw new AppError('invalid_input', 'There is nothing to draw from.', {
          remedy: 'Widen the filter, or ask for more than none of at least one part.',
        });
      }
      await announceChange(tx, { projectId, nouns: ['audits', 'reviews', 'instructions', 'lineages'] });
      return sample;
    },
    { timeoutMs: DRAW_TIMEOUT_MS },
  );
}

function viewSamples(samples: readonly SampleRecord[], items: readonly AuditedItem[]): AuditSampleView[] {
  const bySample = Map.groupBy(items, (item) => `${item.sampleId} ${item.stratum}`);
  return samples.map(({ drawnAt, strata, ...sample }) => ({
    ...sample,
    createdAt: drawnAt,
    strata: strata.map((part) => {
      const drawn = bySample.get(`${sample.id} ${part.stratum}`) ?? [];
      const having = (words: readonly string[]) => drawn.filter((item) => words.includes(item.word)).length;
      return { ...part, settled: having(['accept', 'reject']), split: having(['split']), seen: having(['seen']) };
    }),
  }));
}
