/** What the template must hold, and what is wrong with it now. */
import { CircleAlert } from 'lucide-react';
import type { OperationId } from '@/lib/core/domain/operation';
import {
  allowedPlaceholders,
  cacheHint,
  type Placeholder,
  requiredPlaceholders,
  type TemplateProblem,
} from '@/lib/core/domain/template';

const MEANINGS = {
  instruction: 'the instruction to be evolved',
  format: 'the data format of the block to add',
  demonstration: 'a worked example in that format',
} as const satisfies Record<Placeholder, string>;

type PlaceholderCheckProps = { operation: OperationId; text: string; problems: readonly TemplateProblem[] };

export function PlaceholderCheck({ operation, text, problems }: PlaceholderCheckProps) {
  const hint = cacheHint(text);
  const required: readonly string[] = requiredPlaceholders(operation);
  return (
    <div className="flex flex-col gap-2 text-sm">
      <ul aria-label="Problems" aria-live="polite" className="flex flex-col gap-1 empty:hidden">
        {problems.map((problem) => (
          <li key={problem.message} className="flex items-start gap-1.5 text-danger">
            <CircleAlert size={14} aria-hidden className="mt-0.5 shrink-0" />
            {problem.message}
          </li>
        ))}
      </ul>
      <ul aria-label="Placeholders" className="flex flex-wrap gap-x-4 gap-y-1 text-muted">
        {allowedPlaceholders(operation).map((name) => (
          <li key={name}>
            <code className="text-accent">{`{{${name}}}`}</code> {MEANINGS[name]}
            {!required.includes(name) && ' (optional)'}
          </li>
        ))}
      </ul>
      {hint && <p className="text-muted">{hint}</p>}
    </div>
  );
}
