/** What reading the whole file found, in figures. */
import { Stat } from '@/components/ui/stat';
import { formatCount, formatCountOf } from '@/lib/client/display';
import type { SeedFileReport } from '@/lib/core/contract/seeds';
import { LEFT_OUT_TEXTS } from '@/lib/core/domain/seed-import';

export function FileCounts({ report }: { report: SeedFileReport }) {
  const { rowCount, goodRowCount, badRowCount, seedCount, duplicateInFileCount, duplicateInProjectCount } = report;
  const hasSeveral = seedCount !== goodRowCount;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-x-10 gap-y-3">
        <Stat label="Rows" value={formatCount(rowCount)} />
        <Stat
          label="Seeds"
          value={formatCount(seedCount)}
          {...(hasSeveral && { hint: 'a task with several instances gives several' })}
        />
        <Stat
          label="Bad rows"
          value={<span className={badRowCount > 0 ? 'text-danger' : ''}>{formatCount(badRowCount)}</span>}
        />
        <Stat
          label="Duplicates"
          value={formatCount(duplicateInFileCount + duplicateInProjectCount)}
          hint={`${formatCount(duplicateInFileCount)} in the file, ${formatCount(duplicateInProjectCount)} in the project`}
        />
      </div>
      {report.leftOut.map(({ kind, rowCount: count }) => (
        <p key={kind} className="max-w-reading text-sm text-muted">
          {formatCountOf(count, 'row')}. {LEFT_OUT_TEXTS[kind]}
        </p>
      ))}
    </div>
  );
}
