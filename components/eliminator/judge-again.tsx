'use client';
/** Tries other rules or thresholds on a run without generating anything: preview first, then apply. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import { problemOf } from '@/lib/client/problem';
import { usePreviewRejudgement, useRejudgements } from '@/lib/client/queries/rejudgements';
import { useRuns } from '@/lib/client/queries/runs';
import type { RunView } from '@/lib/core/contract/runs';
import type { Id } from '@/lib/core/domain/identifier';
import { RejudgementCard } from './rejudgement-card';
import { RuleFields, type TypedSettings } from './rule-fields';
import { isSame, readSettings, typed } from './typed-settings';

export function JudgeAgain({ projectId, refusal }: { projectId: Id; refusal: string | null }) {
  const runs = (useRuns(projectId).data ?? []).filter((run) => run.rounds.length > 0);
  const [runId, setRunId] = useState<Id | null>(null);
  const run = runs.find((one) => one.id === runId) ?? runs[0];
  const earlier = useRejudgements(projectId, refusal === null);
  return (
    <Section
      title="Judge again"
      description="Other rules or thresholds over what a run has generated, without asking a teacher. First a preview; nothing changes before you apply it."
    >
      {run ? (
        <>
          <Field label="Run" className="max-w-80">
            <Select
              label="Run"
              value={run.id}
              onValueChange={setRunId}
              options={runs.map((one) => ({ value: one.id, label: one.name }))}
            />
          </Field>
          <SettingsForm key={`${run.id} ${JSON.stringify(run.config)}`} run={run} refusal={refusal} />
        </>
      ) : (
        <p className="text-muted">There is no run with a round yet.</p>
      )}
      {earlier.error && <ErrorState problem={problemOf(earlier.error)} onRetry={() => void earlier.refetch()} />}
      {earlier.data?.map((one, place) => (
        <RejudgementCard key={one.id} projectId={projectId} rejudgement={one} isNewest={place === 0} />
      ))}
    </Section>
  );
}

/** Starts from what the run is judged by now. */
function SettingsForm({ run, refusal }: { run: RunView; refusal: string | null }) {
  const [settings, setSettings] = useState<TypedSettings>(() => typed(run.config));
  const preview = usePreviewRejudgement();
  const read = readSettings(settings);
  const unchanged = read.settings && isSame(read.settings, run.config) ? 'These are the rules of the run.' : null;
  const wrong = read.settings ? null : 'A threshold is not right.';
  const send = () => {
    if (read.settings) preview.mutate({ projectId: run.projectId, runId: run.id, ...read.settings });
  };
  return (
    <div className="flex flex-col gap-4">
      <RuleFields settings={settings} errors={read.errors ?? {}} onChange={setSettings} />
      <div className="flex flex-wrap items-center gap-2">
        <Button isBusy={preview.isPending} disabledReason={refusal ?? wrong ?? unchanged} onClick={send}>
          Preview
        </Button>
        {unchanged === null && <Button onClick={() => setSettings(typed(run.config))}>Back to the run’s rules</Button>}
      </div>
      {preview.error && <ErrorState problem={problemOf(preview.error)} />}
    </div>
  );
}
