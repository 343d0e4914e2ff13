'use client';
/** The manifest of an export: what is in the file, by round, operation, rule and decision, and everything it was made with. */
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatBytes, formatCount, formatCountOf } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { useManifest } from '@/lib/client/queries/exports';
import { saveFile } from '@/lib/client/save-file';
import type { ExportView, Manifest } from '@/lib/core/contract/exports';
import type { Id } from '@/lib/core/domain/identifier';

type ManifestDialogProps = { projectId: Id; made: ExportView; onClose: () => void };

export function ManifestDialog({ projectId, made, onClose }: ManifestDialogProps) {
  const manifest = useManifest(projectId, made);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title="Manifest"
      description={made.fileName}
      footer={
        manifest.data && <Button onClick={() => save(made.fileName, manifest.data)}>Download the manifest</Button>
      }
    >
      {manifest.isPending && <SkeletonText lines={8} />}
      {manifest.isError && <ErrorState problem={problemOf(manifest.error)} onRetry={() => void manifest.refetch()} />}
      {manifest.data && <ManifestView manifest={manifest.data} />}
    </Dialog>
  );
}

const COUNT_LABELS = {
  byRound: 'By round',
  byOperation: 'By operation',
  byStatus: 'By status',
  byRule: 'Dropped by rule',
  byDecidedBy: 'Decided by',
} as const satisfies Record<keyof Manifest['counts'], string>;

function ManifestView({ manifest }: { manifest: Manifest }) {
  const { rowCount, byteCount, counts, skippedWithoutResponse } = manifest;
  return (
    <div className="flex flex-col gap-4">
      <p className="tabular">
        {formatCountOf(rowCount, 'row')}, {formatBytes(byteCount)}
        {skippedWithoutResponse > 0 && `; ${formatCountOf(skippedWithoutResponse, 'row')} without a response left out`}
      </p>
      <div className="flex flex-wrap gap-x-10 gap-y-4">
        {(Object.keys(COUNT_LABELS) as (keyof Manifest['counts'])[]).map((key) => (
          <Counts key={key} label={COUNT_LABELS[key]} counts={counts[key]} />
        ))}
      </div>
      <CodeBlock code={JSON.stringify(manifest, null, 2)} label="the manifest" />
    </div>
  );
}

function Counts({ label, counts }: { label: string; counts: Record<string, number> }) {
  const entries = Object.entries(counts);
  if (entries.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1 text-sm font-medium">{label}</h3>
      <dl className="grid grid-cols-[auto_auto] gap-x-4 text-sm">
        {entries.map(([key, count]) => (
          <div key={key} className="contents">
            <dt className="text-muted">{key.replaceAll('_', ' ')}</dt>
            <dd className="text-right tabular">{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function save(fileName: string, manifest: Manifest): void {
  const name = fileName.replace(/\.[a-z]+$/, '.manifest.json');
  saveFile(name, `${JSON.stringify(manifest, null, 2)}\n`, 'application/json');
}
