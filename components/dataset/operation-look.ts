/** How each operation looks wherever it appears: one hue per family, one icon per operation. Charts read `colourOf`, chips the classes. */

import {
  ArrowDownToLine,
  Braces,
  Bug,
  CircleDashed,
  Clock,
  Code,
  Crosshair,
  Divide,
  FlaskConical,
  Gauge,
  GitFork,
  Languages,
  Lightbulb,
  ListOrdered,
  ListPlus,
  type LucideIcon,
  Minus,
  PencilLine,
  Plus,
  Quote,
  Replace,
  Scale,
  Shuffle,
  Sigma,
  TrendingDown,
  TrendingUp,
  Users,
} from 'lucide-react';
import type { ChipTone } from '@/components/ui/chip';
import { factsOf, type OperationFamily, type OperationId, operationLabel } from '@/lib/core/domain/operation';
import type { OperationIcon } from '@/lib/core/domain/operation-icon';

const ICONS = {
  'list-plus': ListPlus,
  'arrow-down-to-line': ArrowDownToLine,
  crosshair: Crosshair,
  'list-ordered': ListOrdered,
  braces: Braces,
  'git-fork': GitFork,
  'pencil-line': PencilLine,
  bug: Bug,
  gauge: Gauge,
  replace: Replace,
  code: Code,
  sigma: Sigma,
  divide: Divide,
  plus: Plus,
  minus: Minus,
  'trending-up': TrendingUp,
  'trending-down': TrendingDown,
  shuffle: Shuffle,
  scale: Scale,
  languages: Languages,
  lightbulb: Lightbulb,
  quote: Quote,
  users: Users,
  clock: Clock,
  'flask-conical': FlaskConical,
  'circle-dashed': CircleDashed,
} as const satisfies Record<OperationIcon, LucideIcon>;

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

/** What nobody knows any more is shown by its bare name. */
const UNKNOWN_LOOK = {
  summary: '',
  icon: CircleDashed,
  text: 'text-muted',
  tone: 'open',
  colour: 'var(--open)',
} as const;

export function operationLook(operation: OperationId): OperationLook {
  const label = operationLabel(operation);
  const facts = factsOf(operation);
  if (!facts) return { label, ...UNKNOWN_LOOK };
  return { label, summary: facts.summary, icon: ICONS[facts.icon], ...FAMILY_LOOK[facts.family] };
}
