/** The marker words that frame a prompt's slots: what the templates print, the parser strips and the eliminator looks for. */

/** Slots of the depth and breadth prompts (WizardLM App. A–C and E). */
export const GIVEN_SLOT = '#Given Prompt#:';
export const REWRITTEN_SLOT = '#Rewritten Prompt#:';
export const CREATED_SLOT = '#Created Prompt#:';

/** Slots of complicate_input are plain (WizardLM App. D). */
export const PLAIN_GIVEN_SLOT = 'The Given Prompt:';
export const PLAIN_REWRITTEN_SLOT = 'Rewritten Prompt(MUST contain a specific {{format}} as input):';

/** Between the worked pairs of complicate_input. */
export const DEMONSTRATION_RULE = '####';

/** Slots of the equality judge (WizardLM App. F). */
export const FIRST_SLOT = 'The First Prompt:';
export const SECOND_SLOT = 'The Second Prompt:';
export const JUDGEMENT_SLOT = 'Your Judgement:';

/** Slots of the judge of difficulty. */
export const RATED_SLOT = 'The instruction to rate:';
export const DIFFICULTY_SLOT = 'Its difficulty, from 1 to 10:';

/** Words that show that a child was copied from its evolving prompt (WizardLM §3.2 rule 4, with the spellings of the released code). */
export const MARKERS = [
  '#given prompt#',
  '#the given prompt#',
  '#rewritten prompt#',
  '#created prompt#',
  'given prompt',
  'rewritten prompt',
  'created prompt',
] as const;
