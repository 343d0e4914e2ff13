/** Our own lossless format: one row per instruction with its whole descent, so that every other format is a projection of it. */
import { type ExportRow, exportStatus } from '../../domain/export';
import { splitInput } from '../../domain/instruction';

export function toLossless(row: ExportRow) {
  const { instruction } = splitInput(row.text, row.input);
  return {
    id: row.id,
    parent_id: row.parentId,
    seed_id: row.seedId,
    round: row.round,
    attempt: row.attempt,
    method: row.method,
    op: row.operation,
    prompt_version: row.templateVersion && `${row.operation}@${row.templateVersion.version}`,
    prompt_version_id: row.templateVersion?.id ?? null,
    instruction,
    input: row.input,
    response: row.response,
    model: {
      evolver: row.models.evolver ?? null,
      responder: row.models.responder ?? null,
      judge: row.models.judge ?? null,
    },
    sampling: row.sampling && samplingOf(row.sampling),
    status: exportStatus(row),
    decided_by: row.decidedBy,
    machine_verdict: row.verdict,
    failures: failuresOf(row),
    reject_reasons: row.rejectReasons,
    words_added: row.wordsAdded,
    ...(row.reasoning === null ? {} : { reasoning: row.reasoning }),
    usage: { in: row.tokensIn, out: row.tokensOut },
    rehearsal: row.isRehearsal,
    run_id: row.runId,
    source: row.source && {
      seed_set_id: row.source.seedSetId,
      row: row.source.row,
      external_id: row.source.externalId,
    },
    category: row.source?.category ?? null,
    created_at: row.createdAt,
  };
}

function failuresOf({ findings, failure }: ExportRow) {
  const found = findings.map((finding) => ({
    rule: finding.effect === 'drop' ? finding.rule : finding.reason,
    evidence: finding.evidence,
  }));
  return failure ? [...found, { rule: failure.kind, evidence: failure.message }] : found;
}

/** The names of the format first, then whatever else was sent. */
function samplingOf({
  temperature = null,
  top_p = null,
  max_tokens = null,
  ...more
}: Readonly<Record<string, unknown>>) {
  return { temperature, top_p, max_tokens: max_tokens ?? more['max_completion_tokens'] ?? null, seed: null, ...more };
}
