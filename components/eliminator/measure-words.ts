/** The words of the measures, and of what the table is grouped by. */
import { AUDIT_GROUPS, type AuditCell, type AuditGroup, type AuditMeasures } from '@/lib/core/contract/audits';
import type { PlannedMeasure } from '@/lib/core/domain/audit-planner';
import type { Outcome } from '@/lib/core/domain/classifier-measures';

export const MEASURE_WORDS = {
  precision: { label: 'Precision', explains: 'of what was dropped, the share that people reject too' },
  recall: { label: 'Recall', explains: 'of all that people reject, the share that was dropped' },
  f1: { label: 'F1', explains: 'the harmonic mean of the two' },
} as const satisfies Record<PlannedMeasure, { label: string; explains: string }>;

export const OUTCOME_WORDS = {
  caught: { label: 'Rightly dropped', explains: 'dropped, and people reject it' },
  wrong: { label: 'Wrongly dropped', explains: 'dropped, but people accept it' },
  missed: { label: 'Missed', explains: 'let through, but people reject it' },
  passed: { label: 'Rightly let through', explains: 'let through, and people accept it' },
} as const satisfies Record<Outcome, { label: string; explains: string }>;

export const GROUP_WORDS = {
  rule: 'rule',
  operation: 'operation',
  round: 'round',
  run: 'run',
  evolver: 'evolver',
} as const satisfies Record<AuditGroup, string>;

/** Below it a figure says little, and the page says so. */
export const SMALL_N = 30;

export const isGroup = (word: string): word is AuditGroup => (AUDIT_GROUPS as readonly string[]).includes(word);

export function runNameOf(measures: AuditMeasures, cell: AuditCell): string {
  return measures.runs.find((run) => run.id === cell.runId)?.name ?? 'removed';
}

export function evolverNameOf(measures: AuditMeasures, cell: AuditCell): string {
  const evolver = measures.evolvers.find((one) => one.id === cell.evolverId);
  return evolver ? `${evolver.name} (${evolver.model})` : 'removed';
}

export const cellKey = (cell: AuditCell) => JSON.stringify(cell);
