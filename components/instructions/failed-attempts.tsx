/** Attempts that gave no child have no page of their own: their parent's shows what was sent and what went wrong. */
import { OperationChip } from '@/components/dataset/operation-chip';
import { TeacherCalls } from '@/components/dataset/teacher-calls';
import { VerdictChip } from '@/components/dataset/verdict-chip';
import { Section } from '@/components/ui/section';
import type { InstructionView } from '@/lib/core/contract/instructions';

export function FailedAttempts({ attempts }: { attempts: InstructionView['failedAttempts'] }) {
  if (attempts.length === 0) return null;
  return (
    <Section title="Failed attempts" description="The teacher gave no usable reply, so there is no child.">
      <ul className="flex flex-col gap-6">
        {attempts.map(({ evolution, calls }) => (
          <li key={evolution.id} className="flex flex-col gap-2">
            <span className="flex flex-wrap items-center gap-2 text-sm">
              <VerdictChip status="failed" />
              <span className="text-muted tabular">round {evolution.roundNumber}</span>
              <OperationChip operation={evolution.operation} isBare />
            </span>
            {evolution.failure ? <p className="text-sm wrap-anywhere">{evolution.failure.message}</p> : null}
            <TeacherCalls calls={calls} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
