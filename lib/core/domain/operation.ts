/** The ways to evolve one instruction, as everything but their prompts sees them (prompts: evolution/operations). */

export const FAMILIES = ['in_depth', 'in_breadth', 'code', 'math_up', 'math_down', 'person'] as const;
export type OperationFamily = (typeof FAMILIES)[number];

/** The six of WizardLM (arXiv 2304.12244 §3.1), in the paper's order. */
export const EVOL_OPERATIONS = [
  'constraints',
  'deepening',
  'concretizing',
  'reasoning',
  'complicate_input',
  'breadth',
] as const;
export type EvolOperation = (typeof EVOL_OPERATIONS)[number];

/** `human_edit` is what a person wrote instead of the child; it is never asked of a teacher. */
export const OPERATIONS = [...EVOL_OPERATIONS, 'human_edit'] as const;
export type OperationId = (typeof OPERATIONS)[number];

/** Formats of the data block that complicate_input adds (arXiv 2304.12244 App. D). */
export const DATA_FORMATS = ['xml', 'sql', 'python', 'html', 'shell', 'json'] as const;
export type DataFormat = (typeof DATA_FORMATS)[number];

export type OperationFacts = { id: OperationId; label: string; family: OperationFamily; summary: string };

export const OPERATION_FACTS = {
  constraints: {
    id: 'constraints',
    label: 'constraints',
    family: 'in_depth',
    summary: 'Adds one more constraint or requirement.',
  },
  deepening: {
    id: 'deepening',
    label: 'deepening',
    family: 'in_depth',
    summary: 'Asks about the same issue with more depth and breadth.',
  },
  concretizing: {
    id: 'concretizing',
    label: 'concretizing',
    family: 'in_depth',
    summary: 'Replaces general concepts by more specific ones.',
  },
  reasoning: {
    id: 'reasoning',
    label: 'reasoning',
    family: 'in_depth',
    summary: 'Asks openly for reasoning in several steps.',
  },
  complicate_input: {
    id: 'complicate_input',
    label: 'complicate input',
    family: 'in_depth',
    summary: 'Adds a block of data that the answer must work with.',
  },
  breadth: {
    id: 'breadth',
    label: 'breadth',
    family: 'in_breadth',
    summary: 'Makes a new, rarer instruction of the same domain.',
  },
  human_edit: {
    id: 'human_edit',
    label: 'human edit',
    family: 'person',
    summary: 'Written by a person instead of the child.',
  },
} as const satisfies Record<OperationId, OperationFacts>;

export function isOperation(value: string): value is OperationId {
  return (OPERATIONS as readonly string[]).includes(value);
}

export function isEvolOperation(value: string): value is EvolOperation {
  return (EVOL_OPERATIONS as readonly string[]).includes(value);
}
