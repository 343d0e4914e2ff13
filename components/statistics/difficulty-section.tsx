'use client';
/** Judged difficulty: who judges, of what, what it will cost, how far it is. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import { formatCompact, formatCount, formatCountOf } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import {
  difficultyInput,
  useDifficultyEstimate,
  useDifficultyJobs,
  useStartDifficulty,
} from '@/lib/client/queries/difficulty';
import { useRefusal } from '@/lib/client/queries/me';
import { useTeachers } from '@/lib/client/queries/teachers';
import type { EffectChoice } from '@/lib/client/queries/template-effects';
import { useStudioEvents } from '@/lib/client/studio-events';
import type { DifficultyEstimate } from '@/lib/core/contract/difficulty';
import { MOST_PER_VERSION, USUAL_PER_VERSION } from '@/lib/core/domain/difficulty';
import type { Id } from '@/lib/core/domain/identifier';
import { showUsd } from '@/lib/core/domain/price';
import { DifficultyJob } from './difficulty-job';

type DifficultySectionProps = { projectId: Id; choice: EffectChoice };

export function DifficultySection({ projectId, choice }: DifficultySectionProps) {
  useStudioEvents(projectId);
  const refusal = useRefusal('runs.control', 'have difficulty judged');
  const jobs = useDifficultyJobs(projectId);
  return (
    <Section
      title="Judged difficulty"
      description="A teacher scores from 1 to 10 how difficult a random sample of each version’s kept children is, and their parents, so that the gain is seen. It is a judgement, named with its judge and its prompt; it does not measure what a trained model can do."
    >
      {refusal === null && <NewSample projectId={projectId} choice={choice} />}
      {jobs.error && <ErrorState problem={problemOf(jobs.error)} onRetry={() => void jobs.refetch()} />}
      {jobs.data?.map((job) => (
        <DifficultyJob key={job.id} projectId={projectId} job={job} refusal={refusal} />
      ))}
    </Section>
  );
}

function NewSample({ projectId, choice }: DifficultySectionProps) {
  const teachers = useTeachers(projectId).filter((teacher) => teacher.archivedAt === null);
  const [teacherId, setTeacherId] = useState<Id | null>(null);
  const [size, setSize] = useState(String(USUAL_PER_VERSION));
  const judge = teachers.find((teacher) => teacher.id === teacherId) ?? teachers[0];
  const perVersion = Number(size);
  const isSize = Number.isInteger(perVersion) && perVersion >= 1 && perVersion <= MOST_PER_VERSION;
  const input = difficultyInput(projectId, choice, { teacherId: judge?.id ?? '', perVersion: isSize ? perVersion : 1 });
  const estimate = useDifficultyEstimate(input, judge !== undefined && isSize);
  const start = useStartDifficulty();
  if (!judge) return <p className="text-muted">There is no teacher in use that could judge.</p>;
  const calls = estimate.data?.calls ?? 0;
  const missing = !isSize
    ? 'The size of the sample is not right.'
    : calls === 0
      ? 'There is nothing left to judge here.'
      : null;
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (missing === null) start.mutate(input, { onSuccess: () => void estimate.refetch() });
      }}
    >
      <div className="flex flex-wrap items-end gap-3">
        <Field label="Judge" className="w-60">
          <Select
            label="Judge"
            value={judge.id}
            onValueChange={setTeacherId}
            options={teachers.map(({ id, name, model }) => ({ value: id, label: name, hint: model }))}
          />
        </Field>
        <Field
          label="Children per version"
          className="w-40"
          error={isSize ? null : `A whole number from 1 to ${MOST_PER_VERSION}.`}
        >
          <Input inputMode="numeric" value={size} onChange={(event) => setSize(event.target.value)} />
        </Field>
        <Button type="submit" isBusy={start.isPending} disabledReason={missing}>
          {calls > 0 ? `Judge ${formatCountOf(calls, 'instruction')}` : 'Judge'}
          {estimate.data ? costSuffix(estimate.data) : ''}
        </Button>
      </div>
      {estimate.data && isSize && <EstimateWords estimate={estimate.data} />}
      {estimate.error && <ErrorState problem={problemOf(estimate.error)} onRetry={() => void estimate.refetch()} />}
      {start.error && <ErrorState problem={problemOf(start.error)} />}
    </form>
  );
}

function costSuffix({ costUsd, calls }: DifficultyEstimate): string {
  return calls > 0 && costUsd !== null && Number(costUsd) > 0 ? ` (about ${showUsd(costUsd)})` : '';
}

function EstimateWords({ estimate }: { estimate: DifficultyEstimate }) {
  const { instructions, known, calls, tokensIn, costUsd, model, promptVersion, ownTemperature } = estimate;
  return (
    <p className="max-w-reading text-sm text-muted" aria-live="polite">
      Of what is chosen above {formatCountOf(instructions, 'child or parent', 'children and parents')} would be in the
      sample; {formatCount(known)} of them this judge scored before and is not asked about again.{' '}
      {formatCountOf(calls, 'call')}, about {formatCompact(tokensIn)} tokens in
      {costUsd === null ? `; ${model} has no price, so nobody knows what they cost` : `, about ${showUsd(costUsd)}`}; a
      model that thinks before it answers costs more. Model {model}, prompt {promptVersion}, temperature{' '}
      {ownTemperature ?? 0}
      {ownTemperature === null ? '' : ', which this teacher has set for itself'}.
    </p>
  );
}
