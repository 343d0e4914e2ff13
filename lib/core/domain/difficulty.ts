/** Judged difficulty: a random sample of each template version's kept children, and their parents, scored from 1 to 10 by a teacher. */

/** stopped: a person must mend the teacher, and it goes on. */
export const DIFFICULTY_STATES = ['running', 'stopped', 'done', 'cancelled'] as const;
export type DifficultyState = (typeof DIFFICULTY_STATES)[number];

/** known: another sample asked before. */
export const DIFFICULTY_OUTCOMES = ['scored', 'unparsed', 'failed', 'known'] as const;
export type DifficultyOutcome = (typeof DIFFICULTY_OUTCOMES)[number];

/** WizardLM judges 600 of each set (arXiv 2304.12244v3 App. I). */
export const MOST_PER_VERSION = 600;
export const USUAL_PER_VERSION = 100;

/** Who judges: another model, or another prompt, is another judge. */
export type Judge = { teacherId: string; model: string; promptVersion: number };
