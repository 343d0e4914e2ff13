'use client';
/** What a decision about many is about, and what it will and will not do. */
import type { BulkChoice } from '@/lib/client/queries/bulk';
import type { BulkPreview } from '@/lib/core/contract/bulk';
import type { Id } from '@/lib/core/domain/identifier';
import { leftAloneLines } from './bulk-words';
import { useSelectionWords } from './use-selection-words';

type BulkConsequencesProps = { projectId: Id; choice: BulkChoice; preview: BulkPreview };

export function BulkConsequences({ projectId, choice, preview }: BulkConsequencesProps) {
  const { selection } = choice;
  const words = useSelectionWords(projectId, selection);
  return (
    <>
      {selection.kind === 'filter' ? (
        <p className="text-ink [overflow-wrap:anywhere]">{words.charAt(0).toUpperCase() + words.slice(1)}.</p>
      ) : null}
      <p>
        They are decided in your name, a few hundred at a time. The machine’s verdicts stay on record, and one undo
        takes all of it back.
      </p>
      <ul className="flex list-disc flex-col gap-1 pl-4 empty:hidden">
        {leftAloneLines(choice.kind, preview).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {choice.kind === 'accept' ? (
          <li>The newest kept child of a lineage is what its next round evolves, if its run goes on.</li>
        ) : null}
      </ul>
    </>
  );
}
