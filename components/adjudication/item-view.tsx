'use client';
import { Flag, Scale } from 'lucide-react';
import type { ReactNode } from 'react';
import { FindingList } from '@/components/dataset/finding-list';
import { InstructionText } from '@/components/dataset/instruction-text';
import { LineageStrip } from '@/components/dataset/lineage-strip';
import { Markdown } from '@/components/dataset/markdown';
import { NoResponse } from '@/components/dataset/no-response';
import { OperationChip } from '@/components/dataset/operation-chip';
/** One item to settle: parent and child, the response, and beside them what people and the machine said. */
import { OperationSummary } from '@/components/dataset/operation-summary';
import { RehearsalMark } from '@/components/dataset/rehearsal-mark';
import type { DiffViewChoice } from '@/components/dataset/use-diff-view';
import { VerdictChip } from '@/components/dataset/verdict-chip';
import { ViewSwitch } from '@/components/dataset/view-switch';
import { WordDiff } from '@/components/dataset/word-diff';
import { Chip } from '@/components/ui/chip';
import { Link } from '@/components/ui/link';
import { DIFF_VIEW_WORDS } from '@/lib/client/diff-view';
import { formatMoment } from '@/lib/client/display';
import { adjudicationHref, instructionHref } from '@/lib/client/page-links';
import type { AdjudicationItem } from '@/lib/core/contract/adjudication';
import type { Id } from '@/lib/core/domain/identifier';
import { type ReasonNames, reasonLabel } from '@/lib/core/domain/review';
import { ReviewerAnswers } from './reviewer-answers';

const RESPONSE_VIEWS = ['plain', 'rendered'] as const;
const RESPONSE_WORDS = { plain: 'plain', rendered: 'rendered' } as const;

type ItemViewProps = {
  projectId: Id;
  item: AdjudicationItem;
  diff: DiffViewChoice;
  isRendered: boolean;
  onRendered: (isRendered: boolean) => void;
  hasNames: boolean;
  reasonNames: ReasonNames;
  /** what this sitting did, or why the server refused it */
  note: ReactNode;
};

export function ItemView({ projectId, item, diff, isRendered, onRendered, ...people }: ItemViewProps) {
  const { hasNames, reasonNames, note } = people;
  const { evolution } = item;
  return (
    <div className="grid gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-6">
        <LineageStrip
          nodes={item.lineage}
          currentId={evolution.id}
          hrefOf={({ instructionId }) => (instructionId ? instructionHref(projectId, instructionId) : null)}
        />
        <div className={diff.view === 'split' ? '' : 'grid gap-x-10 gap-y-6 md:grid-cols-2'}>
          {diff.view !== 'split' && (
            <Pane title="Parent">
              {diff.view === 'rendered' ? (
                <Markdown text={item.parentText} />
              ) : (
                <InstructionText isWhole text={item.parentText} />
              )}
            </Pane>
          )}
          <Pane
            title="Child"
            views={
              <ViewSwitch
                label="How the change is shown"
                views={diff.offered}
                words={DIFF_VIEW_WORDS}
                view={diff.view}
                onViewChange={diff.choose}
                shortcut="d"
              />
            }
          >
            <WordDiff before={item.parentText} after={item.childText} overlap={evolution.overlap} view={diff.view} />
          </Pane>
        </div>
        <Pane
          title="Response"
          views={
            item.response !== null && (
              <ViewSwitch
                label="How the response is shown"
                views={RESPONSE_VIEWS}
                words={RESPONSE_WORDS}
                view={isRendered ? 'rendered' : 'plain'}
                onViewChange={(view) => onRendered(view === 'rendered')}
                shortcut="m"
              />
            )
          }
        >
          <Response item={item} isRendered={isRendered} />
        </Pane>
        {(item.isTextCut || item.isResponseCut) && evolution.childId && (
          <p className="text-sm text-muted">
            This is the beginning.{' '}
            <Link className="text-accent hover:underline" href={instructionHref(projectId, evolution.childId)}>
              Read the whole text
            </Link>
          </p>
        )}
      </div>
      <aside aria-label="About this child" className="flex flex-col gap-5 xl:border-l xl:border-line xl:pl-6">
        {note}
        <Part title="What people said">
          <ReviewerAnswers item={item} hasNames={hasNames} reasonNames={reasonNames} />
        </Part>
        <SettledPart item={item} reasonNames={reasonNames} />
        <Part title="Operation">
          <div className="flex flex-wrap items-center gap-2">
            <OperationChip operation={evolution.operation} dataFormat={evolution.dataFormat} />
            {evolution.templateVersion && (
              <span className="text-sm text-muted">template v{evolution.templateVersion.version}</span>
            )}
            {evolution.isRehearsal && <RehearsalMark />}
          </div>
          <OperationSummary operation={evolution.operation} className="mt-1.5 text-muted" />
        </Part>
        <MachinePart item={item} />
        <Link
          className="text-sm text-accent hover:underline"
          href={`${adjudicationHref(projectId)}?evolutionId=${evolution.id}`}
        >
          Link to this item
        </Link>
      </aside>
    </div>
  );
}

function Response({ item, isRendered }: { item: AdjudicationItem; isRendered: boolean }) {
  if (item.response === null) {
    return <NoResponse evolution={item.evolution} isHidden={item.isResponseHidden} />;
  }
  return isRendered ? (
    <Markdown text={item.response} className="max-w-reading" />
  ) : (
    <InstructionText isWhole text={item.response} />
  );
}

function MachinePart({ item }: { item: AdjudicationItem }) {
  const { standing } = item.evolution;
  if (item.isBlind) {
    return (
      <Part title="Eliminator">
        <p className="text-muted">Hidden: this item is in a blind audit, and you have not decided it.</p>
      </Part>
    );
  }
  return (
    <>
      <Part title="Eliminator">
        {standing.verdict && <VerdictChip status={standing.verdict} className="mb-2" />}
        <FindingList findings={standing.findings} />
      </Part>
      <Part title="What counts">
        <div className="flex flex-wrap items-center gap-2">
          {standing.status && <VerdictChip status={standing.status} decidedBy={standing.decidedBy} saysWho />}
          {standing.isFlagged && (
            <Chip tone="caution" icon={<Flag aria-hidden />}>
              flagged
            </Chip>
          )}
        </div>
      </Part>
    </>
  );
}

function SettledPart({ item, reasonNames }: { item: AdjudicationItem; reasonNames: ReasonNames }) {
  const { settled } = item;
  if (!settled) return null;
  return (
    <Part title="Settled before">
      <Chip tone={settled.decision === 'accept' ? 'kept' : 'dropped'} icon={<Scale aria-hidden />}>
        {settled.decision === 'accept' ? 'accepted' : 'rejected'}
        {settled.reason && `: ${reasonLabel(settled.reason, reasonNames)}`}
      </Chip>
      <p className="mt-1 text-sm text-muted">
        {settled.personName}, {formatMoment(settled.at)}
        {settled.isGuidelineGap && ', guideline gap'}
      </p>
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-1.5 text-sm font-medium text-muted">{title}</h2>
      {children}
    </section>
  );
}

function Pane({ title, views, children }: { title: string; views?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="min-w-0">
      <header className="mb-2 flex min-h-6 flex-wrap items-center gap-x-3 text-sm text-muted">
        <h2 className="font-medium">{title}</h2>
        {views}
      </header>
      {children}
    </section>
  );
}
