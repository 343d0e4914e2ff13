/** The choices before an import: the name of the set, what becomes of bad rows and of duplicates. */
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { Section } from '@/components/ui/section';
import { formatCountOf } from '@/lib/client/display';
import type { SeedFileReport } from '@/lib/core/contract/seeds';

export type ImportDecision = { name: string; badRows: 'refuse' | 'leave_out'; duplicates: 'keep' | 'leave_out' };

export function defaultChoice(fileName: string): ImportDecision {
  const name = fileName === 'paste' ? 'Pasted seeds' : fileName.replace(/\.[a-z]+$/i, '');
  return { name: name.slice(0, 120), badRows: 'refuse', duplicates: 'keep' };
}

function duplicatesOf(report: SeedFileReport): number {
  return report.duplicateInFileCount + report.duplicateInProjectCount;
}

export function importedCount(report: SeedFileReport, decision: ImportDecision): number {
  return report.seedCount - (decision.duplicates === 'leave_out' ? duplicatesOf(report) : 0);
}

/** Why nothing can be imported now; null when it can. */
export function importRefusal(report: SeedFileReport, decision: ImportDecision): string | null {
  if (decision.name.trim() === '') return 'Give the seed set a name.';
  if (report.badRowCount > 0 && decision.badRows === 'refuse') {
    return `${formatCountOf(report.badRowCount, 'row is', 'rows are')} bad: leave them out, or mend the file.`;
  }
  return importedCount(report, decision) === 0 ? 'There is no row to import.' : null;
}

type ImportFormProps = {
  report: SeedFileReport;
  decision: ImportDecision;
  onChange: (decision: ImportDecision) => void;
};

export function ImportForm({ report, decision, onChange }: ImportFormProps) {
  const bad = formatCountOf(report.badRowCount, 'bad row');
  const duplicates = formatCountOf(duplicatesOf(report), 'duplicate');
  return (
    <Section title="Import">
      <div className="flex flex-col gap-5">
        <Field label="Name of the seed set" className="max-w-96">
          <Input value={decision.name} onChange={(event) => onChange({ ...decision, name: event.target.value })} />
        </Field>
        {report.badRowCount > 0 && (
          <RadioGroup
            label="Bad rows"
            value={decision.badRows}
            onValueChange={(badRows) => onChange({ ...decision, badRows })}
            options={[
              { value: 'refuse', label: 'Import nothing', hint: 'Mend the file and come back.' },
              {
                value: 'leave_out',
                label: `Leave out ${bad}`,
                hint: 'All other rows are imported; the set says how many were not.',
              },
            ]}
          />
        )}
        {duplicatesOf(report) > 0 && (
          <RadioGroup
            label="Duplicates"
            value={decision.duplicates}
            onValueChange={(next) => onChange({ ...decision, duplicates: next })}
            options={[
              { value: 'keep', label: 'Import them too', hint: 'Each becomes a seed of its own.' },
              {
                value: 'leave_out',
                label: `Leave out ${duplicates}`,
                hint: 'The first of equal instructions is kept.',
              },
            ]}
          />
        )}
      </div>
    </Section>
  );
}
