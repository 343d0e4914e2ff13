'use client';
/** A person's text instead of the child. What is typed stays with the item until it is saved, also when the form is left. */
import { type RefObject, useEffect, useRef } from 'react';
import { Field } from '@/components/ui/field';
import { SkeletonText } from '@/components/ui/skeleton';
import { Textarea } from '@/components/ui/textarea';
import { useReviewDetail } from '@/lib/client/queries/reviews';
import type { ReviewItem } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';

export type EditDraft = { instruction: string; response: string };

type EditFormProps = {
  projectId: Id;
  item: ReviewItem;
  /** read by whoever saves; null while the whole texts are still on their way */
  draft: RefObject<EditDraft | null>;
  error: string | null;
  onChange: () => void;
};

export function EditForm({ projectId, item, draft, error, onChange }: EditFormProps) {
  const isCut = item.isTextCut || item.isResponseCut;
  const detail = useReviewDetail(projectId, isCut ? item.evolution.id : null).data;
  if (isCut && !detail) return <SkeletonText lines={8} className="max-w-reading" />;
  const whole = {
    instruction: detail?.childText ?? item.childText,
    response: (detail ? detail.response : item.response) ?? '',
  };
  return <Fields start={draft.current ?? whole} draft={draft} error={error} onChange={onChange} />;
}

type FieldsProps = { start: EditDraft; draft: RefObject<EditDraft | null>; error: string | null; onChange: () => void };

/** The fields keep their own text: a key press draws nothing but itself, however long the text is. */
function Fields({ start, draft, error, onChange }: FieldsProps) {
  const first = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    draft.current ??= start;
    const field = first.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, [draft, start]);
  const set = (change: Partial<EditDraft>) => {
    draft.current = { ...(draft.current ?? start), ...change };
    onChange();
  };
  return (
    <div className="flex max-w-[80ch] flex-col gap-4">
      <Field
        label="Instruction"
        error={error}
        hint="Becomes a new node beside the child. The child itself is rejected."
      >
        <Textarea
          ref={first}
          dir="auto"
          rows={6}
          defaultValue={start.instruction}
          onChange={(event) => set({ instruction: event.target.value })}
        />
      </Field>
      <Field label="Response" hint="Change it too if it no longer answers the instruction.">
        <Textarea
          dir="auto"
          rows={8}
          defaultValue={start.response}
          onChange={(event) => set({ response: event.target.value })}
        />
      </Field>
    </div>
  );
}
