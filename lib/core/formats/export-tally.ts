/** Counts the rows of an export on their way into the file: what its manifest says. */
import { type ExportRow, exportStatus } from '../domain/export';
import type { Id } from '../domain/identifier';

export type ExportCounts = Record<
  'byRound' | 'byOperation' | 'byStatus' | 'byRule' | 'byDecidedBy',
  Record<string, number>
>;

export class ExportTally {
  rowCount = 0;
  isRehearsal = false;
  readonly counts: ExportCounts = { byRound: {}, byOperation: {}, byStatus: {}, byRule: {}, byDecidedBy: {} };
  readonly runIds = new Set<Id>();
  readonly seedSetIds = new Set<Id>();
  readonly templateVersionRows = new Map<Id, number>();

  add(row: ExportRow): void {
    this.rowCount += 1;
    this.isRehearsal ||= row.isRehearsal;
    raise(this.counts.byRound, String(row.round));
    raise(this.counts.byOperation, row.operation ?? 'seed');
    raise(this.counts.byStatus, exportStatus(row));
    raise(this.counts.byDecidedBy, row.decidedBy ?? 'nobody');
    const rule = row.findings.find((finding) => finding.effect === 'drop');
    if (rule?.effect === 'drop') raise(this.counts.byRule, rule.rule);
    if (row.runId) this.runIds.add(row.runId);
    if (row.source) this.seedSetIds.add(row.source.seedSetId);
    const version = row.templateVersion?.id;
    if (version) this.templateVersionRows.set(version, (this.templateVersionRows.get(version) ?? 0) + 1);
  }
}

function raise(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
