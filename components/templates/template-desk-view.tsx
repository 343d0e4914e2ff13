'use client';
/** One operation on the desk: write, see what is sent, save; and its versions beside it. */
import type { EditorView } from '@codemirror/view';
import dynamic from 'next/dynamic';
import { type ReactNode, Suspense, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonText } from '@/components/ui/skeleton';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { showToast } from '@/components/ui/toast';
import { problemOf } from '@/lib/client/problem';
import { useRefusal } from '@/lib/client/queries/me';
import { useChooseTemplate } from '@/lib/client/queries/templates';
import { TemplateOnDeskProvider } from '@/lib/client/template-on-desk';
import type { OperationView } from '@/lib/core/contract/operations';
import type { TemplateVersionView } from '@/lib/core/contract/templates';
import type { Id } from '@/lib/core/domain/identifier';
import { operationLabel } from '@/lib/core/domain/operation';
import { DeskDialogs, type DeskQuestion } from './desk-dialogs';
import { DeskHead } from './desk-head';
import { FindingList } from './finding-list';
import { withBreaksOf, withPlainBreaks } from './line-breaks';
import { OvertakenNotice } from './overtaken-notice';
import { OwnOperationBar } from './own-operation-bar';
import { PlaceholderCheck } from './placeholder-check';
import { type Desk, showVersion, writeDraft } from './template-desk';
import { TemplateEditor } from './template-editor';
import { findingsOf } from './template-findings';
import type { KeptDrafts } from './use-drafts';
import { VersionList } from './version-list';

const PromptPreview = dynamic(() => import('./prompt-preview').then((module) => module.PromptPreview), { ssr: false });

/** `own`: what the project says of it, when the operation is one of its own. */
type TemplateDeskProps = {
  projectId: Id;
  desk: Desk;
  kept: KeptDrafts;
  own: OperationView | null;
  actions?: ReactNode;
};

export function TemplateDesk({ projectId, desk, kept, own, actions }: TemplateDeskProps) {
  const { shown } = desk;
  const { operation } = shown;
  const label = operationLabel(operation);
  const [view, setView] = useState<'write' | 'sent'>('write');
  const [question, setQuestion] = useState<DeskQuestion | null>(null);
  const editor = useRef<EditorView | null>(null);
  const choose = useChooseTemplate();
  const refusal = useRefusal('templates.edit', 'edit templates');
  const offReason = own && !own.isOn ? `${label} is switched off.` : null;
  const replyLabel = own?.replyLabel ?? null;
  const findings = findingsOf({ operation, family: own?.family, replyLabel }, desk.text);
  const firstError = findings.find((finding) => finding.severity === 'error');
  const show = (versionId: string) => kept.change((before) => showVersion(before, operation, versionId));
  const saved = (version: TemplateVersionView) => {
    setQuestion(null);
    show(version.id);
    showToast(`Saved ${label} version ${version.version}`, { description: 'The next round that starts uses it.' });
  };
  const goTo = ({ line }: { line: number | null }) => {
    const at = editor.current;
    if (!at || line === null || line > at.state.doc.lines) return;
    const { from, to } = at.state.doc.line(line);
    at.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
    at.focus();
  };
  return (
    <>
      <section aria-label={`Template of ${label}`} className="flex min-w-0 flex-col gap-3">
        {own && <OwnOperationBar projectId={projectId} operation={own} refusal={refusal} />}
        <TemplateOnDeskProvider
          value={{
            ...{ operation, text: desk.text, version: shown, isChanged: desk.isChanged },
            problem: firstError?.message ?? null,
          }}
        >
          <DeskHead
            desk={desk}
            actions={actions}
            refusal={refusal ?? offReason}
            reasonAgainstSave={refusal ?? offReason ?? firstError?.message ?? null}
            isChoosing={choose.isPending}
            isKept={kept.isKept}
            onSave={() => setQuestion({ kind: 'save' })}
            onRestore={() => setQuestion({ kind: 'save' })}
            onDiscard={() => show(shown.id)}
            onUse={() => choose.mutate({ projectId, operation, templateVersionId: shown.id })}
          />
        </TemplateOnDeskProvider>
        <OvertakenNotice
          desk={desk}
          onCompare={() => setQuestion({ kind: 'save' })}
          onTakeTheirs={() => desk.overtakenBy && setQuestion({ kind: 'discard', wanted: desk.overtakenBy })}
        />
        {choose.error && <ErrorState problem={problemOf(choose.error)} />}
        <Tabs value={view} onValueChange={setView}>
          <TabList label="Write or look">
            <Tab value="write">Write</Tab>
            <Tab value="sent">What is sent</Tab>
          </TabList>
          <TabPanel value="write" className="flex flex-col gap-3 pt-3">
            <TemplateEditor
              key={shown.id}
              operation={operation}
              family={own?.family}
              replyLabel={replyLabel}
              label={`Prompt of ${label}`}
              text={withPlainBreaks(desk.text)}
              isReadOnly={refusal !== null}
              onReady={(ready) => {
                editor.current = ready;
              }}
              onChange={(text) => kept.change((before) => writeDraft(before, desk, withBreaksOf(shown.text, text)))}
            />
            <FindingList findings={findings} onGoTo={goTo} />
            <PlaceholderCheck operation={operation} text={desk.text} />
          </TabPanel>
          <TabPanel value="sent" className="pt-3">
            <Suspense fallback={<SkeletonText lines={8} />}>
              <PromptPreview projectId={projectId} operation={operation} text={desk.text} />
            </Suspense>
          </TabPanel>
        </Tabs>
      </section>
      <section aria-label={`Versions of ${label}`} className="lg:col-start-2 xl:col-start-3">
        <div className="mb-1 flex min-h-8 items-center justify-between gap-3">
          <h2 className="font-semibold">Versions</h2>
          {(desk.versions.length > 1 || desk.isChanged) && (
            <Button size="sm" variant="quiet" onClick={() => setQuestion({ kind: 'compare' })}>
              Compare
            </Button>
          )}
        </div>
        <VersionList
          versions={desk.versions}
          shownId={shown.id}
          onShow={(version) => (desk.isChanged ? setQuestion({ kind: 'discard', wanted: version }) : show(version.id))}
        />
      </section>
      <DeskDialogs
        projectId={projectId}
        desk={desk}
        question={question}
        onClose={() => setQuestion(null)}
        onSaved={saved}
        onShow={show}
      />
    </>
  );
}
