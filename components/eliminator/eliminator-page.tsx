'use client';
/** The eliminator as a measured classifier: samples for blind audits, what they say, how many more are needed, and judging again by other rules. */
import { Dices, ListChecks } from 'lucide-react';
import { useState } from 'react';
import { PageFrame } from '@/components/shell/page-frame';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { SkeletonRows } from '@/components/ui/skeleton';
import { reviewHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useAuditMeasures, useAuditSamples } from '@/lib/client/queries/audits';
import { useRefusal } from '@/lib/client/queries/me';
import { useStudioEvents } from '@/lib/client/studio-events';
import type { AuditSizes } from '@/lib/core/domain/audit-sample';
import type { Id } from '@/lib/core/domain/identifier';
import { DrawDialog } from './draw-dialog';
import { JudgeAgain } from './judge-again';
import { MeasureSection } from './measure-section';
import { Planner } from './planner';
import { SampleTable } from './sample-table';

const FIRST_SIZES: AuditSizes = { dropped: 100, kept: 100 };

export function EliminatorPage({ projectId }: { projectId: Id }) {
  useStudioEvents(projectId);
  const refusal = useRefusal('review.lead', 'draw samples or judge again');
  const samples = useAuditSamples(projectId);
  const whole = useAuditMeasures(projectId, []);
  const [wanted, setWanted] = useState<AuditSizes | null>(null);
  const list = samples.data ?? [];
  const runs = whole.data?.runs ?? [];
  return (
    <PageFrame
      isWide
      title="Eliminator"
      description="How often the rules that drop evolutions are right, measured by people who decide without seeing the verdict."
      actions={
        <>
          {list.length > 0 && (
            <LinkButton href={reviewHref(projectId, { order: 'audit' })} icon={<ListChecks size={14} aria-hidden />}>
              Decide the sample
            </LinkButton>
          )}
          <Button
            variant="primary"
            icon={<Dices size={14} aria-hidden />}
            disabledReason={refusal}
            onClick={() => setWanted(FIRST_SIZES)}
          >
            Draw a sample
          </Button>
        </>
      }
    >
      {samples.error && <ErrorState problem={problemOf(samples.error)} onRetry={() => void samples.refetch()} />}
      {samples.isPending && <SkeletonRows rows={4} />}
      {samples.data && list.length === 0 && (
        <EmptyState title="Nothing is measured yet">
          Draw a random sample of kept and dropped evolutions. People decide it blind in the review room; from their
          decisions precision, recall and F1 of every rule are counted here, each with its interval.
        </EmptyState>
      )}
      {list.length > 0 && (
        <>
          <MeasureSection projectId={projectId} refusal={refusal} />
          {whole.data && <Planner total={whole.data.total} samples={list} refusal={refusal} onDraw={setWanted} />}
          <Section
            title="Samples"
            description="Drawn without replacement; an evolution is never drawn twice. What is decided on the instruction alone says little about the rules that look at the response."
          >
            <SampleTable samples={list} runs={runs} />
          </Section>
        </>
      )}
      <JudgeAgain projectId={projectId} refusal={refusal} />
      {wanted && (
        <DrawDialog
          projectId={projectId}
          wanted={wanted}
          name={`Sample ${list.length + 1}`}
          onClose={() => setWanted(null)}
        />
      )}
    </PageFrame>
  );
}
