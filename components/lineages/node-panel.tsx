'use client';
/** The node beside the tree: its text against its parent's, its response, and what can be done with it. */
import type { ReactNode, Ref } from 'react';
import { Consequences } from '@/components/dataset/consequences';
import { FindingList } from '@/components/dataset/finding-list';
import { HiddenVerdict } from '@/components/dataset/hidden-verdict';
import { InstructionText } from '@/components/dataset/instruction-text';
import { NoResponse } from '@/components/dataset/no-response';
import { OperationChip } from '@/components/dataset/operation-chip';
import { VerdictChip } from '@/components/dataset/verdict-chip';
import { shownStatus } from '@/components/dataset/verdict-look';
import { WordDiff } from '@/components/dataset/word-diff';
import { ErrorState } from '@/components/ui/error-state';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { SkeletonText } from '@/components/ui/skeleton';
import { instructionHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useInstruction } from '@/lib/client/queries/instructions';
import type { TreeNode } from '@/lib/core/contract/lineages';
import type { Id } from '@/lib/core/domain/identifier';

export type NodeNews = { evolutionId: Id; decision: 'accept' | 'reject' };

type NodePanelProps = {
  projectId: Id;
  seedId: Id;
  /** null: the seed */
  node: TreeNode | null;
  runName: string | null;
  /** buttons, made by the page from its actions */
  actions: ReactNode;
  /** what was just decided here */
  news: NodeNews | null;
  /** why the last decision was not stored */
  failure: string | null;
  ref: Ref<HTMLElement>;
};

export function NodePanel({ projectId, seedId, node, runName, actions, news, failure, ref }: NodePanelProps) {
  const instructionId = node ? node.instructionId : seedId;
  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-label="The node"
      className="flex min-w-0 flex-col gap-5 outline-offset-4 xl:max-h-[calc(100dvh-11rem)] xl:overflow-y-auto xl:px-1"
    >
      <header className="flex flex-col gap-3">
        <Marks projectId={projectId} node={node} runName={runName} />
        <div className="flex flex-wrap gap-2">{actions}</div>
        {node?.isBlind ? (
          <p className="text-sm text-muted">
            What was made of it, and what the run tried after it, is not in the tree until you decide.
          </p>
        ) : null}
        {failure ? (
          <p role="alert" className="text-sm text-danger">
            {failure}
          </p>
        ) : null}
        {news && news.evolutionId === node?.evolutionId ? (
          <Consequences key={`${news.evolutionId} ${news.decision}`} projectId={projectId} {...news} />
        ) : null}
      </header>
      {instructionId ? (
        <Texts projectId={projectId} instructionId={instructionId} />
      ) : (
        <NoChild projectId={projectId} node={node} />
      )}
    </section>
  );
}

function Marks({ projectId, node, runName }: Pick<NodePanelProps, 'projectId' | 'node' | 'runName'>) {
  if (!node) return <h2 className="font-semibold">Seed</h2>;
  const { verdict, status, templateVersion, attempt } = node;
  const facts = [
    `round ${node.round}`,
    ...(attempt !== null && attempt > 1 ? [`attempt ${attempt}`] : []),
    ...(templateVersion === null ? [] : [`template v${templateVersion}`]),
    ...(runName ? [runName] : []),
  ];
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <h2 className="sr-only">Child</h2>
      <OperationChip operation={node.operation} />
      {node.isBlind ? (
        <HiddenVerdict projectId={projectId} evolutionId={node.evolutionId} />
      ) : (
        <VerdictChip status={shownStatus(node, node.state)} decidedBy={node.decidedBy} saysWho />
      )}
      {verdict !== null && verdict !== status ? (
        <span className="text-sm text-muted">the machine said {verdict}</span>
      ) : null}
      <span className="text-sm text-muted tabular">{facts.join(', ')}</span>
    </div>
  );
}

function Texts({ projectId, instructionId }: { projectId: Id; instructionId: Id }) {
  const instruction = useInstruction(projectId, instructionId);
  if (!instruction.data) {
    if (!instruction.isError) return <SkeletonText lines={8} />;
    return <ErrorState problem={problemOf(instruction.error)} onRetry={() => void instruction.refetch()} />;
  }
  const { parent, evolution, text, response } = instruction.data;
  return (
    <>
      <Section title={parent ? 'Instruction, against its parent' : 'Instruction'}>
        {parent ? (
          <WordDiff before={parent.text} after={text} overlap={evolution?.overlap ?? null} />
        ) : (
          <InstructionText text={text} />
        )}
      </Section>
      <Section title="Response">
        {response === null ? (
          <NoResponse evolution={evolution} isHidden={instruction.data.isResponseHidden} />
        ) : (
          <InstructionText text={response} />
        )}
      </Section>
      {evolution && evolution.standing.findings.length > 0 ? (
        <Section title="Eliminator">
          <FindingList findings={evolution.standing.findings} />
        </Section>
      ) : null}
    </>
  );
}

function NoChild({ projectId, node }: { projectId: Id; node: TreeNode | null }) {
  if (!node) return null;
  const isOver = node.state === 'failed' || node.state === 'cancelled';
  return (
    <div className="flex flex-col items-start gap-3 text-sm text-muted">
      <p>
        {isOver
          ? 'This attempt gave no child. The page of its parent has what was sent and what went wrong.'
          : 'A worker is at it. The child appears here as soon as there is one.'}
      </p>
      <LinkButton size="sm" href={instructionHref(projectId, node.parentId)}>
        Open the parent
      </LinkButton>
    </div>
  );
}
