'use client';
/** What an operation does to an instruction, in its one sentence; nothing where nobody knows any more. */
import { factsOf, type OperationId } from '@/lib/core/domain/operation';
import { useOperationLook } from './use-operation-look';

type OperationSummaryProps = { operation: OperationId; className?: string };

export function OperationSummary(props: OperationSummaryProps) {
  const facts = factsOf(props.operation);
  return facts ? <p className={props.className}>{facts.summary}</p> : <OwnSummary {...props} />;
}

function OwnSummary({ operation, className }: OperationSummaryProps) {
  const { summary } = useOperationLook(operation);
  return summary ? <p className={className}>{summary}</p> : null;
}
