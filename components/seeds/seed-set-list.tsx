'use client';
/** What was imported: origin, counts, which runs use it, and the way to take it out again. */
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { Link } from '@/components/ui/link';
import { Section } from '@/components/ui/section';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatBytes, formatCount, formatCountOf, formatMoment } from '@/lib/client/display';
import { instructionsHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useRemoveSeedSet, useSeedSets } from '@/lib/client/queries/seeds';
import type { SeedSetView } from '@/lib/core/contract/seeds';
import type { Id } from '@/lib/core/domain/identifier';
import { SEED_SHAPE_LABELS } from '@/lib/core/domain/seed-import';

type SeedSetListProps = { projectId: Id; refusal: string | null };

export function SeedSetList({ projectId, refusal }: SeedSetListProps) {
  const sets = useSeedSets(projectId);
  const [removing, setRemoving] = useState<SeedSetView | null>(null);
  if (sets.isPending) return <SkeletonRows rows={3} />;
  if (sets.isError) return <ErrorState problem={problemOf(sets.error)} onRetry={() => void sets.refetch()} />;
  if (sets.data.length === 0) return null;
  return (
    <Section
      title="Seed sets"
      description="Every import is a set; a run begins with one or several of them."
      className="mt-4"
    >
      <Table label="Imported seed sets">
        <TableHead>
          <TableRow>
            <TableHeader>Name</TableHeader>
            <TableHeader>From</TableHeader>
            <TableHeader isNumeric>Seeds</TableHeader>
            <TableHeader isNumeric>Bad rows left out</TableHeader>
            <TableHeader isNumeric>Duplicates</TableHeader>
            <TableHeader isNumeric>Runs</TableHeader>
            <TableHeader isNumeric>Imported</TableHeader>
            <TableHeader>
              <span className="sr-only">Remove</span>
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {sets.data.map((set) => (
            <SeedSetRow
              key={set.id}
              projectId={projectId}
              set={set}
              refusal={refusal}
              onRemove={() => setRemoving(set)}
            />
          ))}
        </TableBody>
      </Table>
      {removing && <RemoveDialog projectId={projectId} set={removing} onClose={() => setRemoving(null)} />}
    </Section>
  );
}

type SeedSetRowProps = SeedSetListProps & { set: SeedSetView; onRemove: () => void };

function SeedSetRow({ projectId, set, refusal, onRemove }: SeedSetRowProps) {
  const { fileName, byteCount, mapping, format, sha256 } = set.origin;
  const used = set.runCount > 0 ? `${formatCountOf(set.runCount, 'run')} began with it, so it stays.` : null;
  return (
    <TableRow>
      <TableCell>
        <Link href={instructionsHref(projectId, { seedSetId: set.id })} className="font-medium hover:underline">
          {set.name}
        </Link>
      </TableCell>
      <TableCell className="min-w-48 text-sm text-muted" title={`SHA-256 ${sha256}`}>
        {fileName === 'paste' ? 'pasted text' : fileName}, {format.toUpperCase()}, {formatBytes(byteCount)}
        <span className="block text-faint">{SEED_SHAPE_LABELS[mapping.shape]}</span>
      </TableCell>
      <TableCell isNumeric>{formatCount(set.rowCount)}</TableCell>
      <TableCell isNumeric>{formatCount(set.badRowCount)}</TableCell>
      <TableCell isNumeric>{formatCount(set.duplicateCount)}</TableCell>
      <TableCell isNumeric>{formatCount(set.runCount)}</TableCell>
      <TableCell isNumeric className="whitespace-nowrap text-muted">
        {formatMoment(set.createdAt)}
      </TableCell>
      <TableCell isNumeric>
        <IconButton
          label={`Remove ${set.name}`}
          size="sm"
          icon={<Trash2 size={14} aria-hidden />}
          disabledReason={refusal ?? used}
          onClick={onRemove}
        />
      </TableCell>
    </TableRow>
  );
}

function RemoveDialog({ projectId, set, onClose }: { projectId: Id; set: SeedSetView; onClose: () => void }) {
  const remove = useRemoveSeedSet();
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Remove ${set.name}?`}
      confirmLabel={`Remove ${formatCountOf(set.rowCount, 'seed')}`}
      isDanger
      isBusy={remove.isPending}
      error={remove.isError ? problemOf(remove.error).message : null}
      onConfirm={() => remove.mutate({ projectId, seedSetId: set.id }, { onSuccess: onClose })}
    >
      The seeds of this set leave the project. No run has used them. The file itself is not here, so it can only be
      imported again from where it came from.
    </ConfirmDialog>
  );
}
