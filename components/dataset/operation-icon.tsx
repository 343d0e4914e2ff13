'use client';
/** Draws an operation's icon by its name: those of the paper stand in the first script of a page, the others come when one is shown. */
import {
  ArrowDownToLine,
  Braces,
  CircleDashed,
  Crosshair,
  GitFork,
  ListOrdered,
  ListPlus,
  type LucideIcon,
  type LucideProps,
  PencilLine,
} from 'lucide-react';
import { lazy, Suspense } from 'react';
import type { OperationIcon as OperationIconName } from '@/lib/core/domain/operation-icon';

const FIRST_ICONS = {
  'list-plus': ListPlus,
  'arrow-down-to-line': ArrowDownToLine,
  crosshair: Crosshair,
  'list-ordered': ListOrdered,
  braces: Braces,
  'git-fork': GitFork,
  'pencil-line': PencilLine,
  'circle-dashed': CircleDashed,
} as const satisfies Partial<Record<OperationIconName, LucideIcon>>;
type FirstIcon = keyof typeof FIRST_ICONS;

const isFirst = (name: OperationIconName): name is FirstIcon => name in FIRST_ICONS;

const MoreOperationIcon = lazy(() =>
  import('./more-operation-icon').then((module) => ({ default: module.MoreOperationIcon })),
);

type OperationIconProps = LucideProps & { name: OperationIconName };

export function OperationIcon({ name, ...props }: OperationIconProps) {
  if (isFirst(name)) {
    const Icon = FIRST_ICONS[name];
    return <Icon aria-hidden {...props} />;
  }
  return (
    <Suspense fallback={<svg aria-hidden="true" viewBox="0 0 24 24" />}>
      <MoreOperationIcon aria-hidden name={name} {...props} />
    </Suspense>
  );
}
