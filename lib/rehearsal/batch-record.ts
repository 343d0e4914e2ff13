/** A batch as the rehearsal teacher keeps it, and as OpenAI's API shows it. */
import type { BatchFault } from './batch-lines';

export type BatchStatus =
  | 'validating'
  | 'failed'
  | 'in_progress'
  | 'finalizing'
  | 'completed'
  | 'expired'
  | 'cancelling'
  | 'cancelled';

export type BatchRecord = {
  id: string;
  status: BatchStatus;
  endpoint: string;
  inputFileId: string;
  outputFileId: string | null;
  errorFileId: string | null;
  metadata: Record<string, string> | null;
  createdSeconds: number;
  expiresSeconds: number;
  /** status → since when, in seconds */
  since: Partial<Record<BatchStatus, number>>;
  faults: BatchFault[];
  counts: { total: number; completed: number; failed: number };
  /** what it adds to what waits here */
  enqueuedTokens: number;
};

export function moveTo(batch: BatchRecord, status: BatchStatus): void {
  batch.status = status;
  batch.since[status] = Math.floor(Date.now() / 1000);
}

export function batchBody(batch: BatchRecord) {
  const { since, faults } = batch;
  return {
    id: batch.id,
    object: 'batch',
    endpoint: batch.endpoint,
    errors: faults.length > 0 ? { object: 'list', data: faults } : null,
    input_file_id: batch.inputFileId,
    completion_window: '24h',
    status: batch.status,
    output_file_id: batch.outputFileId,
    error_file_id: batch.errorFileId,
    created_at: batch.createdSeconds,
    in_progress_at: since.in_progress ?? null,
    expires_at: batch.expiresSeconds,
    finalizing_at: since.finalizing ?? null,
    completed_at: since.completed ?? null,
    failed_at: since.failed ?? null,
    expired_at: since.expired ?? null,
    cancelling_at: since.cancelling ?? null,
    cancelled_at: since.cancelled ?? null,
    request_counts: batch.counts,
    metadata: batch.metadata,
  };
}
