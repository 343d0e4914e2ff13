/** The way from seeds to an export, with how far this project is on it. */
import { Circle, CircleCheck, CircleDot } from 'lucide-react';
import { cn } from '@/components/ui/class-names';
import { LinkButton } from '@/components/ui/link-button';
import type { Step, StepState } from './next-step';

const LOOK = {
  done: { icon: CircleCheck, word: 'done', hue: 'text-kept' },
  now: { icon: CircleDot, word: 'next', hue: 'text-accent' },
  later: { icon: Circle, word: 'later', hue: 'text-faint' },
} as const satisfies Record<StepState, unknown>;

export function NextSteps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="flex flex-col">
      {steps.map((step) => (
        <StepRow key={step.id} step={step} />
      ))}
    </ol>
  );
}

function StepRow({ step }: { step: Step }) {
  const { icon: Icon, word, hue } = LOOK[step.state];
  const isNow = step.state === 'now';
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 border-b border-line py-3 last:border-b-0 sm:grid-cols-[7rem_1fr_auto]">
      <span className={cn('flex items-center gap-2 font-medium', step.state === 'later' && 'text-muted')}>
        <Icon size={16} aria-hidden className={cn('shrink-0', hue)} />
        {step.title}
        <span className="sr-only">: {word}</span>
      </span>
      <p className="col-span-2 row-start-2 max-w-reading text-muted sm:col-span-1 sm:row-start-1 sm:col-start-2">
        {step.stand}
      </p>
      <LinkButton href={step.action.href} size="sm" variant={isNow && step.isYours ? 'primary' : 'quiet'}>
        {step.action.label}
      </LinkButton>
    </li>
  );
}
