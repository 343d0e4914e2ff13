'use client';
/** Draws a random sample of kept and dropped evolutions, to be decided blind. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { formatCount } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { type FrameFilter, useAuditFrame, useDrawSample } from '@/lib/client/queries/audits';
import { AUDIT_BASES, type AuditSizes } from '@/lib/core/domain/audit-sample';
import type { Id } from '@/lib/core/domain/identifier';
import { basisWords } from './basis-words';
import { FrameFields } from './frame-fields';

type DrawDialogProps = { projectId: Id; wanted: AuditSizes; name: string; onClose: () => void };

const sizeOf = (text: string) => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : null);
const MOST = 20_000;

export function DrawDialog({ projectId, wanted, name: firstName, onClose }: DrawDialogProps) {
  const [name, setName] = useState(firstName);
  const [filter, setFilter] = useState<FrameFilter>({});
  const [kept, setKept] = useState(String(wanted.kept));
  const [dropped, setDropped] = useState(String(wanted.dropped));
  const [seed, setSeed] = useState('');
  const frame = useAuditFrame(projectId, filter);
  const draw = useDrawSample();
  const sizes = { kept: sizeOf(kept), dropped: sizeOf(dropped) };
  const randomSeed = seed.trim() === '' ? undefined : Number(seed);
  const isSeed = randomSeed === undefined || (Number.isInteger(randomSeed) && randomSeed >= 0 && randomSeed < 2 ** 31);
  const left = frame.data?.population;
  const refusal =
    name.trim() === ''
      ? 'Give it a name.'
      : sizes.kept === null || sizes.dropped === null || sizes.kept > MOST || sizes.dropped > MOST
        ? `Give whole numbers up to ${formatCount(MOST)}.`
        : sizes.kept + sizes.dropped === 0
          ? 'Draw at least one.'
          : left && left.kept + left.dropped === 0
            ? 'Nothing is left to draw from.'
            : isSeed
              ? null
              : 'The seed is a whole number below 2³¹.';
  const send = () => {
    if (sizes.kept === null || sizes.dropped === null) return;
    const input = { projectId, name, filter, sizes: { kept: sizes.kept, dropped: sizes.dropped } };
    draw.mutate({ ...input, ...(randomSeed === undefined ? {} : { randomSeed }) }, { onSuccess: onClose });
  };
  const leftWords = (count: number | undefined) =>
    count === undefined ? undefined : `${formatCount(count)} to draw from`;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="md"
      title="Draw a sample"
      description="Each evolution has the same chance. People decide the drawn ones without seeing the machine’s verdict; no decision about many touches them."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" isBusy={draw.isPending} disabledReason={refusal} onClick={send}>
            Draw
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="Name">
          <Input value={name} maxLength={120} autoComplete="off" onChange={(event) => setName(event.target.value)} />
        </Field>
        <FrameFields projectId={projectId} filter={filter} onChange={setFilter} />
        <RadioGroup
          label="People decide on"
          value={filter.basis ?? 'instruction'}
          onValueChange={(basis) => setFilter({ ...filter, basis })}
          options={AUDIT_BASES.map((value) => ({ value, ...basisWords(value, frame.data?.unanswered) }))}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Dropped by the machine" hint={leftWords(left?.dropped)}>
            <Input
              inputMode="numeric"
              className="tabular"
              value={dropped}
              onChange={(event) => setDropped(event.target.value)}
            />
          </Field>
          <Field label="Kept by the machine" hint={leftWords(left?.kept)}>
            <Input
              inputMode="numeric"
              className="tabular"
              value={kept}
              onChange={(event) => setKept(event.target.value)}
            />
          </Field>
        </div>
        <Field
          label="Seed of the random choice"
          isOptional
          hint="Left empty, one is chosen and kept with the sample, so that the draw can be repeated."
        >
          <Input
            inputMode="numeric"
            className="tabular"
            value={seed}
            onChange={(event) => setSeed(event.target.value)}
          />
        </Field>
        {frame.data && frame.data.decided + frame.data.drawn > 0 ? (
          <p className="text-sm text-muted">
            Left out: {formatCount(frame.data.decided)} that people have decided or flagged with the verdict shown, and{' '}
            {formatCount(frame.data.drawn)} of earlier samples.
          </p>
        ) : null}
        {draw.error && (
          <p role="alert" className="text-danger">
            {problemOf(draw.error).message} {problemOf(draw.error).remedy}
          </p>
        )}
      </div>
    </Dialog>
  );
}
