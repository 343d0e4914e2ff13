'use client';
/** From a seed to its leaves: the tree, and beside it the node where one stands. */
import { useRouter } from 'next/navigation';
import { parseAsString, useQueryState } from 'nuqs';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { v7 } from 'uuid';
import { ActionButton } from '@/components/shell/action-button';
import { PageFrame } from '@/components/shell/page-frame';
import { RehearsalBanner } from '@/components/shell/rehearsal-banner';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useActions } from '@/lib/client/action';
import { formatCountOf } from '@/lib/client/display';
import { instructionHref, projectHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useDecideNode, useLineageTree } from '@/lib/client/queries/lineages';
import { useRefusal } from '@/lib/client/queries/me';
import { useReveal } from '@/lib/client/queries/reveal';
import type { LineageTree as Tree } from '@/lib/core/contract/lineages';
import type { Id } from '@/lib/core/domain/identifier';
import { LineageTree } from './lineage-tree';
import { type NodeNews, NodePanel } from './node-panel';
import { PruneDialog } from './prune-dialog';
import { RepeatDialog } from './repeat-dialog';
import { TemplateDialog } from './template-dialog';
import { type NodeDialog, TAKEN_LETTERS, TAKEN_WHERE_BLIND, useNodeActions } from './use-node-actions';

type LineagePageProps = {
  projectId: Id;
  seedId: Id;
  /** how far decisions about whole branches are; of another feature */
  progress: ReactNode;
};

export function LineagePage({ projectId, seedId, progress }: LineagePageProps) {
  const tree = useLineageTree(projectId, seedId);
  const isRehearsal = tree.data?.runs.some((run) => run.isRehearsal) ?? false;
  return (
    <PageFrame
      title="Lineage"
      breadcrumb={[{ label: 'Instructions', href: projectHref(projectId, 'instructions') }]}
      {...(tree.data ? { description: treeWords(tree.data) } : {})}
      notice={
        <>
          {isRehearsal ? <RehearsalBanner /> : null}
          {progress}
        </>
      }
      isWide
    >
      {tree.data ? (
        <Loaded projectId={projectId} tree={tree.data} />
      ) : tree.isError ? (
        <ErrorState problem={problemOf(tree.error)} onRetry={() => void tree.refetch()} />
      ) : (
        <SkeletonRows rows={10} />
      )}
    </PageFrame>
  );
}

function treeWords({ nodes, runs, isCut }: Tree): string {
  if (nodes.length === 0) return 'Nothing was made of this seed yet.';
  const kept = nodes.filter((node) => node.status === 'kept').length;
  const hidden = nodes.filter((node) => node.isBlind).length;
  const rounds = Math.max(...nodes.map((node) => node.round));
  const counts = `${formatCountOf(nodes.length, 'attempt')}, ${kept} kept${hidden > 0 ? `, ${hidden} hidden until you decide` : ''}, over ${formatCountOf(rounds, 'round')} of ${formatCountOf(runs.length, 'run')}.`;
  return isCut ? `${counts} There are more: those of the last rounds are left out.` : counts;
}

function Loaded({ projectId, tree }: { projectId: Id; tree: Tree }) {
  const router = useRouter();
  const [wanted, setWanted] = useQueryState('node', parseAsString.withOptions({ history: 'replace' }));
  const [dialog, setDialog] = useState<NodeDialog | null>(null);
  const panel = useRef<HTMLElement>(null);
  const node = useMemo(() => tree.nodes.find((one) => one.evolutionId === wanted) ?? null, [tree, wanted]);
  const currentId = node?.evolutionId ?? tree.seed.id;
  const go = useCallback((id: Id) => void setWanted(id === tree.seed.id ? null : id), [setWanted, tree.seed.id]);
  const leave = useCallback(
    () => router.push(instructionHref(projectId, node?.instructionId ?? node?.parentId ?? tree.seed.id)),
    [router, projectId, node, tree.seed.id],
  );
  const deciding = useDeciding(projectId, currentId, node?.isBlind ?? false);
  const branch = useRefusal('review.lead', 'drop a whole branch');
  const repeat = useRefusal('runs.control', 'ask a teacher again');
  const refusals = useMemo(() => ({ branch, repeat }), [branch, repeat]);
  const { decide, undo, reveal, mayUndo } = deciding;
  const actions = useNodeActions({ node, refusals, mayUndo, decide, undo, reveal, open: setDialog, leave });
  useActions(actions);
  const close = () => setDialog(null);
  const runName = tree.runs.find((run) => run.id === node?.runId)?.name ?? null;
  return (
    <div className="grid gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <LineageTree
        tree={tree}
        currentId={currentId}
        onGo={go}
        onEnter={() => panel.current?.focus()}
        takenLetters={node?.isBlind ? TAKEN_WHERE_BLIND : TAKEN_LETTERS}
      />
      <NodePanel
        ref={panel}
        {...{ projectId, node, runName }}
        seedId={tree.seed.id}
        news={deciding.news}
        failure={deciding.failure}
        actions={actions.map((action) => <ActionButton key={action.id} action={action} size="sm" />)}
      />
      {dialog === 'prune' && node ? (
        <PruneDialog projectId={projectId} evolutionId={node.evolutionId} onClose={close} />
      ) : null}
      {dialog === 'repeat' && node ? (
        <RepeatDialog
          projectId={projectId}
          node={node}
          onClose={close}
          onMade={(evolutionId) => {
            close();
            go(evolutionId);
          }}
        />
      ) : null}
      {dialog === 'template' && node ? <TemplateDialog projectId={projectId} node={node} onClose={close} /> : null}
    </div>
  );
}

/** Decisions about the node where one stands, each of which can be taken back while one stays there. */
function useDeciding(projectId: Id, currentId: Id, isBlind: boolean) {
  const mutation = useDecideNode(projectId);
  const revealing = useReveal(projectId);
  const shownAt = useRef('');
  const [last, setLast] = useState<{ news: NodeNews; eventId: Id } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    shownAt.current = new Date().toISOString();
    setLast((now) => (now?.news.evolutionId === currentId ? now : null));
    setFailure(null);
  }, [currentId]);
  const { mutate } = mutation;
  const decide = useCallback(
    (kind: 'accept' | 'reject') => {
      const eventId = v7();
      const decision = { evolutionId: currentId, kind, eventId, isBlind, shownAt: shownAt.current };
      mutate(decision, {
        onSuccess: (refusal) => {
          setFailure(refusal);
          if (refusal === null) setLast({ news: { evolutionId: currentId, decision: kind }, eventId });
        },
        onError: (error) => setFailure(problemOf(error).message),
      });
    },
    [mutate, currentId, isBlind],
  );
  const undo = useCallback(() => {
    if (!last) return;
    const { evolutionId } = last.news;
    const taken = { evolutionId, kind: 'undo' as const, undoesId: last.eventId, shownAt: shownAt.current };
    mutate(taken, {
      onSuccess: (refusal) => {
        setFailure(refusal);
        if (refusal === null) setLast(null);
      },
      onError: (error) => setFailure(problemOf(error).message),
    });
  }, [mutate, last]);
  const { mutate: show } = revealing;
  const reveal = useCallback(() => {
    const asked = { evolutionId: currentId, shownAt: shownAt.current };
    show(asked, { onError: (error) => setFailure(problemOf(error).message) });
  }, [show, currentId]);
  return { decide, undo, reveal, mayUndo: last !== null, news: last?.news ?? null, failure };
}
