/** Before a dry run asks anybody: which parents it takes, what it will cost, and whether its cap allows that. Nothing of it ever enters the pool. */
import { createHash } from 'node:crypto';
import type { DryRunEstimate, DryRunRow, DryRunWish } from '@/lib/core/contract/dry-runs';
import { AppError } from '@/lib/core/domain/app-error';
import { requireBudget } from '@/lib/core/domain/budget';
import { chooseDataFormat, chooseParents } from '@/lib/core/domain/dry-run';
import type { ProjectScope } from '@/lib/core/domain/identifier';
import { operationLabel, traitsOf } from '@/lib/core/domain/operation';
import type { Person } from '@/lib/core/domain/person';
import { mostPromptTokens, parseUsd, showUsd, utf8Length } from '@/lib/core/domain/price';
import { whyNotStorable } from '@/lib/core/domain/storable-text';
import { TEACHER_ROLES } from '@/lib/core/domain/teacher';
import { checkTemplate } from '@/lib/core/domain/template';
import { renderPrompt } from '@/lib/core/evolution/render-prompt';
import { estimateSpending, type RolePlan, type Spending } from '@/lib/core/evolution/spending';
import { enqueue } from '../jobs/job-engine';
import { countDrops } from '../store/call-measures';
import { type Db, database, inTransaction } from '../store/connection';
import { droppedParents, frontierParents, oldChildren, type ParentText, parentTexts } from '../store/dry-run-parents';
import { findDryRunRow } from '../store/dry-run-rows';
import { type DryRunVariant, insertDryRun, type NewDryRunParent } from '../store/dry-runs';
import { announceChange } from '../store/notices';
import { requireOperations } from '../store/operations';
import { readRolePlans } from '../store/role-plans';
import { getRun, type RunRecord } from '../store/runs';
import { listTeachers } from '../store/teachers';
import { findTemplateVersion } from '../store/templates';
import { authorise } from './access';

const LONGEST_CHOICE_MS = 60_000;
const MOST_SEEDS = 2_147_483_647;

export async function estimateDryRun(person: Person, wish: DryRunWish): Promise<DryRunEstimate> {
  const scope = await authorise(person, wish.projectId, 'templates.edit');
  const { parents, spending } = await prepare(person, scope, wish, wish.randomSeed ?? 0);
  return { parentCount: parents.length, spending };
}

export async function createDryRun(
  person: Person,
  wish: DryRunWish & { isBlind: boolean; capUsd: string | null },
): Promise<DryRunRow> {
  const scope = await authorise(person, wish.projectId, 'templates.edit');
  const { projectId, operation, isBlind, capUsd, randomSeed = Math.floor(Math.random() * MOST_SEEDS) } = wish;
  if (isBlind && wish.variants.length < 2) {
    throw new AppError('invalid_input', 'One variant alone cannot be compared blind.', { place: 'isBlind' });
  }
  const { run, variants, parents, spending, roles, ownOperations } = await prepare(person, scope, wish, randomSeed);
  const isRehearsal = await checkTeachers(scope, run);
  if (capUsd !== null) requireCap(capUsd, spending, roles, { variants, parents });
  const { rules, thresholds, sampling } = run.config;
  const id = await inTransaction(async (tx) => {
    const fields = {
      ...{ operation, runId: run.id, teacherIds: run.teacherIds, variants, randomSeed, isBlind, capUsd, isRehearsal },
      ...{
        settings: { rules, thresholds, sampling, ownOperations },
        choice: wish.parents.kind,
        createdById: person.id,
      },
    };
    const made = await insertDryRun(tx, scope, fields, parents);
    await enqueue(tx, 'dry-run', { projectId, dryRunId: made });
    await announceChange(tx, { projectId, nouns: ['dryRuns'] });
    return made;
  });
  const row = await findDryRunRow(database(), scope, id);
  if (!row) throw new AppError('not_found', 'The dry run is gone.');
  return row;
}

async function prepare(person: Person, scope: ProjectScope, wish: DryRunWish, randomSeed: number) {
  const run = await getRun(database(), scope, wish.basisRunId);
  const ownOperations = await requireOperations(database(), scope, [wish.operation], () => 'operation');
  const variants = await readVariants(scope, wish);
  const texts = await inTransaction((tx) => readParents(tx, scope, wish, { person, run, randomSeed }), {
    timeoutMs: LONGEST_CHOICE_MS,
  });
  const old = await oldChildren(
    database(),
    scope,
    texts.map(({ id }) => id),
    wish.operation,
  );
  const parents = texts.map(({ id, text }, position): NewDryRunParent => {
    const before = old.get(id);
    const isFormatted = traitsOf(wish.operation).carriesData === true;
    return {
      ...{ instructionId: id, text, oldEvolutionId: before?.evolutionId ?? null },
      // The format that the old child had to carry, so that old and new can be compared.
      dataFormat: isFormatted ? (before?.dataFormat ?? chooseDataFormat(randomSeed, position)) : null,
    };
  });
  const roles = await readRolePlans(database(), scope, {
    teacherIds: run.teacherIds,
    asksJudge: run.config.rules.includes('equal'),
    maxTokens: run.config.sampling.maxTokens,
    lengths: {
      templateBytes: meanBytes(variants.map(({ text }) => text)),
      seedBytes: meanBytes(parents.map(({ text }) => text)),
    },
  });
  const drops = await countDrops(database(), scope);
  const evolutions = parents.length * variants.length;
  const spending = estimateSpending({ evolutions, rounds: 1, drops, roles, via: 'live' });
  return { run, variants, parents, roles, spending, ownOperations };
}

function meanBytes(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + utf8Length(text), 0) / Math.max(1, texts.length);
}

async function readVariants(scope: ProjectScope, { operation, variants }: DryRunWish): Promise<DryRunVariant[]> {
  const read = await Promise.all(
    variants.map(async (variant, at): Promise<DryRunVariant> => {
      if ('text' in variant) {
        const { label, text } = variant;
        const wrong = checkTemplate(operation, text)[0]?.message ?? whyNotStorable(text, 'the template');
        if (wrong) throw new AppError('invalid_input', wrong, { place: `variants.${at}.text` });
        return { label, text, templateVersionId: null, sha256: sha256Of(text) };
      }
      const version = await findTemplateVersion(database(), scope, variant.templateVersionId);
      if (!version || version.operation !== operation) {
        throw new AppError('not_found', `There is no such version of ${operationLabel(operation)}.`, {
          place: `variants.${at}.templateVersionId`,
        });
      }
      const { id, version: number, text } = version;
      return { label: `version ${number}`, text, templateVersionId: id, sha256: sha256Of(text) };
    }),
  );
  if (new Set(read.map(({ sha256 }) => sha256)).size < read.length) {
    throw new AppError('invalid_input', 'Both variants are the same text: there is nothing to compare.', {
      place: 'variants',
    });
  }
  return read;
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

async function readParents(
  tx: Db,
  scope: ProjectScope,
  { operation, parents }: DryRunWish,
  { person, run, randomSeed }: { person: Person; run: RunRecord; randomSeed: number },
): Promise<ParentText[]> {
  if (parents.kind === 'chosen') {
    const ids = [...new Set(parents.instructionIds)];
    const texts = await parentTexts(tx, scope, ids);
    if (texts.length === ids.length) return texts;
    throw new AppError('not_found', 'A chosen instruction is not part of this project.', {
      place: 'parents.instructionIds',
      remedy: 'Choose the parents again.',
    });
  }
  const { round, parentIds } =
    parents.kind === 'dropped'
      ? await droppedParents(tx, run.id, operation, person.id)
      : { round: 0, parentIds: await frontierParents(tx, run) };
  if (parentIds.length === 0) throw noParents(parents.kind, run, round, operationLabel(operation));
  return parentTexts(tx, scope, chooseParents(parentIds, parents.count, randomSeed));
}

function noParents(kind: 'random' | 'dropped', { name }: RunRecord, round: number, label: string): AppError {
  const what =
    kind === 'random'
      ? `No lineage of ${name} is left: each of them was dropped.`
      : round === 0
        ? `${name} has made no round yet, so nothing was dropped.`
        : `Round ${round} of ${name} dropped no child of ${label}.`;
  return new AppError('conflict', what, { place: 'parents', remedy: 'Choose other parents, or another run.' });
}

/** True when one of them is the rehearsal teacher. */
async function checkTeachers(scope: ProjectScope, { teacherIds, name }: RunRecord): Promise<boolean> {
  const teachers = new Map((await listTeachers(database(), scope)).map((teacher) => [teacher.id, teacher]));
  const used = TEACHER_ROLES.map((role) => {
    const teacher = teachers.get(teacherIds[role]);
    if (teacher && teacher.archivedAt === null) return teacher;
    throw new AppError('conflict', `The ${role} of ${name} is no teacher in use any more.`, {
      place: 'basisRunId',
      remedy: 'Restore it on the teachers page, or take the settings of another run.',
    });
  });
  return used.some(({ isRehearsal }) => isRehearsal);
}

/** Before any money is spent: the cap must allow what is expected, and be one that can hold. */
function requireCap(
  capUsd: string,
  spending: Spending,
  roles: readonly RolePlan[],
  { variants, parents }: { variants: readonly DryRunVariant[]; parents: readonly NewDryRunParent[] },
): void {
  const [variant] = variants;
  const [parent] = parents;
  const prompt = renderPrompt({ templateText: variant?.text ?? '', parentText: parent?.text ?? '', dataFormat: null });
  const first = { promptTokens: mostPromptTokens(prompt), via: 'live' as const };
  requireBudget({ capUsd, spentUsd: '0', heldUsd: '0' }, roles, first);
  const expected = spending.costUsd?.expected;
  if (expected === undefined || parseUsd(expected) <= parseUsd(capUsd)) return;
  throw new AppError('conflict', `It is expected to cost ${showUsd(expected)}, and its cap is ${showUsd(capUsd)}.`, {
    place: 'capUsd',
    remedy: 'Raise the cap, or try fewer parents. Nothing was spent.',
  });
}
