/** What rounds will take, with intervals and the grounds for them. */
import type { SpendingView } from '@/lib/core/contract/runs';
import { capWarning, spendingFigures, spendingNotes } from './spending-words';

type SpendingFiguresProps = { spending: SpendingView; driver: 'live' | 'batch'; leftUsd: bigint | null };

export function SpendingFigures({ spending, driver, leftUsd }: SpendingFiguresProps) {
  const warning = capWarning(spending, leftUsd);
  return (
    <>
      <dl className="flex flex-col gap-1 text-sm tabular">
        {spendingFigures(spending).map(({ label, expected, interval }) => (
          <div key={label} className="grid grid-cols-[4rem_1fr] gap-x-3">
            <dt className="text-muted">{label}</dt>
            <dd className="text-right">
              <span className="font-medium">{expected}</span>
              <span className="block text-faint">{interval}</span>
            </dd>
          </div>
        ))}
      </dl>
      {warning ? <p className="text-sm text-caution">{warning}</p> : null}
      {spendingNotes(spending, driver).map((note) => (
        <p key={note} className="text-sm text-muted">
          {note}
        </p>
      ))}
    </>
  );
}
