'use client';
/** What annotators are told: everybody reads it, leads write it. */
import { BookMarked, PencilLine } from 'lucide-react';
import { parseAsInteger, useQueryState } from 'nuqs';
import { useState } from 'react';
import { ActionButton } from '@/components/shell/action-button';
import { PageFrame } from '@/components/shell/page-frame';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { Switch } from '@/components/ui/switch';
import { showToast } from '@/components/ui/toast';
import { type Action, useActions } from '@/lib/client/action';
import { formatMoment } from '@/lib/client/display';
import { useGuidelines, useGuidelinesVersion } from '@/lib/client/queries/guidelines';
import { useRefusal } from '@/lib/client/queries/me';
import type { GuidelineVersionView } from '@/lib/core/contract/guidelines';
import type { Id } from '@/lib/core/domain/identifier';
import { GuidelinesEditor } from './guidelines-editor';
import { useGuidelinesDraft } from './use-guidelines-draft';
import { VersionHistory } from './version-history';
import { VersionView } from './version-view';

export function GuidelinesPage({ projectId }: { projectId: Id }) {
  const current = useGuidelines(projectId);
  const [asked, setAsked] = useQueryState('version', parseAsInteger);
  const [draft, setDraft] = useGuidelinesDraft(projectId);
  const [isLeaving, setLeaving] = useState(false);
  const refusal = useRefusal('review.lead', 'write guidelines');
  const newest = current?.version ?? 0;
  const write = (text: string) => setDraft({ text, basedOn: newest });
  const edit: Action = {
    id: 'guidelines.edit',
    label: current ? 'Edit the guidelines' : 'Write guidelines',
    key: 'e',
    group: 'Guidelines',
    when: () => refusal ?? draft === null,
    perform: () => write(current?.text ?? ''),
  };
  useActions([edit]);
  const saved = (version: GuidelineVersionView) => {
    setDraft(null);
    void setAsked(null);
    showToast(`Saved version ${version.version}`, { description: 'Annotators read it from now on, with the key G.' });
  };
  const isChanged = draft !== null && draft.text !== (current?.text ?? '');
  return (
    <PageFrame
      isWide
      title="Guidelines"
      description="What annotators are told. They read it beside the item with the key G; each save is a version that stays."
      actions={<ActionButton action={edit} variant="primary" icon={<PencilLine size={16} aria-hidden />} />}
    >
      {draft ? (
        <GuidelinesEditor
          projectId={projectId}
          draft={draft}
          current={current}
          onChange={setDraft}
          onLeave={() => (isChanged ? setLeaving(true) : setDraft(null))}
          onSaved={saved}
        />
      ) : current ? (
        <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_17rem]">
          <Reading
            {...{ projectId, current, version: asked ?? newest, refusal }}
            onRestore={write}
            onNewest={() => void setAsked(null)}
          />
          <VersionHistory
            projectId={projectId}
            newest={newest}
            shown={asked ?? newest}
            onShow={(version) => void setAsked(version === newest ? null : version)}
          />
        </div>
      ) : (
        <EmptyState title="No guidelines yet" icon={<BookMarked size={20} aria-hidden />}>
          {refusal === null
            ? 'Write down what makes a child worth keeping, with an example for each reason to reject; annotators read it beside every item.'
            : 'Nobody has written down yet what makes a child worth keeping. A lead of this project can.'}
        </EmptyState>
      )}
      <ConfirmDialog
        open={isLeaving}
        onOpenChange={setLeaving}
        title="Discard what you wrote?"
        confirmLabel="Discard"
        isDanger
        onConfirm={() => {
          setLeaving(false);
          setDraft(null);
        }}
      >
        Saved versions stay as they are.
      </ConfirmDialog>
    </PageFrame>
  );
}

type ReadingProps = {
  projectId: Id;
  current: GuidelineVersionView;
  version: number;
  refusal: string | null;
  onRestore: (text: string) => void;
  onNewest: () => void;
};

function Reading({ projectId, current, version, refusal, onRestore, onNewest }: ReadingProps) {
  const [isCompared, setCompared] = useState(false);
  const isCurrent = version === current.version;
  const older = useGuidelinesVersion(projectId, isCurrent ? null : version).data;
  const shown = isCurrent ? current : older;
  return (
    <article aria-label={`Version ${version}`} className="flex min-w-0 flex-col gap-4">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-muted">
        <span className="tabular">
          Version {version}
          {shown && `, ${shown.authorName ?? 'a person who left'}, ${formatMoment(shown.createdAt)}`}
        </span>
        {!isCurrent && (
          <>
            <Switch
              checked={isCompared}
              onCheckedChange={setCompared}
              label={`what changed up to version ${current.version}`}
            />
            <Button size="sm" onClick={onNewest}>
              Show what holds now
            </Button>
            {shown && (
              <Button size="sm" disabledReason={refusal} onClick={() => onRestore(shown.text)}>
                Restore as a new version
              </Button>
            )}
          </>
        )}
      </header>
      <VersionView projectId={projectId} version={version} current={current} isCompared={isCompared} />
    </article>
  );
}
