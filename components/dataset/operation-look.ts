/** How each operation looks wherever it appears: one hue per family, one icon per operation. Charts read `colourOf`, chips the classes. */

import {
  ArrowDownToLine,
  Braces,
  CircleDashed,
  Crosshair,
  GitFork,
  ListOrdered,
  ListPlus,
  type LucideIcon,
  PencilLine,
} from 'lucide-react';
import { isOperation, OPERATION_FACTS, type OperationFamily, type OperationId } from '@/lib/core/domain/operation';

const ICONS = {
  constraints: ListPlus,
  deepening: ArrowDownToLine,
  concretizing: Crosshair,
  reasoning: ListOrdered,
  complicate_input: Braces,
  breadth: GitFork,
  human_edit: PencilLine,
} as const satisfies Record<OperationId, LucideIcon>;

const FAMILY_LOOK = {
  in_depth: { text: 'text-in-depth', soft: 'bg-in-depth-soft', colour: 'var(--in-depth)' },
  in_breadth: { text: 'text-in-breadth', soft: 'bg-in-breadth-soft', colour: 'var(--in-breadth)' },
  code: { text: 'text-code', soft: 'bg-code-soft', colour: 'var(--code)' },
  math_up: { text: 'text-math-up', soft: 'bg-math-up-soft', colour: 'var(--math-up)' },
  math_down: { text: 'text-math-down', soft: 'bg-math-down-soft', colour: 'var(--math-down)' },
  person: { text: 'text-person', soft: 'bg-person-soft', colour: 'var(--person)' },
} as const satisfies Record<OperationFamily, { text: string; soft: string; colour: string }>;

export type OperationLook = {
  label: string;
  summary: string;
  icon: LucideIcon;
  text: string;
  soft: string;
  colour: string;
};

/** An operation that this version of the studio does not know is shown by its bare name. */
export function operationLook(operation: string): OperationLook {
  if (!isOperation(operation)) {
    return {
      label: operation.replaceAll('_', ' '),
      summary: '',
      icon: CircleDashed,
      text: 'text-muted',
      soft: 'bg-open-soft',
      colour: 'var(--open)',
    };
  }
  const facts = OPERATION_FACTS[operation];
  return { label: facts.label, summary: facts.summary, icon: ICONS[operation], ...FAMILY_LOOK[facts.family] };
}
