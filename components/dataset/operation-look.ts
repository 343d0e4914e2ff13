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
import type { ChipTone } from '@/components/ui/chip';
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
  icon: LucideIcon;
  text: string;
  tone: ChipTone;
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
      tone: 'open',
      colour: 'var(--open)',
    };
  }
  const facts = OPERATION_FACTS[operation];
  return { label: facts.label, summary: facts.summary, icon: ICONS[operation], ...FAMILY_LOOK[facts.family] };
}
