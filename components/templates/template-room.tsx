'use client';
/** The page of templates: operations on the left, the desk in the middle, the versions of one operation on the right. */
import { useQueryState } from 'nuqs';
import type { ReactNode } from 'react';
import { PageFrame } from '@/components/shell/page-frame';
import { EmptyState } from '@/components/ui/empty-state';
import { parseAsOperation } from '@/lib/client/parse-operation';
import { useOperations } from '@/lib/client/queries/operations';
import { useTemplates } from '@/lib/client/queries/templates';
import type { Id } from '@/lib/core/domain/identifier';
import { NewOperation } from './new-operation';
import { operationGroups } from './operation-groups';
import { OperationList } from './operation-list';
import { PackActions } from './pack-actions';
import { changedOperations, layDesk } from './template-desk';
import { TemplateDesk } from './template-desk-view';
import { useDrafts } from './use-drafts';
import { useUnsavedMarks } from './use-unsaved-marks';

const operationParser = parseAsOperation.withDefault('constraints');

/** `actions` and `links` are given by the page; actions read what lies on the desk by useTemplateOnDesk. */
type TemplateRoomProps = { projectId: Id; personId: string; actions?: ReactNode; links?: ReactNode };

export function TemplateRoom({ projectId, personId, actions, links }: TemplateRoomProps) {
  const all = useTemplates(projectId);
  const operations = useOperations(projectId);
  const own = operations.filter((one) => !one.isBuiltIn);
  const [operation, setOperation] = useQueryState('operation', operationParser);
  const kept = useDrafts({ personId, projectId });
  const changed = changedOperations(all, kept.drafts);
  useUnsavedMarks({ isUnsaved: changed.length > 0, isKept: kept.isKept });
  const desk = layDesk(all, operation, kept.drafts[operation]);
  if (!desk) return <EmptyState title="No templates">This project has no template for this operation.</EmptyState>;
  return (
    <PageFrame
      isWide
      title="Templates"
      description="The prompts that ask a teacher to evolve an instruction. A round takes the chosen versions when it starts; a round that has started never changes."
      actions={
        <>
          {links}
          <PackActions projectId={projectId} versions={all} />
          <NewOperation projectId={projectId} versions={all} operations={operations} onMade={setOperation} />
        </>
      }
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
        <TemplateDesk
          key={operation}
          projectId={projectId}
          desk={desk}
          kept={kept}
          actions={actions}
          own={own.find((one) => one.operation === operation) ?? null}
        />
      </div>
    </PageFrame>
  );
}
