'use client';
/** Sets, changes or takes off the cap of a run. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { problemOf } from '@/lib/client/problem';
import { useSetCap } from '@/lib/client/queries/runs';
import { usdField } from '@/lib/core/contract/fields';
import type { RunView } from '@/lib/core/contract/runs';

export function CapDialog({ run, onClose }: { run: RunView; onClose: () => void }) {
  const cap = run.budget?.capUsd ?? null;
  const [text, setText] = useState(cap === null ? '' : String(Number(cap)));
  const [wrong, setWrong] = useState<string | null>(null);
  const set = useSetCap();
  const send = (capUsd: string | null) =>
    set.mutate({ projectId: run.projectId, runId: run.id, capUsd }, { onSuccess: onClose });
  const save = () => {
    const typed = usdField.safeParse(text.trim());
    if (typed.success) send(typed.data);
    else setWrong(typed.error.issues[0]?.message ?? null);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Cap of ${run.name}`}
      description="No call is made that could bring the run above it. Reached, the run pauses; raised, it can be resumed."
      footer={
        <>
          {cap === null ? null : (
            <Button className="mr-auto" isBusy={set.isPending} onClick={() => send(null)}>
              Take off the cap
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" isBusy={set.isPending} onClick={save}>
            Save cap
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field label="Cap in dollars" error={wrong} className="max-w-44">
          <Input
            inputMode="decimal"
            autoComplete="off"
            className="tabular"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setWrong(null);
            }}
          />
        </Field>
        {set.isError ? <ErrorState problem={problemOf(set.error)} /> : null}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  );
}
