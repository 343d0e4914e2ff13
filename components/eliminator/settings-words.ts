/** From which rules and thresholds to which, in words. */
import { RULE_FACTS } from '@/lib/core/domain/evolution';
import { THRESHOLD_FACTS, THRESHOLDS } from '@/lib/core/domain/rule-threshold';
import type { Settings } from './typed-settings';

/** Thresholds of rules that are off then have no effect, and are not told. */
export function changesInWords(before: Settings, after: Settings): string[] {
  const on = after.rules.filter((rule) => !before.rules.includes(rule)).map((rule) => `On: ${RULE_FACTS[rule].label}`);
  const off = before.rules
    .filter((rule) => !after.rules.includes(rule))
    .map((rule) => `Off: ${RULE_FACTS[rule].label}`);
  const numbers = THRESHOLDS.flatMap((id) => {
    const { rule, label } = THRESHOLD_FACTS[id];
    const [from, to] = [before.thresholds[id], after.thresholds[id]];
    if (!after.rules.includes(rule)) return [];
    if (!before.rules.includes(rule)) return `${label}: ${to}`;
    return from === to ? [] : `${label}: ${from} → ${to}`;
  });
  const changes = [...on, ...off, ...numbers];
  return changes.length === 0 ? ['The same rules as before.'] : changes;
}
