'use client';
/** The form of one model's price. */
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { problemOf } from '@/lib/client/problem';
import { useRemovePrice, useSetPrice } from '@/lib/client/queries/prices';
import { zodResolver } from '@/lib/client/zod-resolver';
import { modelPriceSchema, type PriceView } from '@/lib/core/contract/prices';
import type { Id } from '@/lib/core/domain/identifier';

const { inputPerMillion, outputPerMillion, cachedPerMillion, batchShare } = modelPriceSchema.shape;

const formSchema = z.object({
  inputPerMillion,
  /** empty: as the others */
  cachedPerMillion: z.union([z.literal('').transform(() => null), cachedPerMillion.unwrap()]),
  outputPerMillion,
  batchShare: batchShare.unwrap(),
});
type FormValues = z.input<typeof formSchema>;

type PriceDialogProps = { projectId: Id; row: PriceView; onClose: () => void };

export function PriceDialog({ projectId, row: { model, price }, onClose }: PriceDialogProps) {
  const { register, handleSubmit, formState } = useForm<FormValues, unknown, z.output<typeof formSchema>>({
    resolver: zodResolver(formSchema),
    defaultValues: {
      inputPerMillion: price?.inputPerMillion ?? '',
      cachedPerMillion: price?.cachedPerMillion ?? '',
      outputPerMillion: price?.outputPerMillion ?? '',
      batchShare: price?.batchShare ?? '0.5',
    },
  });
  const { errors } = formState;
  const set = useSetPrice();
  const remove = useRemovePrice();
  const failed = set.error ?? remove.error;
  const save = handleSubmit((values) => set.mutate({ projectId, model, price: values }, { onSuccess: onClose }));
  const field = (name: keyof FormValues) => (
    <Input inputMode="decimal" autoComplete="off" className="tabular" {...register(name)} />
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Price of ${model}`}
      description="Dollars per million tokens."
      footer={
        <>
          {price && (
            <Button
              className="mr-auto"
              isBusy={remove.isPending}
              onClick={() => remove.mutate({ projectId, model }, { onSuccess: onClose })}
            >
              Remove the price
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" isBusy={set.isPending} onClick={save}>
            Save price
          </Button>
        </>
      }
    >
      <form className="flex flex-col gap-4" noValidate onSubmit={save}>
        <div className="grid grid-cols-2 items-start gap-3">
          <Field label="Tokens in" error={errors.inputPerMillion?.message}>
            {field('inputPerMillion')}
          </Field>
          <Field label="Tokens out" error={errors.outputPerMillion?.message}>
            {field('outputPerMillion')}
          </Field>
          <Field label="Cached in" isOptional hint="Empty: as tokens in." error={errors.cachedPerMillion?.message}>
            {field('cachedPerMillion')}
          </Field>
          <Field label="Batch share" hint="What a batch costs of it: 0.5 is half." error={errors.batchShare?.message}>
            {field('batchShare')}
          </Field>
        </div>
        {failed && <ErrorState problem={problemOf(failed)} />}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  );
}
