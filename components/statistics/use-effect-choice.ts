'use client';
/** What the page looks at, in the address: a run, a round, an operation, a judge, and the two versions that are compared. */
import { parseAsInteger, parseAsString, useQueryStates } from 'nuqs';
import type { EffectChoice } from '@/lib/client/queries/template-effects';

const FIELDS = {
  run: parseAsString,
  round: parseAsInteger,
  operation: parseAsString,
  /** teacher, prompt version and model, parted by spaces */
  judge: parseAsString,
  first: parseAsString,
  second: parseAsString,
};

export type EffectAddress = { first: string | null; second: string | null };

export function useEffectChoice() {
  const [fields, setFields] = useQueryStates(FIELDS);
  const { run, round, operation, judge, first, second } = fields;
  const choice: EffectChoice = { runId: run, round, operation, judge: readJudge(judge) };
  return { choice, compared: { first, second }, change: (next: Partial<typeof fields>) => void setFields(next) };
}

export type EffectChange = ReturnType<typeof useEffectChoice>['change'];

export function judgeKey({ teacherId, promptVersion, model }: NonNullable<EffectChoice['judge']>): string {
  return `${teacherId} ${promptVersion} ${model}`;
}

function readJudge(text: string | null): EffectChoice['judge'] {
  const match = /^(\S+) (\d+) (.+)$/.exec(text ?? '');
  return match ? { teacherId: match[1] ?? '', promptVersion: Number(match[2]), model: match[3] ?? '' } : null;
}
