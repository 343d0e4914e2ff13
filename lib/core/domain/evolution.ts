/** The edge parent → operation → child: its states, the machine's verdict, and what the eliminator found. */

/** planned → evolved → judged → answered → kept | eliminated | undecided; failed = the teacher gave no usable reply; cancelled = the run was. */
export const EVOLUTION_STATES = [
  'planned',
  'evolved',
  'judged',
  'answered',
  'kept',
  'eliminated',
  'undecided',
  'failed',
  'cancelled',
] as const;
export type EvolutionState = (typeof EVOLUTION_STATES)[number];

export const FINAL_STATES = [
  'kept',
  'eliminated',
  'undecided',
  'failed',
  'cancelled',
] as const satisfies readonly EvolutionState[];

export function isFinal(state: EvolutionState): boolean {
  return (FINAL_STATES as readonly EvolutionState[]).includes(state);
}

/** Eliminator rules in the order they are tried. Those with a number are of arXiv 2304.12244 §3.2; the others are ours. */
export const RULES = [
  'copied',
  'input_format',
  'duplicate',
  'near_copy',
  'words_added',
  'language_changed',
  'duplicate_in_run',
  'equal',
  'sorry80',
  'stopwords',
  'truncated',
] as const;
export type RuleId = (typeof RULES)[number];

export const RULE_FACTS = {
  copied: {
    label: 'copied from the template',
    source: 'WizardLM §3.2 rule 4',
    explains: 'The child carries words of the evolving prompt.',
  },
  input_format: {
    label: 'no data block',
    source: 'Evol Studio',
    explains: 'complicate input must add a block of its data format that parses.',
  },
  duplicate: {
    label: 'same as its parent',
    source: 'Evol Studio',
    explains: 'The child is its parent again: only case, spaces or punctuation differ.',
  },
  near_copy: {
    label: 'nearly a copy',
    source: 'Evol Studio',
    explains: 'Parent and child share nearly all their words.',
  },
  words_added: {
    label: 'words added out of bounds',
    source: 'Evol Studio',
    explains: 'An in-depth child adds fewer or more words than wanted; a data block does not count.',
  },
  language_changed: {
    label: 'another script',
    source: 'Evol Studio',
    explains:
      'Most of the child is written in another script than its parent. Languages of one script are not told apart.',
  },
  duplicate_in_run: {
    label: 'same as another child',
    source: 'WizardMath v3; how texts are compared is ours',
    explains:
      'A seed of the run, or another child that was not dropped, asks the same: only case, spaces or punctuation differ.',
  },
  equal: {
    label: 'no information gain',
    source: 'WizardLM §3.2 rule 1',
    explains: 'The judge says that parent and child ask the same.',
  },
  sorry80: {
    label: 'cannot answer',
    source: 'WizardLM §3.2 rule 2',
    explains: 'The response contains "sorry" and has fewer than the threshold of words, 80 in the paper.',
  },
  stopwords: {
    label: 'nothing in the answer',
    source: 'WizardLM §3.2 rule 3',
    explains: 'The response is only punctuation and stop words.',
  },
  truncated: {
    label: 'response cut off',
    source: 'Evol Studio',
    explains: 'The response ended at the limit of tokens.',
  },
} as const satisfies Record<RuleId, { label: string; source: string; explains: string }>;

/** Reasons for which a person, not a rule, must decide. */
export const LOOK_REASONS = ['judge_unparsed', 'marker_in_parent'] as const;
export type LookReason = (typeof LOOK_REASONS)[number];

export const LOOK_FACTS = {
  judge_unparsed: 'The judge answered neither "Equal" nor "Not Equal", twice.',
  marker_in_parent:
    'The parent itself speaks of a given or rewritten prompt, so the rule cannot tell copying from topic.',
} as const satisfies Record<LookReason, string>;

/** `evidence` is the text that shows it: the copied words, the judge's reply, the short apology. */
export type Finding =
  | { effect: 'drop'; rule: RuleId; evidence: string }
  | { effect: 'look'; reason: LookReason; evidence: string };

export const VERDICTS = ['kept', 'dropped', 'undecided'] as const;
/** The machine's word; only judging again by other rules replaces it, and keeps the earlier one. */
export type Verdict = (typeof VERDICTS)[number];

/** Where an evolution stands after people: the same three words. */
export type EffectiveStatus = Verdict;
export type DecidedBy = 'machine' | 'people' | 'adjudicator';
