/** What is filled in before a dry run, and what is asked of the server for it: plain values. */
import type { DryRunWish } from '@/lib/core/contract/dry-runs';
import { type DryRunChoice, MOST_DRY_RUN_PARENTS } from '@/lib/core/domain/dry-run';
import type { Id } from '@/lib/core/domain/identifier';
import type { OperationId } from '@/lib/core/domain/operation';

/** In a select of versions: the unsaved text of the desk, or no second variant. */
export const DRAFT = 'draft';
export const NOTHING = 'nothing';

export type DryRunForm = {
  operation: OperationId;
  runId: Id | null;
  /** a version's id, or DRAFT */
  tried: string;
  /** a version's id, or NOTHING */
  against: string;
  kind: DryRunChoice;
  count: string;
  instructionIds: readonly Id[];
  randomSeed: number;
  isBlind: boolean;
  /** as typed; empty: no cap */
  cap: string;
};

export function isComparison({ against }: DryRunForm): boolean {
  return against !== NOTHING;
}

/** What is wrong with it, in the order of the form; null when it can be asked for. */
export function problemOfForm(form: DryRunForm): string | null {
  if (form.runId === null) return 'Make a run first: a dry run takes its rules, its sampling and its teachers.';
  if (form.tried === form.against) return 'Compare it with another version than itself.';
  if (form.kind === 'chosen') {
    if (form.instructionIds.length === 0) return 'Choose at least one parent.';
    return form.instructionIds.length > MOST_DRY_RUN_PARENTS ? 'Choose at most 50 parents.' : null;
  }
  return countOf(form) === null ? 'From 1 to 50 parents.' : null;
}

/** Null while something is missing. The version it is compared with stands first, as before and after do. */
export function wishOf(projectId: Id, form: DryRunForm, draftText: string | null): DryRunWish | null {
  const { runId, operation, tried, against, randomSeed } = form;
  if (runId === null || problemOfForm(form) !== null) return null;
  const variantOf = (choice: string) =>
    choice === DRAFT ? { label: 'draft', text: draftText ?? '' } : { templateVersionId: choice };
  return {
    ...{ projectId, operation, randomSeed, basisRunId: runId },
    variants: isComparison(form) ? [variantOf(against), variantOf(tried)] : [variantOf(tried)],
    parents: parentsOf(form),
  };
}

function parentsOf(form: DryRunForm): DryRunWish['parents'] {
  if (form.kind === 'chosen') return { kind: 'chosen', instructionIds: [...form.instructionIds] };
  return { kind: form.kind, count: countOf(form) ?? 1 };
}

function countOf({ count }: DryRunForm): number | null {
  const typed = Number(count);
  return Number.isInteger(typed) && typed >= 1 && typed <= MOST_DRY_RUN_PARENTS ? typed : null;
}
