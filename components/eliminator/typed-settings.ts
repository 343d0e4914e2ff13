/** Rules and thresholds as they stand in fields, and as they are sent. */
import { ruleThresholdsSchema } from '@/lib/core/contract/runs';
import type { RuleId } from '@/lib/core/domain/evolution';
import { type RuleThresholds, THRESHOLDS, type ThresholdId } from '@/lib/core/domain/rule-threshold';
import type { TypedSettings } from './rule-fields';

export type Settings = { rules: RuleId[]; thresholds: RuleThresholds };

export function typed({ rules, thresholds }: Settings): TypedSettings {
  const { sorryWords, copyOverlap, wordsAddedLeast, wordsAddedMost, scriptShare } = thresholds;
  return {
    rules,
    thresholds: {
      sorryWords: String(sorryWords),
      copyOverlap: String(copyOverlap),
      wordsAddedLeast: String(wordsAddedLeast),
      wordsAddedMost: String(wordsAddedMost),
      scriptShare: String(scriptShare),
    },
  };
}

type Read = { settings: Settings; errors: null } | { settings: null; errors: Partial<Record<ThresholdId, string>> };

export function readSettings({ rules, thresholds }: TypedSettings): Read {
  const numbers = Object.fromEntries(
    THRESHOLDS.map((id) => [id, thresholds[id].trim() === '' ? Number.NaN : Number(thresholds[id])]),
  );
  const parsed = ruleThresholdsSchema.safeParse(numbers);
  if (parsed.success) return { settings: { rules: [...rules], thresholds: parsed.data }, errors: null };
  const errors: Partial<Record<ThresholdId, string>> = {};
  for (const issue of parsed.error.issues) {
    const id = THRESHOLDS.find((known) => known === issue.path[0]);
    if (id) errors[id] ??= issue.code === 'invalid_type' ? 'Give a number.' : issue.message;
  }
  return { settings: null, errors };
}

/** The order in which rules are ticked does not matter. */
export function isSame(a: Settings, b: Settings): boolean {
  const sortedRules = ({ rules }: Settings) => [...rules].sort().join(' ');
  return sortedRules(a) === sortedRules(b) && THRESHOLDS.every((id) => a.thresholds[id] === b.thresholds[id]);
}
