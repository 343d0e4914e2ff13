'use client';
/** What was exported when: rows, bytes, SHA-256, manifest, and the same file again. */
import { useState } from 'react';
import { RehearsalMark } from '@/components/dataset/rehearsal-mark';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Section } from '@/components/ui/section';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatBytes, formatCount, formatMoment } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { useExports } from '@/lib/client/queries/exports';
import type { ExportView } from '@/lib/core/contract/exports';
import type { Id } from '@/lib/core/domain/identifier';
import { DownloadAgain } from './download-again';
import { ManifestDialog } from './manifest-dialog';
import { optionWords } from './option-words';

type ExportListProps = { projectId: Id; refusal: string | null };

export function ExportList({ projectId, refusal }: ExportListProps) {
  const made = useExports(projectId);
  const [shown, setShown] = useState<ExportView | null>(null);
  if (made.isPending) return <SkeletonRows rows={3} />;
  if (made.isError) return <ErrorState problem={problemOf(made.error)} onRetry={() => void made.refetch()} />;
  if (made.data.length === 0) return null;
  return (
    <Section title="Exports made" className="mt-4">
      <Table label="Files made">
        <TableHead>
          <TableRow>
            <TableHeader>File</TableHeader>
            <TableHeader isNumeric>Rows</TableHeader>
            <TableHeader isNumeric>Size</TableHeader>
            <TableHeader>SHA-256</TableHeader>
            <TableHeader isNumeric>Made</TableHeader>
            <TableHeader>
              <span className="sr-only">Actions</span>
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {made.data.map((one) => (
            <ExportRow
              key={one.id}
              projectId={projectId}
              made={one}
              refusal={refusal}
              onManifest={() => setShown(one)}
            />
          ))}
        </TableBody>
      </Table>
      {shown && <ManifestDialog projectId={projectId} made={shown} onClose={() => setShown(null)} />}
    </Section>
  );
}

type ExportRowProps = ExportListProps & { made: ExportView; onManifest: () => void };

function ExportRow({ projectId, made, refusal, onManifest }: ExportRowProps) {
  const { manifest, rowCount, byteCount, sha256 } = made;
  return (
    <TableRow className="align-top">
      <TableCell>
        <span className="flex min-w-52 flex-wrap items-center gap-x-2 font-medium [overflow-wrap:anywhere]">
          {made.fileName}
          {manifest?.isRehearsal && <RehearsalMark />}
        </span>
        <span className="block text-sm text-muted">{optionWords(made.options)}</span>
      </TableCell>
      <TableCell isNumeric>{rowCount === null ? <NotKnown /> : formatCount(rowCount)}</TableCell>
      <TableCell isNumeric className="whitespace-nowrap">
        {byteCount === null ? <NotKnown /> : formatBytes(byteCount)}
      </TableCell>
      <TableCell className="font-mono text-sm" title={sha256 ?? undefined}>
        {sha256 === null ? <NotKnown /> : sha256.slice(0, 12)}
      </TableCell>
      <TableCell isNumeric className="whitespace-nowrap text-muted">
        {formatMoment(made.createdAt)}
      </TableCell>
      <TableCell>
        <span className="flex justify-end gap-1">
          <Button size="sm" variant="quiet" onClick={onManifest}>
            Manifest
          </Button>
          <DownloadAgain projectId={projectId} made={made} refusal={refusal} />
        </span>
      </TableCell>
    </TableRow>
  );
}

/** The figures of a file are known when it was given whole. */
function NotKnown() {
  return (
    <span className="text-faint" title="Known when the file has been downloaded as a whole.">
      –
    </span>
  );
}
