/** One filter of the table of instructions, in words. */
import { RULE_FACTS, RULES } from '@/lib/core/domain/evolution';

const REVIEW_WORDS: Record<string, string> = {
  open: 'wants decisions',
  done: 'decided by enough people',
  flagged: 'flagged for a lead',
};

/** What is not said as its name and its value. */
const FILTER_WORDS: Record<string, (value: string) => string> = {
  text: (value) => `words ${value}`,
  runId: (value) => `run ${value}`,
  seedSetId: (value) => `seed set ${value}`,
  verdict: (value) => `machine’s verdict ${value}`,
  rule: (value) => `rule ${RULES.flatMap((rule) => (rule === value ? RULE_FACTS[rule].label : []))[0] ?? value}`,
  decidedBy: (value) => `decided by ${value}`,
  review: (value) => REVIEW_WORDS[value] ?? value,
  personId: (value) => `person ${value}`,
  said: (value) => `said ${value}`,
  audit: (value) => (value === 'in' ? 'drawn for an audit' : 'in no audit'),
  templateVersionId: (value) => `template version ${value}`,
  teacherId: (value) => `teacher ${value}`,
  wordsMin: (value) => `at least ${value} words`,
  wordsMax: (value) => `at most ${value} words`,
  addedMin: (value) => `at least ${value} words added`,
  addedMax: (value) => `at most ${value} words added`,
  overlapMin: (value) => `overlap from ${value}`,
  overlapMax: (value) => `overlap to ${value}`,
  agreementMin: (value) => `agreement from ${value}`,
  agreementMax: (value) => `agreement to ${value}`,
};

/** Of runs, people and whatever else a filter holds by its id; null while it is not known. */
export type NameOf = (id: string) => string | null;

/** "at least 40 words", "status kept". */
export function filterWords(key: string, value: unknown, nameOf: NameOf): string {
  const text = String(value);
  const shown = key.endsWith('Id') ? (nameOf(text) ?? 'one that was chosen') : text;
  return FILTER_WORDS[key]?.(shown) ?? `${key} ${shown.replaceAll('_', ' ')}`;
}
