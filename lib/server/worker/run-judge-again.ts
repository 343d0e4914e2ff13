/** Handler of `judge-again`: previews or applies other rules, a few hundred evolutions at a time. Where it is stands in its row, so that a crash costs the part in hand. */
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { isUnderWay, type Reconsidered, type RejudgementCounts, withReconsidered } from '@/lib/core/domain/rejudgement';
import { type JudgedAgain, judgeAgain } from '@/lib/core/evolution/judge-again';
import type { JobPayload } from '../jobs/job-definitions';
import { JobReleased } from '../jobs/job-source';
import { type Db, inTransaction } from '../store/connection';
import { type JudgedEvolution, judgedPart, replaceVerdicts } from '../store/judged-evolutions';
import { announceChange } from '../store/notices';
import { changeRejudgement, lockRejudgement, type RejudgementRecord } from '../store/rejudgements';
import { rederiveStandings } from '../store/review-standing';
import { getRun } from '../store/runs';
import { workerScope } from './worker-scope';

/** Larger ones gain nothing, and hold up for longer whoever decides about one of them in the review room. */
const PART_SIZE = 500;
const PART_TIMEOUT_MS = 60_000;
const SHOWN_LENGTH = 300;

export class JudgeAgainRunner {
  private isStopping = false;

  constructor(private readonly partSize = PART_SIZE) {}

  /** Goes on until it is over. */
  async run(payload: JobPayload<'judge-again'>): Promise<void> {
    while (await this.step(payload)) {
      if (this.isStopping) throw new JobReleased('the worker leaves');
    }
  }

  /** The part in hand is finished, nothing new is begun. */
  stop(): void {
    this.isStopping = true;
  }

  /** One part, in one transaction with the count of what is done; false when there is no more to do. */
  step({ projectId, rejudgementId }: JobPayload<'judge-again'>): Promise<boolean> {
    const scope = workerScope(projectId);
    return inTransaction(
      async (tx) => {
        const asked = await lockRejudgement(tx, scope, rejudgementId);
        if (!asked || !isUnderWay(asked.state)) return false;
        const { ownOperations } = (await getRun(tx, scope, asked.runId)).config;
        const part = await judgedPart(tx, scope, {
          runId: asked.runId,
          after: asked.counts.after,
          limit: this.partSize,
        });
        const judged = part.map((evolution) => ({
          evolution,
          now: judgeAgain(evolution, asked.settings, ownOperations),
        }));
        if (asked.state === 'applying') await write(tx, scope, asked.id, judged);
        const isOver = part.length < this.partSize;
        await changeRejudgement(tx, asked.id, progressed(asked, judged, isOver));
        const isApplied = isOver && asked.state === 'applying';
        await announceChange(tx, {
          projectId,
          nouns: isApplied
            ? ['rejudgements', 'audits', 'reviews', 'instructions', 'lineages', 'runs', 'projects']
            : ['rejudgements'],
        });
        return !isOver;
      },
      { timeoutMs: PART_TIMEOUT_MS },
    );
  }
}

type Judged = { evolution: JudgedEvolution; now: JudgedAgain };

async function write(tx: Db, scope: ProjectScope, rejudgementId: Id, judged: readonly Judged[]): Promise<void> {
  const verdicts = judged.flatMap(({ evolution: { id }, now }) => {
    if (now.kind === 'unanswered') return [];
    const { verdict, rule, findings, margin } = now;
    return [{ id, verdict, rule, findings, margin }];
  });
  const moved = await replaceVerdicts(tx, scope, rejudgementId, verdicts);
  if (moved.length > 0) await rederiveStandings(tx, scope, moved);
}

function progressed(asked: RejudgementRecord, judged: readonly Judged[], isOver: boolean) {
  let counts: RejudgementCounts = asked.counts;
  for (const one of judged) counts = withReconsidered(counts, reconsidered(one));
  counts = { ...counts, after: judged.at(-1)?.evolution.id ?? counts.after };
  const doneCount = asked.doneCount + judged.length;
  if (!isOver) return { counts, doneCount };
  const state = asked.state === 'previewing' ? ('ready' as const) : ('done' as const);
  // What was made meanwhile was looked at too.
  return { counts, doneCount, total: doneCount, state, finishedAt: new Date() };
}

function reconsidered({ evolution, now }: Judged): Reconsidered {
  if (now.kind === 'unanswered') return now;
  if (now.verdict === evolution.verdict) return { kind: now.rule === evolution.rule ? 'same' : 'other_rule' };
  const { id, operation, round, verdict: from, decidedBy, childText } = evolution;
  const { verdict: to, rule, findings } = now;
  const evidence = findings[0]?.evidence ?? '';
  const example = { evolutionId: id, operation, round, from, to, rule, evidence: evidence.slice(0, SHOWN_LENGTH) };
  return { kind: 'moved', decidedBy, example: { ...example, childText: childText.slice(0, SHOWN_LENGTH) } };
}
