'use client';
/** Did a change of a template help: versions in figures, two of them compared, and why things were dropped. */
import { FileText, RotateCw } from 'lucide-react';
import { IntervalPlot } from '@/components/charts/interval-plot';
import { OperationChip } from '@/components/dataset/operation-chip';
import { PageFrame } from '@/components/shell/page-frame';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { SkeletonRows } from '@/components/ui/skeleton';
import { formatTime } from '@/lib/client/display';
import { projectHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { type EffectChoice, useTemplateEffects } from '@/lib/client/queries/template-effects';
import type { TemplateEffects } from '@/lib/core/contract/template-effects';
import type { Id } from '@/lib/core/domain/identifier';
import { MEASURE_FACTS, MEASURES } from '@/lib/core/domain/template-effect';
import { CompareSection } from './compare-section';
import { DifficultySection } from './difficulty-section';
import { DropReasons } from './drop-reasons';
import { EffectFilter } from './effect-filter';
import { EffectTable } from './effect-table';
import { useEffectChoice } from './use-effect-choice';

export function StatisticsPage({ projectId }: { projectId: Id }) {
  const { choice, change } = useEffectChoice();
  const effects = useTemplateEffects(projectId, choice);
  const view = effects.data;
  const isFiltered = choice.runId !== null || choice.round !== null || choice.operation !== null;
  return (
    <PageFrame
      isWide
      title="Did it help?"
      description="What each version of each template brought, in each round, and what a change made better or worse. Every figure has its n and its interval of 95 %."
      actions={
        <>
          {view && <span className="text-sm text-muted tabular">counted {formatTime(view.countedAt)}</span>}
          <Button
            icon={<RotateCw size={14} aria-hidden />}
            isBusy={effects.isFetching}
            onClick={() => void effects.refetch()}
          >
            Count again
          </Button>
        </>
      }
    >
      {effects.error && <ErrorState problem={problemOf(effects.error)} onRetry={() => void effects.refetch()} />}
      {effects.isPending && <SkeletonRows rows={8} />}
      {view && view.runs.length === 0 && <Nothing projectId={projectId} />}
      {view && view.runs.length > 0 && (
        <div className={effects.isPlaceholderData ? 'flex flex-col gap-8 opacity-60' : 'flex flex-col gap-8'}>
          <EffectFilter effects={view} choice={choice} onChange={change} />
          {view.versions.length === 0 && (
            <p className="text-muted">
              {isFiltered ? 'No version made anything in what is chosen.' : 'Nothing was made yet.'}
            </p>
          )}
          {view.versions.length > 0 && <Figures projectId={projectId} effects={view} choice={choice} />}
        </div>
      )}
    </PageFrame>
  );
}

type FiguresProps = { projectId: Id; effects: TemplateEffects; choice: EffectChoice };

function Figures({ projectId, effects, choice }: FiguresProps) {
  return (
    <>
      <CompareSection projectId={projectId} effects={effects} />
      <Section
        title="Versions"
        description="A version over all its rounds, and under it each round. Each further attempt counts as one of its own; what a person wrote does not count."
      >
        <KeptPicture effects={effects} />
        <EffectTable effects={effects} />
      </Section>
      <Section
        title="Why things were dropped"
        description="Of all that was judged: kept, dropped by which rule, undecided."
      >
        <DropReasons versions={effects.versions} />
      </Section>
      <DifficultySection projectId={projectId} choice={choice} />
      <HowCounted judge={effects.judge} />
    </>
  );
}

const PLOTTED_ROWS = 24;

function KeptPicture({ effects: { versions } }: { effects: TemplateEffects }) {
  const rows = versions.slice(0, PLOTTED_ROWS).map(({ templateVersionId, operation, version, total }) => {
    const { kept } = total.measures;
    return {
      id: templateVersionId,
      label: (
        <>
          <OperationChip operation={operation} isBare /> {version}
        </>
      ),
      interval: kept.kind === 'known' && kept.interval ? { value: kept.value, ...kept.interval } : null,
    };
  });
  return (
    <figure className="flex max-w-3xl flex-col gap-2">
      <IntervalPlot rows={rows} />
      <figcaption className="text-sm text-muted">
        Kept share of each version in percent; the bars are the intervals.
        {versions.length > PLOTTED_ROWS ? ` The first ${PLOTTED_ROWS} versions of the table.` : ''}
      </figcaption>
    </figure>
  );
}

function HowCounted({ judge }: Pick<TemplateEffects, 'judge'>) {
  return (
    <Section title="How it is counted">
      <dl className="grid max-w-4xl gap-x-6 gap-y-2 text-sm sm:grid-cols-[10rem_1fr]">
        {MEASURES.map((measure) => (
          <div key={measure} className="contents">
            <dt className="font-medium">{MEASURE_FACTS[measure].label}</dt>
            <dd className="text-muted">
              {MEASURE_FACTS[measure].denominator} {MEASURE_FACTS[measure].interval}.
              {measure === 'difficulty' && judge
                ? ` Judged by ${judge.teacher} (${judge.model}), prompt ${judge.promptVersion}.`
                : ''}
            </dd>
          </div>
        ))}
      </dl>
      <p className="max-w-reading text-sm text-faint">
        People choose what they look at, unless an audit drew it: acceptance is of what they looked at, not of all. Each
        interval is of 95 % by itself: of twenty comparisons of versions that are alike, one will look like a
        difference.
      </p>
    </Section>
  );
}

function Nothing({ projectId }: { projectId: Id }) {
  return (
    <EmptyState
      title="No round was made yet"
      icon={<FileText size={20} aria-hidden />}
      action={<LinkButton href={projectHref(projectId, 'runs')}>Go to the runs</LinkButton>}
    >
      Make a round, change a template, make another: then this page says whether the change helped.
    </EmptyState>
  );
}
