'use client';
/** The page of templates: operations on the left, the desk in the middle, the versions of one operation on the right. */
import { useQueryState } from 'nuqs';
import { type ReactNode, useEffect, useState } from 'react';
import { PageFrame } from '@/components/shell/page-frame';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { showToast } from '@/components/ui/toast';
/** The page of templates: operations on the left, the desk in the middle, the versions of one operation on the right. */
import { parseAsOperation } from '@/lib/client/parse-operation';
import { problemOf } from '@/lib/client/problem';
import { useRefusal } from '@/lib/client/queries/me';
import { useOperations } from '@/lib/client/queries/operations';
import { useChooseTemplate, useTemplates } from '@/lib/client/queries/templates';
import { TemplateOnDeskProvider } from '@/lib/client/template-on-desk';
import type { TemplateVersionView } from '@/lib/core/contract/templates';
import type { Id } from '@/lib/core/domain/identifier';
import { operationLabel } from '@/lib/core/domain/operation';
import { checkTemplate } from '@/lib/core/domain/template';
import { DeskHead } from './desk-head';
import { NewOperation } from './new-operation';
import { operationGroups } from './operation-groups';
import { OperationList } from './operation-list';
import { OwnOperationBar } from './own-operation-bar';
import { PlaceholderCheck } from './placeholder-check';
import { SaveDialog } from './save-dialog';
import { changedOperations, layDesk, showVersion, writeDraft } from './template-desk';
import { TemplateEditor } from './template-editor';
import { useDrafts } from './use-drafts';
import { VersionList } from './version-list';

const operationParser = parseAsOperation.withDefault('constraints');

/** The browser asks before it closes a page with unsaved text. */
function useLeaveWarning(isNeeded: boolean) {
  useEffect(() => {
    if (!isNeeded) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isNeeded]);
}

/** `actions` are given by the page; they read what lies on the desk by useTemplateOnDesk. */
export function TemplateRoom({ projectId, actions, links }: { projectId: Id; actions?: ReactNode; links?: ReactNode }) {
  const all = useTemplates(projectId);
  const operations = useOperations(projectId);
  const own = operations.filter((one) => !one.isBuiltIn);
  const [operation, setOperation] = useQueryState('operation', operationParser);
  const [drafts, changeDrafts] = useDrafts(projectId);
  const [isSaving, setSaving] = useState(false);
  const [wanted, setWanted] = useState<TemplateVersionView | null>(null);
  const choose = useChooseTemplate();
  const refusal = useRefusal('templates.edit', 'edit templates');
  const changed = changedOperations(all, drafts);
  useLeaveWarning(changed.length > 0);

  const desk = layDesk(all, operation, drafts[operation]);
  if (!desk) return <EmptyState title="No templates">This project has no template for this operation.</EmptyState>;
  const label = operationLabel(operation);
  const ownNow = own.find((one) => one.operation === operation);
  const offReason = ownNow && !ownNow.isOn ? `${label} is switched off.` : null;
  const problems = checkTemplate(operation, desk.text);
  const show = (versionId: string) => changeDrafts((before) => showVersion(before, operation, versionId));
  const saved = (version: TemplateVersionView) => {
    setSaving(false);
    show(version.id);
    showToast(`Saved ${label} version ${version.version}`, { description: 'The next round that starts uses it.' });
  };
  return (
    <PageFrame
      isWide
      title="Templates"
      actions={
        <>
          {links}
          <NewOperation projectId={projectId} versions={all} operations={operations} onMade={setOperation} />
        </>
      }
      description="The prompts that ask a teacher to evolve an instruction. A round takes the chosen versions when it starts; a round that has started never changes."
    >
      <div className="grid items-start gap-x-8 gap-y-5 lg:grid-cols-[13rem_minmax(0,1fr)] xl:grid-cols-[13rem_minmax(0,1fr)_17rem]">
        <OperationList
          versions={all}
          groups={operationGroups(
            all.map((version) => version.operation),
            own,
          )}
          current={operation}
          changed={changed}
          onChoose={setOperation}
        />
        <section aria-label={`Template of ${label}`} className="flex min-w-0 flex-col gap-3">
          {ownNow && <OwnOperationBar projectId={projectId} operation={ownNow} refusal={refusal} />}
          <TemplateOnDeskProvider
            value={{
              ...{ operation, text: desk.text, version: desk.shown, isChanged: desk.isChanged },
              problem: problems[0]?.message ?? null,
            }}
          >
            <DeskHead
              desk={desk}
              actions={actions}
              refusal={refusal}
              reasonAgainstSave={refusal ?? offReason ?? problems[0]?.message ?? null}
              isChoosing={choose.isPending}
              onSave={() => setSaving(true)}
              onDiscard={() => show(desk.shown.id)}
              onUse={() => choose.mutate({ projectId, operation, templateVersionId: desk.shown.id })}
            />
          </TemplateOnDeskProvider>
          {choose.error && <ErrorState problem={problemOf(choose.error)} />}
          <TemplateEditor
            key={desk.shown.id}
            operation={operation}
            label={`Prompt of ${label}`}
            text={desk.text}
            isReadOnly={refusal !== null}
            onChange={(text) => changeDrafts((before) => writeDraft(before, operation, desk.shown, text))}
          />
          <PlaceholderCheck operation={operation} text={desk.text} problems={problems} />
        </section>
        <section aria-label={`Versions of ${label}`} className="lg:col-start-2 xl:col-start-3">
          <h2 className="mb-1 font-semibold">Versions</h2>
          <VersionList
            versions={desk.versions}
            shownId={desk.shown.id}
            onShow={(version) => (desk.isChanged ? setWanted(version) : show(version.id))}
          />
        </section>
      </div>
      {isSaving && <SaveDialog projectId={projectId} desk={desk} onClose={() => setSaving(false)} onSaved={saved} />}
      <ConfirmDialog
        open={wanted !== null}
        onOpenChange={(open) => !open && setWanted(null)}
        title={`Discard your changes to ${label}?`}
        confirmLabel={`Discard and show version ${wanted?.version ?? ''}`}
        isDanger
        onConfirm={() => {
          if (wanted) show(wanted.id);
          setWanted(null);
        }}
      >
        You changed version {desk.shown.version} and have not saved it. Saved versions stay as they are.
      </ConfirmDialog>
    </PageFrame>
  );
}
