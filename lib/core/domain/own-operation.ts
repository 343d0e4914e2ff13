/** Operations that a lab makes on the page: what one may be called, and what a run keeps of those it uses. */
import { BUILT_IN_IDS, FAMILIES, HUMAN_EDIT, OPERATION_ID_FORM, type OperationId, operationLabel } from './operation';

/** A person's edit is nobody's operation. */
export const OWN_FAMILIES = FAMILIES.filter((family) => family !== 'person');
export type OwnFamily = (typeof OWN_FAMILIES)[number];

export const FAMILY_WORDS = {
  in_depth: { label: 'in-depth', hint: 'The child is its parent made harder; the words it adds can be bounded.' },
  in_breadth: { label: 'in-breadth', hint: 'The child is a new instruction, so the words it adds are not bounded.' },
  code: { label: 'code', hint: 'A programming task made of another one.' },
  math_up: { label: 'math up', hint: 'A harder mathematical problem.' },
  math_down: { label: 'math down', hint: 'An easier mathematical problem.' },
} as const satisfies Record<OwnFamily, { label: string; hint: string }>;

/** Words that filters and the language use for themselves. */
const RESERVED: readonly string[] = [HUMAN_EDIT, 'all', 'any', 'every', 'none', 'root', 'constructor'];

/** What a person types, as an id: small letters, digits and underscores. */
export function operationIdOf(typed: string): OperationId {
  return typed
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, 40);
}

/** Why no operation can be called that; null when one can. `own`: what the project has, switched off or not. */
export function whyNotOperationId(
  id: OperationId,
  own: readonly { operation: OperationId; isOn: boolean }[],
): string | null {
  if (!OPERATION_ID_FORM.test(id)) return 'Give it a name of 2 to 40 letters and digits that begins with a letter.';
  if (BUILT_IN_IDS.includes(id)) return `“${operationLabel(id)}” is built in.`;
  if (RESERVED.includes(id)) return `“${operationLabel(id)}” is a word that the studio uses itself.`;
  const taken = own.find(({ operation }) => operation === id);
  if (!taken) return null;
  return taken.isOn
    ? `There is an operation “${operationLabel(id)}” already.`
    : `“${operationLabel(id)}” was switched off; its children keep the name, so no other operation can have it.`;
}
