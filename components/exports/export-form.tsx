'use client';
/** The choices of an export, how many rows they give now, and the one button that makes and downloads it. */
import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ActionButton } from '@/components/shell/action-button';
import { RehearsalBanner } from '@/components/shell/rehearsal-banner';
import { ErrorState } from '@/components/ui/error-state';
import { RadioGroup } from '@/components/ui/radio-group';
import { Section } from '@/components/ui/section';
import { Stat } from '@/components/ui/stat';
import { type Action, useActions } from '@/lib/client/action';
import { formatCount, formatCountOf } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { useCreateExport, useExportCount } from '@/lib/client/queries/exports';
import { EXPORT_FORMAT_FACTS, EXPORT_FORMATS } from '@/lib/core/domain/export';
import type { Id } from '@/lib/core/domain/identifier';
import { type ExportChoice, FIRST_CHOICE, optionsOf } from './export-choice';
import { ExportRows } from './export-rows';

const FORMAT_OPTIONS = EXPORT_FORMATS.map((value) => ({
  value,
  label: EXPORT_FORMAT_FACTS[value].label,
  hint: EXPORT_FORMAT_FACTS[value].summary,
}));

export function ExportForm({ projectId, refusal }: { projectId: Id; refusal: string | null }) {
  const [choice, setChoice] = useState<ExportChoice>(FIRST_CHOICE);
  const change = (part: Partial<ExportChoice>) => setChoice((before) => ({ ...before, ...part }));
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="flex min-w-0 max-w-[44rem] flex-col gap-8">
        <Section title="Rows">
          <ExportRows projectId={projectId} choice={choice} onChange={change} />
        </Section>
        <Section title="Format">
          <RadioGroup
            label="Format"
            isLabelHidden
            value={choice.format}
            options={FORMAT_OPTIONS}
            onValueChange={(format) => change({ format })}
          />
        </Section>
      </div>
      <MakePanel projectId={projectId} choice={choice} refusal={refusal} />
    </div>
  );
}

type MakePanelProps = { projectId: Id; choice: ExportChoice; refusal: string | null };

function MakePanel({ projectId, choice, refusal }: MakePanelProps) {
  const options = useMemo(() => optionsOf(choice), [choice]);
  const count = useExportCount(projectId, options);
  const { mutate, isPending, isError, error } = useCreateExport();
  const rowCount = count.data?.rowCount;
  const reason =
    refusal ?? (options === null ? 'A figure is not right.' : rowCount === 0 ? 'No row fits these choices.' : null);
  const make = useMemo<Action>(
    () => ({
      id: 'exports.make',
      label: 'Export and download',
      key: 'e',
      group: 'Exports',
      when: () => reason ?? true,
      perform: () => {
        if (options) mutate({ projectId, options });
      },
    }),
    [reason, options, projectId, mutate],
  );
  useActions(useMemo(() => [make], [make]));
  const skipped = count.data?.skippedWithoutResponse ?? 0;
  return (
    <div className="flex flex-col gap-4 self-start lg:sticky lg:top-6" aria-busy={count.isFetching}>
      <Stat label="Rows in the file" value={rowCount === undefined ? '–' : formatCount(rowCount)} />
      {skipped > 0 && (
        <p className="text-sm text-muted">
          {formatCountOf(skipped, 'row has', 'rows have')} no response and cannot be in this format:{' '}
          {skipped === 1 ? 'it is' : 'they are'} left out, and the manifest counts {skipped === 1 ? 'it' : 'them'}.
        </p>
      )}
      {count.data?.isRehearsal && (
        <RehearsalBanner>
          Some rows were made by the rehearsal teacher. The file name and the manifest say so, and in the lossless
          format every such row.
        </RehearsalBanner>
      )}
      {count.isError && <ErrorState problem={problemOf(count.error)} onRetry={() => void count.refetch()} />}
      {isError && <ErrorState problem={problemOf(error)} />}
      <ActionButton
        action={make}
        variant="primary"
        icon={<Download size={16} aria-hidden />}
        isBusy={isPending}
        className="self-start"
      />
    </div>
  );
}
