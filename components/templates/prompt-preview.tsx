'use client';
/** What the evolver will be sent by this text: every message as the machine makes it, with a real parent. */
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { LinkButton } from '@/components/ui/link-button';
import { Select } from '@/components/ui/select';
import { projectHref } from '@/lib/client/page-links';
import { useTeachers } from '@/lib/client/queries/teachers';
import type { Id } from '@/lib/core/domain/identifier';
import { DATA_FORMATS, type DataFormat } from '@/lib/core/domain/operation';
import { allowedPlaceholders } from '@/lib/core/domain/template';
import { ParentChoice } from './parent-choice';
import { SentMessages } from './sent-messages';
import type { Operation } from './template-findings';
import { useParentChoice } from './use-parent-choice';

const FORMAT_OPTIONS = DATA_FORMATS.map((format) => ({ value: format, label: format }));

type PromptPreviewProps = { projectId: Id; operation: Operation; text: string };

export function PromptPreview({ projectId, operation, text }: PromptPreviewProps) {
  const teachers = useTeachers(projectId).filter((teacher) => teacher.archivedAt === null);
  const [teacherId, setTeacherId] = useState<string | null>(null);
  const [format, setFormat] = useState<DataFormat>('json');
  const choice = useParentChoice(projectId);
  const teacher = teachers.find((one) => one.id === teacherId) ?? teachers[0] ?? null;
  const carriesData = allowedPlaceholders(operation).includes('format');
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-3">
        {teacher && (
          <Field label="Evolver" className="min-w-48">
            <Select
              value={teacher.id}
              onValueChange={setTeacherId}
              options={teachers.map(({ id, name, model }) => ({ value: id, label: name, hint: model }))}
            />
          </Field>
        )}
        {carriesData && (
          <Field label="Data format" className="min-w-32">
            <Select value={format} onValueChange={setFormat} options={FORMAT_OPTIONS} />
          </Field>
        )}
        <ParentChoice projectId={projectId} choice={choice} />
      </div>
      {carriesData && <p className="text-sm text-muted">In a round each lineage gets one of the formats at random.</p>}
      {choice.parent ? (
        <SentMessages
          input={{ templateText: text, parentText: choice.parent.text, dataFormat: carriesData ? format : null }}
          teacher={teacher}
        />
      ) : (
        choice.isEmpty && (
          <p className="flex flex-wrap items-center gap-3 text-muted">
            There is no instruction to show it with yet.
            <LinkButton size="sm" href={projectHref(projectId, 'seeds')}>
              Import seeds
            </LinkButton>
          </p>
        )
      )}
    </div>
  );
}
