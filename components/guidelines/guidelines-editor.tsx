'use client';
/** Writing the guidelines: the text, how it will read, why it changed. */
import { useState } from 'react';
import { Markdown } from '@/components/dataset/markdown';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { problemOf } from '@/lib/client/problem';
import { useSaveGuidelines } from '@/lib/client/queries/guidelines';
import { GUIDELINE_LIMIT, type GuidelineVersionView } from '@/lib/core/contract/guidelines';
import type { Id } from '@/lib/core/domain/identifier';
import type { Draft } from './use-guidelines-draft';
import { Changes } from './version-view';

type GuidelinesEditorProps = {
  projectId: Id;
  draft: Draft;
  current: GuidelineVersionView | null;
  onChange: (draft: Draft) => void;
  onLeave: () => void;
  onSaved: (version: GuidelineVersionView) => void;
};

export function GuidelinesEditor({ projectId, draft, current, onChange, onLeave, onSaved }: GuidelinesEditorProps) {
  const save = useSaveGuidelines();
  const [note, setNote] = useState('');
  const newest = current?.version ?? 0;
  const isOutdated = draft.basedOn !== newest;
  const isSame = current ? draft.text === current.text : draft.text.trim() === '';
  const perform = () =>
    save.mutate({ projectId, text: draft.text, note, basedOnVersion: newest }, { onSuccess: onSaved });
  const name = `version ${newest + 1}`;
  return (
    <div className="flex flex-col gap-4">
      <div className="grid items-start gap-x-8 gap-y-4 xl:grid-cols-2">
        <Field label="Text" hint="Markdown: headings, lists, tables, code, and maths between dollar signs.">
          <Textarea
            isMono
            rows={18}
            maxLength={GUIDELINE_LIMIT}
            value={draft.text}
            onChange={(event) => onChange({ ...draft, text: event.target.value })}
          />
        </Field>
        <section aria-label="Preview" className="min-w-0">
          <h3 className="mb-1 text-sm font-medium">Preview</h3>
          <div className="max-h-[60vh] overflow-y-auto rounded-md border border-line bg-surface px-4 py-3">
            {draft.text.trim() === '' ? (
              <p className="text-faint">What annotators will read appears here.</p>
            ) : (
              <Markdown text={draft.text} />
            )}
          </div>
        </section>
      </div>
      {current && !isSame && (
        <details>
          <summary className="cursor-pointer text-sm text-muted">What changes since version {newest}</summary>
          <div className="mt-3">
            <Changes before={current.text} after={draft.text} />
          </div>
        </details>
      )}
      {isOutdated && current && (
        <p role="alert" className="rounded-md bg-caution-soft p-3 text-caution">
          Version {newest} was saved by {current.authorName ?? 'somebody else'} while you were writing. Nothing of yours
          is lost: look at what changes since then before you save on top of it.
        </p>
      )}
      {save.error && !isOutdated && <ErrorState problem={problemOf(save.error)} />}
      <div className="flex flex-wrap items-end gap-3">
        <Field label="Note" isOptional className="min-w-64 grow">
          <Input value={note} maxLength={500} autoComplete="off" onChange={(event) => setNote(event.target.value)} />
        </Field>
        <Button onClick={onLeave}>Discard</Button>
        {/* Another button when it means something else: a press that began on the first must not end on the second. */}
        <Button
          key={name}
          variant="primary"
          isBusy={save.isPending}
          disabledReason={isSame ? 'Nothing is changed yet.' : null}
          onClick={perform}
        >
          {isOutdated ? `Save as ${name} anyway` : `Save as ${name}`}
        </Button>
      </div>
    </div>
  );
}
