/** Everything there is to say about a template while it is written: what keeps it from being saved, and what may go wrong with it. */
import { type OperationFamily, type OperationId, traitsOf } from '@/lib/core/domain/operation';
import { checkTemplate, lineAt } from '@/lib/core/domain/template';
import { slotWarnings } from '@/lib/core/evolution/slot-warnings';

export type Operation = OperationId;

/** What the lint has to know of an operation; `family` and `replyLabel` of the project's own ones. */
export type LintedOperation = {
  operation: Operation;
  family?: OperationFamily | undefined;
  replyLabel: string | null;
};

export type TemplateFinding = {
  severity: 'error' | 'warning';
  message: string;
  from: number;
  to: number;
  /** null: it stands nowhere, such as something that is missing */
  line: number | null;
};

export function findingsOf({ operation, family, replyLabel }: LintedOperation, text: string): TemplateFinding[] {
  const errors = checkTemplate(operation, text);
  const style = {
    ...traitsOf(operation),
    ...(family ? { family } : {}),
    ...(replyLabel === null ? {} : { replyLabel }),
  };
  const isReadable = !errors.some(({ kind }) => kind === 'too_long');
  const warnings = isReadable ? slotWarnings(text, style) : [];
  const place = (at: { from: number; to: number } | null) => ({
    from: at?.from ?? 0,
    to: at?.to ?? 0,
    line: at && lineAt(text, at.from),
  });
  return [
    ...errors.map(({ message, at }) => ({ severity: 'error' as const, message, ...place(at) })),
    ...warnings.map(({ message, at }) => ({ severity: 'warning' as const, message, ...place(at) })),
  ];
}
