'use client';
/** A file before it is imported: what is in it, how it is read, what is wrong with it, and the choice that is left to the person. */
import { useMemo, useState } from 'react';
import { ActionButton } from '@/components/shell/action-button';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Section } from '@/components/ui/section';
import { type Action, useActions } from '@/lib/client/action';
import { formatBytes, formatCountOf } from '@/lib/client/display';
import type { SeedFileReport } from '@/lib/core/contract/seeds';
import type { FileFormat, SeedMapping } from '@/lib/core/domain/seed-import';
import { BadRows } from './bad-rows';
import { FileCounts } from './file-counts';
import { defaultChoice, type ImportDecision, ImportForm, importedCount, importRefusal } from './import-form';
import { MappingForm } from './mapping-form';
import { SeedPreview } from './seed-preview';
import { SendingProgress } from './sending-progress';
import type { SeedFileDesk } from './use-seed-file';

export function ImportPanel({ desk, file }: { desk: SeedFileDesk; file: File }) {
  const { report, sending, problem } = desk;
  const isPaste = file.name === 'paste';
  const title = isPaste ? 'Pasted rows' : file.name;
  return (
    <Section
      title={<span className="[overflow-wrap:anywhere]">{title}</span>}
      description={formatBytes(file.size)}
      actions={
        <Button size="sm" onClick={desk.leave}>
          {isPaste ? 'Discard' : 'Choose another file'}
        </Button>
      }
    >
      {sending && <SendingProgress sending={sending} size={file.size} onStop={desk.stop} />}
      {problem && <ErrorState problem={problem} />}
      {report && <CheckedFile desk={desk} report={report} file={file} />}
    </Section>
  );
}

type CheckedFileProps = { desk: SeedFileDesk; report: SeedFileReport; file: File };

function CheckedFile({ desk, report, file }: CheckedFileProps) {
  const [decision, setDecision] = useState<ImportDecision>(() => defaultChoice(file.name));
  const [format, setFormat] = useState<FileFormat | undefined>();
  const { sending, check, importFile } = desk;
  const fileChoice = { fileName: file.name, format: format ?? report.format };
  const reason = sending ? 'The file is being read.' : importRefusal(report, decision);
  const importAction = useMemo<Action>(
    () => ({
      id: 'seeds.import',
      label: `Import ${formatCountOf(importedCount(report, decision), 'seed')}`,
      key: 'mod+enter',
      group: 'Seeds',
      reach: 'everywhere',
      when: () => reason ?? true,
      perform: () =>
        void importFile({ fileName: file.name, format: report.format, mapping: report.mapping, ...decision }),
    }),
    [reason, report, decision, file.name, importFile],
  );
  useActions(useMemo(() => [importAction], [importAction]));
  const changeMapping = (mapping: SeedMapping) => void check(file, { ...fileChoice, mapping }, report);
  const changeFormat = (next: FileFormat) => {
    setFormat(next);
    void check(file, { fileName: file.name, format: next }, report);
  };
  return (
    <div className="flex flex-col gap-8" aria-busy={sending !== null}>
      <FileCounts report={report} />
      <MappingForm report={report} onMapping={changeMapping} onFormat={changeFormat} />
      <SeedPreview report={report} />
      <BadRows report={report} />
      <ImportForm report={report} decision={decision} onChange={setDecision} />
      <div className="flex flex-wrap gap-2">
        <ActionButton action={importAction} variant="primary" isBusy={sending?.action === 'import'} />
        <Button onClick={desk.leave}>Cancel</Button>
      </div>
    </div>
  );
}
