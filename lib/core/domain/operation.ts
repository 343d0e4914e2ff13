/** The ways to evolve one instruction, as everything but their prompts sees them. Each built-in one is a file of evolution/operations. */
import type { RuleId } from './evolution';
import { BUILT_IN_FACTS } from './operation-facts.generated';
import type { OperationIcon } from './operation-icon';

export const FAMILIES = ['in_depth', 'in_breadth', 'code', 'math_up', 'math_down', 'person'] as const;
export type OperationFamily = (typeof FAMILIES)[number];

/** A name, not a word of a closed list: `OPERATION_ID_FORM` is checked where one comes in. */
export type OperationId = string;
export const OPERATION_ID_FORM = /^[a-z][a-z0-9_]{1,39}$/;

/** What a person wrote instead of the child; it is never asked of a teacher. */
export const HUMAN_EDIT = 'human_edit';

/** Formats of the data block that an operation with `carriesData` adds (arXiv 2304.12244 App. D). */
export const DATA_FORMATS = ['xml', 'sql', 'python', 'html', 'shell', 'json'] as const;
export type DataFormat = (typeof DATA_FORMATS)[number];

/** What the engine has to know of an operation besides its template. */
export type OperationTraits = {
  family: OperationFamily;
  /** the child gets a block of data in a format that is chosen when the round is planned */
  carriesData?: true;
  /** the new instruction is what follows the last line with this label; without it the reply is unusable */
  replyLabel?: string | undefined;
  /** rules that say nothing about children of this operation, even when the run has them on */
  skippedRules?: RuleId[] | undefined;
};

export type OperationFacts = OperationTraits & {
  id: OperationId;
  /** place in lists, and in the random choice of an operation: never changed once an operation was released */
  order: number;
  icon: OperationIcon;
  /** what it does to an instruction, in one sentence */
  summary: string;
};

/** In their order. */
export const BUILT_IN_OPERATIONS: readonly OperationFacts[] = BUILT_IN_FACTS;
export const BUILT_IN_IDS: readonly OperationId[] = BUILT_IN_OPERATIONS.map(({ id }) => id);

const HUMAN_EDIT_FACTS: OperationFacts = {
  id: HUMAN_EDIT,
  order: Number.MAX_SAFE_INTEGER,
  family: 'person',
  icon: 'pencil-line',
  summary: 'Written by a person instead of the child.',
};

const FACTS = new Map([...BUILT_IN_OPERATIONS, HUMAN_EDIT_FACTS].map((facts) => [facts.id, facts]));

/** Of a built-in operation or a person's edit. */
export function factsOf(id: OperationId): OperationFacts | null {
  return FACTS.get(id) ?? null;
}

/** An operation is called by its id wherever it stands: no look-up, so that the children of one that is gone keep its name. */
export function operationLabel(id: OperationId): string {
  return id.replaceAll('_', ' ');
}

/** An operation that nobody knows any more is judged like one that rewrites. */
const UNKNOWN: OperationTraits = { family: 'in_depth' };

/** What a run keeps of the operations that its project made for itself. */
export type OwnTraits = Readonly<Record<OperationId, OperationTraits>>;

export function traitsOf(id: OperationId, own: OwnTraits = {}): OperationTraits {
  return factsOf(id) ?? (Object.hasOwn(own, id) ? own[id] : undefined) ?? UNKNOWN;
}

/** Built-in ones in their order, then others by name, a person's edit last. */
export function compareOperations(a: OperationId, b: OperationId): number {
  const placeOf = (id: OperationId) => factsOf(id)?.order ?? Number.MAX_SAFE_INTEGER - 1;
  return placeOf(a) - placeOf(b) || (a < b ? -1 : a > b ? 1 : 0);
}
