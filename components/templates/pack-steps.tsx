'use client';
/** What importing a pack would do, operation by operation; or why it cannot be imported. */
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { OperationChip } from '@/components/dataset/operation-chip';
import { Button } from '@/components/ui/button';
import type { PackPreview } from '@/lib/core/contract/packs';
import { LazyDiff } from './lazy-diff';

const SHOWN = 20;

export function PackProblems({ problems }: { problems: PackPreview['problems'] }) {
  if (problems.length === 0) return null;
  const rest = problems.length - SHOWN;
  return (
    <section role="alert" className="flex flex-col gap-2 rounded-lg border border-line bg-danger-soft p-4">
      <h3 className="font-medium">This file cannot be imported. Nothing was changed.</h3>
      <ul aria-label="Problems of the file" className="flex flex-col gap-1 text-sm">
        {problems.slice(0, SHOWN).map(({ path, message }) => (
          <li key={`${path} ${message}`} className="flex items-start gap-1.5">
            <CircleAlert size={14} aria-hidden className="mt-0.5 shrink-0 text-danger" />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {path && <code className="mr-1.5">{path}</code>}
              {message}
            </span>
          </li>
        ))}
        {rest > 0 && <li className="pl-5">and {rest} more</li>}
      </ul>
    </section>
  );
}

export function PackSteps({ plan }: { plan: PackPreview }) {
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <section aria-label="What the import would do" className="flex flex-col gap-3">
      <div>
        <h3 className="font-semibold [overflow-wrap:anywhere]">{plan.name}</h3>
        {plan.notes && <p className="whitespace-pre-wrap text-muted [overflow-wrap:anywhere]">{plan.notes}</p>}
      </div>
      <ul className="flex flex-col">
        {plan.steps.map((step) => (
          <li key={step.operation} className="border-b border-line py-1.5 last:border-0">
            <div className="flex min-h-7 flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <OperationChip operation={step.operation} isBare />
              <span className="flex items-center gap-3 text-sm">
                <span className={step.kind === 'unchanged' ? 'text-muted' : ''}>{whatHappens(step)}</span>
                {step.kind !== 'unchanged' && step.before !== null && (
                  <Button
                    size="sm"
                    variant="quiet"
                    aria-expanded={opened === step.operation}
                    onClick={() => setOpened(opened === step.operation ? null : step.operation)}
                  >
                    {opened === step.operation ? 'Hide' : 'Show changes'}
                  </Button>
                )}
              </span>
            </div>
            {opened === step.operation && step.before !== null && (
              <div className="pt-2 pb-1">
                <LazyDiff before={step.before} after={step.after} label="Changes for the next round" />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function whatHappens({ kind, version }: PackPreview['steps'][number]): string {
  if (kind === 'unchanged') return `unchanged, version ${version} has this text`;
  if (kind === 'new_operation') return 'new operation, version 1';
  return kind === 'choose' ? `version ${version} has this text: it is chosen` : `new version ${version}`;
}
