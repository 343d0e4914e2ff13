'use client';
/** Switches Evol Stop of a run on or off, or to another measure. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { problemOf } from '@/lib/client/problem';
import { useSetEvolStop } from '@/lib/client/queries/round-scores';
import type { RunView } from '@/lib/core/contract/runs';
import { type ScoreSource, USUAL_MEASURE } from '@/lib/core/domain/round-score';
import { EVOL_STOP_OPTIONS } from './form-evol-stop';

export function EvolStopDialog({ run, onClose }: { run: RunView; onClose: () => void }) {
  const { evolStop } = run.config;
  const [source, setSource] = useState<ScoreSource | 'off'>(evolStop?.source ?? 'off');
  const [measure, setMeasure] = useState(evolStop?.source === 'entered' ? evolStop.measure : USUAL_MEASURE);
  const set = useSetEvolStop();
  const isNameless = source === 'entered' && measure.trim() === '';
  const save = () => {
    if (isNameless) return;
    const chosen = source === 'off' ? null : { source, measure };
    set.mutate({ projectId: run.projectId, runId: run.id, evolStop: chosen }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Evol Stop of ${run.name}`}
      description="Scores of another measure stay in the history and do not count. A run that waits for a score goes on when it is switched off."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" isBusy={set.isPending} onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <RadioGroup
          label="Decided by"
          isLabelHidden
          value={source}
          onValueChange={setSource}
          options={[...EVOL_STOP_OPTIONS]}
        />
        {source === 'entered' ? (
          <Field label="Measure" error={isNameless ? 'Name the measure.' : null} className="max-w-80">
            <Input value={measure} autoComplete="off" onChange={(event) => setMeasure(event.target.value)} />
          </Field>
        ) : null}
        {set.isError ? <ErrorState problem={problemOf(set.error)} /> : null}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  );
}
