'use client';
import { Check, CircleAlert, CircleHelp, EyeOff, Flag, GitPullRequestArrow, LoaderCircle, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { FindingList } from '@/components/dataset/finding-list';
import { LetterKey } from '@/components/dataset/letter-key';
import { OperationChip } from '@/components/dataset/operation-chip';
/** Beside the texts: what the operation asked, what can be checked at a glance, what the machine said and why, what people said. */
import { OperationSummary } from '@/components/dataset/operation-summary';
import { RehearsalMark } from '@/components/dataset/rehearsal-mark';
import { VerdictChip } from '@/components/dataset/verdict-chip';
import { NewInstructionChip } from '@/components/dataset/word-diff';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { formatCoefficient } from '@/lib/client/display';
import { BLOCK_LABELS, changedBlocks, leakedMarkers } from '@/lib/client/review-checks';
import { isNewText } from '@/lib/client/review-diff';
import { type Me, opponents, type Standing } from '@/lib/client/review-standing';
import type { ItemState } from '@/lib/client/review-views';
import type { ReviewItem } from '@/lib/core/contract/reviews';
import { MARKERS } from '@/lib/core/evolution/operations/slots';
import { useReasonLabel } from './reason-names';

type ItemSideProps = {
  item: ReviewItem;
  standing: Standing;
  state: ItemState;
  failure: string | null;
  me: Me;
  onTemplate: () => void;
  onRetry: () => void;
};

export function ItemSide(props: ItemSideProps) {
  const { item, standing, onTemplate } = props;
  return (
    <aside aria-label="About this child" className="flex flex-col gap-5 text-base">
      <OperationPart item={item} onTemplate={onTemplate} />
      <ChecksPart item={item} />
      {item.isBlind ? (
        <BlindPart />
      ) : (
        <VerdictPart standing={standing} isEdit={item.evolution.operation === 'human_edit'} />
      )}
      <PeoplePart {...props} />
    </aside>
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

function OperationPart({ item, onTemplate }: { item: ReviewItem; onTemplate: () => void }) {
  const { operation, dataFormat, templateVersion, isRehearsal } = item.evolution;
  return (
    <Part title="Operation">
      <div className="flex flex-wrap items-center gap-2">
        <OperationChip operation={operation} dataFormat={dataFormat} />
        {templateVersion && (
          <button
            type="button"
            onMouseDown={(event) => event.preventDefault()}
            onClick={onTemplate}
            className="inline-flex items-center gap-1.5 rounded-xs text-sm text-muted hover:text-ink hover:underline"
          >
            template v{templateVersion.version}
            <LetterKey keys="t" className="max-sm:hidden" />
          </button>
        )}
        {isRehearsal && <RehearsalMark />}
      </div>
      <OperationSummary operation={operation} className="mt-1.5 text-muted" />
    </Part>
  );
}

function ChecksPart({ item }: { item: ReviewItem }) {
  const { wordsAdded, overlap } = item.evolution;
  const blocks = changedBlocks(item.parentText, item.childText);
  const leaked = leakedMarkers(item.parentText, item.childText, MARKERS);
  return (
    <Part title="Checks">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 tabular">
        {wordsAdded !== null && (
          <Row name="words added">{wordsAdded > 0 ? `+${wordsAdded}` : String(wordsAdded).replace('-', '−')}</Row>
        )}
        {overlap !== null && (
          <Row name="overlap">
            {formatCoefficient(overlap)} {isNewText(item) && <NewInstructionChip />}
          </Row>
        )}
        {blocks.added.length > 0 && <Row name="new">{blocks.added.map((kind) => BLOCK_LABELS[kind]).join(', ')}</Row>}
        {blocks.lost.length > 0 && (
          <Row name="lost">
            <span className="text-caution">{blocks.lost.map((kind) => BLOCK_LABELS[kind]).join(', ')}</span>
          </Row>
        )}
        {leaked.length > 0 && (
          <Row name="leaked">
            <mark className="rounded-xs bg-marked-soft px-0.5 font-mono text-sm text-marked">{leaked.join(', ')}</mark>
          </Row>
        )}
      </dl>
    </Part>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Drawn into an audit sample: what others said would lead the eye. */
function BlindPart() {
  return (
    <Part title="Eliminator">
      <p className="flex items-start gap-1.5 text-muted">
        <EyeOff aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>
          Blind audit: what the machine and other people said is hidden until you decide. <LetterKey keys="r" /> shows
          it now, and that is recorded.
        </span>
      </p>
    </Part>
  );
}

function VerdictPart({ standing, isEdit }: { standing: Standing; isEdit: boolean }) {
  return (
    <Part title="Eliminator">
      {isEdit ? (
        <p className="text-muted">Written by a person: the machine has no word about it.</p>
      ) : (
        <>
          {standing.verdict && <VerdictChip status={standing.verdict} className="mb-2" />}
          <FindingList findings={standing.findings} />
        </>
      )}
    </Part>
  );
}

const DECISION_LOOK = {
  accept: { icon: Check, label: 'accepted', look: 'text-kept' },
  reject: { icon: X, label: 'rejected', look: 'text-dropped' },
  unsure: { icon: CircleHelp, label: 'unsure', look: 'text-undecided' },
} as const;

function PeoplePart({ item, standing, state, failure, me, onRetry }: ItemSideProps) {
  const against = state === 'pending' ? [] : opponents(standing, me);
  const reasonLabel = useReasonLabel();
  if (item.isBlind && state === 'untouched' && !standing.isFlagged) return null;
  return (
    <Part title="What counts">
      <div className="flex flex-wrap items-center gap-2">
        {standing.status && <VerdictChip status={standing.status} decidedBy={standing.decidedBy} saysWho />}
        {!standing.status && !item.isBlind && <p className="text-muted">Others’ words come with yours.</p>}
        {standing.isFlagged && (
          <Chip tone="caution" icon={<Flag aria-hidden />}>
            flagged
          </Chip>
        )}
        <StateMark state={state} />
      </div>
      <ul className="mt-2 flex flex-col gap-1">
        {standing.decisions.map((decision) => {
          const { icon: Icon, label, look } = DECISION_LOOK[decision.decision];
          return (
            <li key={decision.personId} className="flex items-center gap-1.5">
              <Icon aria-hidden className={`size-3.5 shrink-0 ${look}`} />
              <span>
                {decision.personId === me.id ? 'You' : decision.personName} {label}
                {decision.reason && <span className="text-muted">: {reasonLabel(decision.reason)}</span>}
              </span>
            </li>
          );
        })}
      </ul>
      {standing.adjudicated && (
        <p className="mt-2">
          {standing.adjudicated.personName} settled it: {standing.adjudicated.decision}ed.
        </p>
      )}
      {state === 'conflict' && (
        <p className="mt-2 rounded-sm bg-caution-soft px-2 py-1 text-caution">
          Somebody decided this while you did. Both decisions are kept.
        </p>
      )}
      {against.length > 0 && (
        <p className="mt-2 rounded-sm bg-caution-soft px-2 py-1 text-caution">
          {against.map((decision) => decision.personName).join(' and ')} decided otherwise
          {standing.decidedBy === 'machine' ? ', so the machine’s verdict counts until a lead settles it.' : '.'}
        </p>
      )}
      {failure !== null && (
        <div role="alert" className="mt-2 flex flex-col items-start gap-2 rounded-sm bg-danger-soft px-2 py-1.5">
          <p>Not saved: {failure}</p>
          <Button size="sm" onClick={onRetry}>
            Send it again
          </Button>
        </div>
      )}
    </Part>
  );
}

export function StateMark({ state }: { state: ItemState }) {
  if (state === 'pending') {
    return (
      <span className="inline-flex items-center gap-1 text-sm text-muted">
        <LoaderCircle aria-hidden className="size-3.5" />
        pending
      </span>
    );
  }
  if (state === 'conflict') {
    return (
      <span className="inline-flex items-center gap-1 text-sm text-caution">
        <GitPullRequestArrow aria-hidden className="size-3.5" />
        conflict
      </span>
    );
  }
  if (state === 'failed') {
    return (
      <span className="inline-flex items-center gap-1 text-sm text-danger">
        <CircleAlert aria-hidden className="size-3.5" />
        not saved
      </span>
    );
  }
  return null;
}
