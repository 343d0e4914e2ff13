/** How each operation looks wherever it appears: one hue per family, one icon per operation. Charts read `colourOf`, chips the classes. */

import type { ChipTone } from '@/components/ui/chip';
import {
  factsOf,
  type OperationFacts,
  type OperationFamily,
  type OperationId,
  operationLabel,
} from '@/lib/core/domain/operation';
import type { OperationIcon } from '@/lib/core/domain/operation-icon';

const FAMILY_LOOK = {
  in_depth: { text: 'text-in-depth', tone: 'in-depth', colour: 'var(--in-depth)' },
  in_breadth: { text: 'text-in-breadth', tone: 'in-breadth', colour: 'var(--in-breadth)' },
  code: { text: 'text-code', tone: 'code', colour: 'var(--code)' },
  math_up: { text: 'text-math-up', tone: 'math-up', colour: 'var(--math-up)' },
  math_down: { text: 'text-math-down', tone: 'math-down', colour: 'var(--math-down)' },
  person: { text: 'text-person', tone: 'person', colour: 'var(--person)' },
} as const satisfies Record<OperationFamily, { text: string; tone: ChipTone; colour: string }>;

export type OperationLook = {
  label: string;
  summary: string;
  icon: OperationIcon;
  text: string;
  tone: ChipTone;
  colour: string;
};

/** What is said of an operation, built in or made by the project. */
type SaidOfOperation = Pick<OperationFacts, 'family' | 'icon' | 'summary'>;

/** What nobody knows any more is shown by its bare name. */
const UNKNOWN_LOOK = { text: 'text-muted', tone: 'open', colour: 'var(--open)' } as const;

/** `own`: what the project says of it, where it is one of its own. */
export function operationLook(operation: OperationId, own?: SaidOfOperation): OperationLook {
  const said = factsOf(operation) ?? own;
  const icon = said?.icon ?? 'circle-dashed';
  const look = said ? FAMILY_LOOK[said.family] : UNKNOWN_LOOK;
  return { label: operationLabel(operation), summary: said?.summary ?? '', icon, ...look };
}
