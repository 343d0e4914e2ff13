/** The first seeds as they would be imported. */
import { Section } from '@/components/ui/section';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { SeedFileReport } from '@/lib/core/contract/seeds';

const SHOWN = 5;
const COLUMNS = ['instruction', 'input', 'response', 'category'] as const;
const LABELS = { instruction: 'Instruction', input: 'Input', response: 'Response', category: 'Category' } as const;

export function SeedPreview({ report }: { report: SeedFileReport }) {
  const rows = report.preview.slice(0, SHOWN);
  const columns = COLUMNS.filter((column) => report.preview.some((row) => row[column] !== null));
  if (rows.length === 0) return null;
  return (
    <Section title="First rows">
      <Table label="First rows as seeds" className="table-fixed min-w-160">
        <TableHead>
          <TableRow>
            <TableHeader isNumeric className="w-14">
              Row
            </TableHeader>
            {columns.map((column) => (
              <TableHeader key={column} className={column === 'category' ? 'w-36' : ''}>
                {LABELS[column]}
              </TableHeader>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: several seeds may come from one row; the list never changes its order
            <TableRow key={at} className="align-top">
              <TableCell isNumeric className="text-muted">
                {row.row}
              </TableCell>
              {columns.map((column) => (
                <TableCell key={column}>
                  {row[column] === null ? (
                    <span className="text-faint">none</span>
                  ) : (
                    <div dir="auto" className="line-clamp-4 whitespace-pre-wrap [overflow-wrap:anywhere]">
                      {row[column]}
                    </div>
                  )}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}
