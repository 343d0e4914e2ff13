/** Whole runs of several rounds over plain values: the invariants that hold for every run, whatever the teacher says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFinal, type RuleId } from '../domain/evolution';
import type { OperationId } from '../domain/operation';
import type { RunConfig } from '../domain/run';
import { randomFor } from '../domain/seeded-random';
import type { TeacherRequest } from '../domain/teacher';
import { firstAttempts, headOf, type LineageEvolution, type Parent, poolOf } from './frontier';
import { apply, type EvolutionWork, type MachineReply, next, planEvolution } from './machine';
import { PAPER_CONFIG } from './methods/evol-instruct';
import { defaultTemplate } from './operations/default-template';
import { WORKED_PAIRS } from './operations/demonstrations';
import { MARKERS } from './operations/slots';
import { planRound } from './plan-round';
import { countWords } from './word-measures';

type Node = { id: string; text: string; parentId: string | null; round: number };
type Record = {
  lineage: number;
  round: number;
  operation: OperationId;
  parentId: string;
  parentText: string;
  work: EvolutionWork;
};
type Simulation = { pool: Node[]; records: Record[]; frontiers: string[][]; calls: number };
type Teacher = (request: TeacherRequest, call: number) => MachineReply;

const RULES: RuleId[] = PAPER_CONFIG.rules;

/** `storing` stands for the store: what it gives back is all that a step may rely on. */
function simulate(
  seeds: readonly string[],
  config: RunConfig,
  teacher: Teacher,
  storing: (work: EvolutionWork) => EvolutionWork = (work) => work,
): Simulation {
  const pool = seeds.map((text, lineage): Node => ({ id: `s${lineage}`, text, parentId: null, round: 0 }));
  const texts = new Map(pool.map((node) => [node.id, node.text]));
  const histories = seeds.map((): LineageEvolution[] => []);
  const simulation: Simulation = { pool, records: [], frontiers: [], calls: 0 };
  for (let round = 1; round <= config.rounds; round += 1) {
    const parents = histories.flatMap((evolutions, ordinal): Parent[] => {
      const lineage = { seedId: `s${ordinal}`, evolutions };
      const ids = config.poolPolicy === 'whole_pool' ? poolOf(lineage) : [headOf(lineage, config.poolPolicy)];
      return ids.flatMap((parentId) => (parentId === null ? [] : [{ lineageId: String(ordinal), ordinal, parentId }]));
    });
    simulation.frontiers.push(parents.map(({ parentId }) => parentId));
    const lineages = firstAttempts(parents, config.evolutionsPerInstruction);
    const plan = planRound({ config, roundNumber: round, lineages });
    for (const [at, { parentId, ordinal: lineage, attempt }] of lineages.entries()) {
      const planned = plan[at];
      const parentText = texts.get(parentId);
      if (!planned || parentText === undefined) throw new Error('A parent has no plan or no text.');
      const { operation, dataFormat } = planned;
      let work = planEvolution({ operation, dataFormat, parentText, templateText: defaultTemplate(operation) });
      for (let step = next(work, config); step.kind === 'ask'; step = next(work, config)) {
        simulation.calls += 1;
        work = storing(apply(work, config, teacher(step.request, simulation.calls)));
      }
      const childId = work.childText === null ? null : `e${round}-${lineage}-${attempt}`;
      if (childId && work.childText !== null) texts.set(childId, work.childText);
      if (childId && work.verdict === 'kept') pool.push({ id: childId, text: work.childText ?? '', parentId, round });
      histories[lineage]?.unshift({ roundNumber: round, attempt, state: work.state, status: work.verdict, childId });
      simulation.records.push({ lineage, round, operation, parentId, parentText, work });
    }
  }
  return simulation;
}

/** A teacher that does anything, each thing often enough; the same call always gets the same reply. */
function wildTeacher(seed: number): Teacher {
  return (request, call) => {
    const random = randomFor(seed, call);
    const roll = random();
    if (roll < 0.03) return { text: '', finishReason: 'content_filter' };
    if (roll < 0.06) return { text: '  ', finishReason: 'stop' };
    if (roll < 0.08) return { text: 'cut off in the', finishReason: 'length' };
    if (request.role === 'judge')
      return { text: ['Not Equal', 'Equal', 'Perhaps'][Math.floor(random() * 3)] ?? '', finishReason: 'stop' };
    if (request.role === 'responder')
      return {
        text: roll < 0.3 ? 'Sorry, no.' : roll < 0.4 ? 'the of.' : 'Rivers flow to the sea.',
        finishReason: 'stop',
      };
    const marker = MARKERS[Math.floor(random() * MARKERS.length * 4)];
    const block =
      roll < 0.7
        ? Object.values(WORKED_PAIRS)
            .map((pair) => pair.after)
            .join('\n\n')
        : '';
    return { text: `Task ${call}, ${marker ?? 'said plainly'}. ${block}`, finishReason: 'stop' };
  };
}

const runs = fc.record({
  seeds: fc.array(fc.string({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 6 }),
  randomSeed: fc.nat(),
  rounds: fc.integer({ min: 1, max: 4 }),
  teacherSeed: fc.nat(),
});

const configOf = (run: { randomSeed: number; rounds: number }): RunConfig => ({ ...PAPER_CONFIG, ...run });
const runsChecked = { numRuns: 40 };

describe('every run', { timeout: 60_000 }, () => {
  test('1. has one head per lineage at the start of every round', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const { frontiers } = simulate(run.seeds, configOf(run), wildTeacher(run.teacherSeed));
        expect(frontiers.map((frontier) => frontier.length)).toEqual(Array(run.rounds).fill(run.seeds.length));
      }),
      runsChecked,
    );
  });

  test('1b. by the other policies: the whole pool of that moment, or the lineages of which each round kept something', () => {
    let left = 0;
    const policies = fc.record({ perParent: fc.integer({ min: 1, max: 3 }), run: runs });
    fc.assert(
      fc.property(policies, ({ run: { rounds, ...run }, perParent }) => {
        const config = { ...configOf({ ...run, rounds: Math.min(rounds, 3) }), evolutionsPerInstruction: perParent };
        const whole = simulate(run.seeds, { ...config, poolPolicy: 'whole_pool' }, wildTeacher(run.teacherSeed));
        for (const [at, frontier] of whole.frontiers.entries()) {
          const pool = whole.pool.filter((node) => node.round <= at).map((node) => node.id);
          expect([...frontier].sort()).toEqual(pool.sort());
          expect(whole.records.filter(({ round }) => round === at + 1)).toHaveLength(pool.length * perParent);
        }
        const dropping = simulate(run.seeds, { ...config, poolPolicy: 'drop_failed' }, wildTeacher(run.teacherSeed));
        for (const [at, frontier] of dropping.frontiers.entries()) {
          const stays = run.seeds.filter((_, lineage) =>
            Array.from({ length: at }, (__, round) => round + 1).every((round) =>
              dropping.records.some((r) => r.lineage === lineage && r.round === round && r.work.verdict === 'kept'),
            ),
          );
          expect(frontier).toHaveLength(stays.length);
          left += run.seeds.length - stays.length;
        }
      }),
      runsChecked,
    );
    expect(left).toBeGreaterThan(10);
  });

  test('2. evolves a head that was not kept again in the next round, byte for byte', () => {
    let retried = 0;
    fc.assert(
      fc.property(runs, (run) => {
        const { records } = simulate(run.seeds, configOf(run), wildTeacher(run.teacherSeed));
        for (const record of records) {
          const following = records.find(
            ({ lineage, round }) => lineage === record.lineage && round === record.round + 1,
          );
          if (!following) continue;
          const isKept = record.work.verdict === 'kept';
          expect(following.parentText).toBe(isKept ? record.work.childText : record.parentText);
          if (!isKept) retried += 1;
        }
      }),
      runsChecked,
    );
    expect(retried).toBeGreaterThan(50);
  });

  test('3. keeps only children of the pool, and a child is younger than its parent, by more than one round only after failures', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const { pool, records } = simulate(run.seeds, configOf(run), wildTeacher(run.teacherSeed));
        const byId = new Map(pool.map((node) => [node.id, node]));
        expect(byId.size).toBe(pool.length);
        for (const node of pool) {
          if (node.parentId === null) continue;
          const parent = byId.get(node.parentId);
          expect(parent).toBeDefined();
          const parentRound = parent?.round ?? Number.POSITIVE_INFINITY;
          expect(node.round).toBeGreaterThan(parentRound);
          const lineage = Number(node.id.split('-')[1]);
          const between = records.filter(
            (record) => record.lineage === lineage && record.round > parentRound && record.round < node.round,
          );
          expect(between).toHaveLength(node.round - parentRound - 1);
          expect(between.every((record) => record.work.verdict !== 'kept')).toBe(true);
        }
      }),
      runsChecked,
    );
  });

  test('4. keeps no instruction with a marker and no short apology', () => {
    let kept = 0;
    fc.assert(
      fc.property(runs, (run) => {
        const { records } = simulate(run.seeds, configOf(run), wildTeacher(run.teacherSeed));
        for (const { work } of records) {
          if (work.verdict !== 'kept') continue;
          kept += 1;
          expect(MARKERS.filter((marker) => work.childText?.toLowerCase().includes(marker))).toEqual([]);
          expect(/sorry/i.test(work.response ?? '') && countWords(work.response ?? '') < 80).toBe(false);
        }
      }),
      runsChecked,
    );
    expect(kept).toBeGreaterThan(20);
  });

  test('5. chooses its operations uniformly (χ², p > .001 over 20,400 choices)', () => {
    const config: RunConfig = { ...configOf({ randomSeed: 5, rounds: 4 }), rules: [] };
    const plain: Teacher = (_request, call) => ({ text: `Text ${call}`, finishReason: 'stop' });
    const { records } = simulate(
      Array.from({ length: 5100 }, (_, n) => `Seed ${n}`),
      config,
      plain,
    );
    const counts = new Map<OperationId, number>();
    for (const { operation } of records) counts.set(operation, (counts.get(operation) ?? 0) + 1);
    const expected = records.length / 6;
    const chiSquare = [...counts.values()].reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
    expect(records).toHaveLength(20_400);
    expect(counts.size).toBe(6);
    expect(chiSquare).toBeLessThan(20.515);
  });

  test('6. is the same run again with the same seed and the same replies', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const replies: MachineReply[] = [];
        const teacher = wildTeacher(run.teacherSeed);
        const first = simulate(run.seeds, configOf(run), (request, call) => {
          const reply = teacher(request, call);
          replies.push(reply);
          return reply;
        });
        const replay = simulate(run.seeds, configOf(run), (_request, call) => {
          const reply = replies[call - 1];
          if (!reply) throw new Error('The replay asks for more than was recorded.');
          return reply;
        });
        expect(replay).toEqual(first);
      }),
      runsChecked,
    );
  });

  test('can stop after any step and go on from what was stored', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const throughTheStore = (work: EvolutionWork): EvolutionWork => JSON.parse(JSON.stringify(work));
        const config = configOf(run);
        const whole = simulate(run.seeds, config, wildTeacher(run.teacherSeed));
        expect(simulate(run.seeds, config, wildTeacher(run.teacherSeed), throughTheStore)).toEqual(whole);
      }),
      runsChecked,
    );
  });

  test('ends every evolution after at most four replies, each of which moved a stored step', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const config = configOf(run);
        const teacher = wildTeacher(run.teacherSeed);
        for (const parentText of run.seeds) {
          let work = planEvolution({
            operation: 'deepening',
            dataFormat: null,
            parentText,
            templateText: defaultTemplate('deepening'),
          });
          let replies = 0;
          for (let step = next(work, config); step.kind === 'ask'; step = next(work, config)) {
            replies += 1;
            const before = JSON.stringify([work.state, work.progress]);
            work = apply(work, config, teacher(step.request, replies));
            expect(JSON.stringify([work.state, work.progress])).not.toBe(before);
          }
          expect(replies).toBeLessThanOrEqual(4);
          expect(isFinal(work.state)).toBe(true);
          expect(work.verdict === null).toBe(work.state === 'failed');
          expect(work.findings.every((finding) => finding.effect === 'look' || RULES.includes(finding.rule))).toBe(
            true,
          );
        }
      }),
      runsChecked,
    );
  });
});
