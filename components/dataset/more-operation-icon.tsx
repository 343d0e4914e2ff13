/** Icons of operations that are not on every page; loaded when the first of them is shown. */
import {
  Bug,
  Clock,
  Code,
  Divide,
  FlaskConical,
  Gauge,
  Languages,
  Lightbulb,
  type LucideIcon,
  type LucideProps,
  Minus,
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

const MORE_ICONS = {
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
} as const satisfies Record<string, LucideIcon>;
export type MoreIcon = keyof typeof MORE_ICONS;

export function MoreOperationIcon({ name, ...props }: LucideProps & { name: MoreIcon }) {
  const Icon = MORE_ICONS[name];
  return <Icon {...props} />;
}
