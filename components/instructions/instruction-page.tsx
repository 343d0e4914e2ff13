'use client';
/** One instruction: its text and how it came to be, its response, and everything that was sent and received. */
import { ListChecks, ListTree } from 'lucide-react';
import { HiddenVerdict } from '@/components/dataset/hidden-verdict';
import { LineageStrip } from '@/components/dataset/lineage-strip';
import { NoResponse } from '@/components/dataset/no-response';
import { OperationChip } from '@/components/dataset/operation-chip';
import { TeacherCalls } from '@/components/dataset/teacher-calls';
import { VerdictChip } from '@/components/dataset/verdict-chip';
import { PageFrame } from '@/components/shell/page-frame';
import { RehearsalBanner } from '@/components/shell/rehearsal-banner';
import { ErrorState } from '@/components/ui/error-state';
import { Link } from '@/components/ui/link';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { SkeletonText } from '@/components/ui/skeleton';
import { instructionHref, projectHref, reviewHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useInstruction } from '@/lib/client/queries/instructions';
import { useSingleLetterKeys } from '@/lib/client/stored-choice';
import type { LineageNode } from '@/lib/core/contract/evolution-view';
import type { InstructionView } from '@/lib/core/contract/instructions';
import type { Id } from '@/lib/core/domain/identifier';
import { ChangedText } from './changed-text';
import { ChildList } from './child-list';
import { FailedAttempts } from './failed-attempts';
import { InstructionFacts } from './instruction-facts';
import { ReadText } from './read-text';
import { useTreeKey } from './use-tree-key';

type InstructionPageProps = { projectId: Id; instructionId: Id };

export function InstructionPage({ projectId, instructionId }: InstructionPageProps) {
  const instruction = useInstruction(projectId, instructionId);
  const breadcrumb = [{ label: 'Instructions', href: projectHref(projectId, 'instructions') }];
  if (instruction.data) {
    return <Loaded projectId={projectId} instruction={instruction.data} breadcrumb={breadcrumb} />;
  }
  return (
    <PageFrame title="Instruction" breadcrumb={breadcrumb}>
      {instruction.isError ? (
        <ErrorState problem={problemOf(instruction.error)} onRetry={() => void instruction.refetch()} />
      ) : (
        <SkeletonText lines={8} />
      )}
    </PageFrame>
  );
}

type LoadedProps = { projectId: Id; instruction: InstructionView; breadcrumb: { label: string; href: string }[] };

function Loaded({ projectId, instruction, breadcrumb }: LoadedProps) {
  const { evolution, parent, runId } = instruction;
  const treeHref = useTreeKey(projectId, instruction);
  const [hasSingleLetters] = useSingleLetterKeys();
  const hrefOf = (node: LineageNode) => node.instructionId && instructionHref(projectId, node.instructionId);
  return (
    <PageFrame
      title={evolution ? 'Instruction' : 'Seed'}
      breadcrumb={breadcrumb}
      marks={
        <>
          {instruction.operation ? <OperationChip operation={instruction.operation} /> : null}
          {instruction.status !== null ? (
            <VerdictChip status={instruction.status} decidedBy={evolution?.standing.decidedBy ?? null} />
          ) : evolution ? (
            <HiddenVerdict projectId={projectId} evolutionId={evolution.id} />
          ) : null}
        </>
      }
      actions={
        <>
          <LinkButton
            icon={<ListTree size={16} aria-hidden />}
            href={treeHref}
            {...(hasSingleLetters ? { shortcut: 'l' } : {})}
          >
            Lineage tree
          </LinkButton>
          {evolution && runId ? (
            <LinkButton
              icon={<ListChecks size={16} aria-hidden />}
              href={reviewHref(projectId, {
                runId,
                round: evolution.roundNumber,
                show: 'all',
                evolutionId: evolution.id,
              })}
            >
              Open in review
            </LinkButton>
          ) : null}
        </>
      }
      notice={instruction.isRehearsal ? <RehearsalBanner /> : null}
    >
      <LineageStrip nodes={instruction.lineage} currentId={instruction.id} hrefOf={hrefOf} />
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="flex min-w-0 flex-col gap-8">
          {parent && evolution ? (
            <ChangedText
              operation={evolution.operation}
              before={parent.text}
              after={instruction.text}
              overlap={evolution.overlap}
            />
          ) : (
            <ReadText title="Instruction" text={instruction.text} shortcut="d" />
          )}
          {instruction.response === null ? (
            <Section title="Response">
              <NoResponse evolution={evolution} isHidden={instruction.isResponseHidden} />
            </Section>
          ) : (
            <ReadText title="Response" text={instruction.response} shortcut="m" />
          )}
          {evolution ? (
            <Section title="Sent and received">
              <TeacherCalls calls={instruction.calls} />
              {instruction.isBlind ? (
                <p className="mt-2 text-sm text-muted">
                  {instruction.isResponseHidden
                    ? 'Without what judge and responder were asked and said, until you decide.'
                    : 'Without what the judge was asked and said, until you decide.'}
                </p>
              ) : null}
            </Section>
          ) : null}
          <Section title="Children">
            {instruction.isBlind ? (
              <p className="text-sm text-muted">
                Hidden until you decide: that something was made of it, or not, would say what became of it.
              </p>
            ) : (
              <ChildList nodes={instruction.children} hrefOf={hrefOf} />
            )}
          </Section>
          <FailedAttempts attempts={instruction.failedAttempts} />
        </div>
        <InstructionFacts projectId={projectId} instruction={instruction} />
      </div>
      {parent ? (
        <p className="text-sm">
          <Link href={instructionHref(projectId, parent.id)} className="text-accent hover:underline">
            Go to the parent
          </Link>
        </p>
      ) : null}
    </PageFrame>
  );
}
