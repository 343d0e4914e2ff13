/** Takes batches, works through them at its own pace, and puts what came of each line into an output and an error file. */
import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises';
import { randomFor, shuffled } from '@/lib/core/domain/seeded-random';
import { ApiError, badRequest } from './api-error';
import { answerLine, type LineAnswer, unanswered } from './batch-answers';
import { type BatchFault, type BatchLine, checkLines, tooManyTokens } from './batch-lines';
import { type BatchRecord, moveTo } from './batch-record';
import type { Manner } from './complete';
import { type FileShelf, hashOf } from './file-shelf';
import { hasSentinel } from './sentinels';

/** `mostTokens`: of all batches that are under way, as a provider limits them per account. */
export type BatchPace = { batchMs: number; windowMs: number; mostTokens: number };
type Ending = 'completed' | 'expired' | 'cancelled';

/** Between two looks at whether it was cancelled. */
const SLICE_LINES = 100;
const LOOK_MS = 20;
const BYTES_PER_TOKEN = 4;

export class BatchDesk {
  private readonly batches = new Map<string, BatchRecord>();
  private readonly hadOnce = new Set<string>();
  private isClosed = false;

  constructor(
    private readonly shelf: FileShelf,
    private readonly manner: Manner,
    private readonly pace: BatchPace,
  ) {}

  create(asked: { inputFileId: string; endpoint: string; metadata: Record<string, string> | null }): BatchRecord {
    const file = this.shelf.get(asked.inputFileId);
    if (asked.endpoint !== '/v1/chat/completions')
      throw badRequest('Only /v1/chat/completions is understood here.', 'endpoint');
    const now = Math.floor(Date.now() / 1000);
    const batch: BatchRecord = {
      ...asked,
      id: `batch_rehearsal_${hashOf(file.id)}_${this.batches.size + 1}`,
      status: 'validating',
      ...{ outputFileId: null, errorFileId: null, faults: [], since: {}, enqueuedTokens: 0 },
      createdSeconds: now,
      expiresSeconds: now + Math.ceil(this.pace.windowMs / 1000),
      counts: { total: 0, completed: 0, failed: 0 },
    };
    this.batches.set(batch.id, batch);
    void this.work(batch, file.bytes.toString('utf8'));
    return batch;
  }

  get(id: string): BatchRecord {
    const batch = this.batches.get(id);
    if (batch) return batch;
    throw new ApiError(404, `No batch found with id '${id}'.`, { type: 'invalid_request_error' });
  }

  /** Newest first. */
  list(): BatchRecord[] {
    return [...this.batches.values()].reverse();
  }

  cancel(id: string): BatchRecord {
    const batch = this.get(id);
    if (batch.status !== 'validating' && batch.status !== 'in_progress')
      throw new ApiError(409, `A batch with status '${batch.status}' cannot be cancelled.`, {
        type: 'invalid_request_error',
      });
    moveTo(batch, 'cancelling');
    return batch;
  }

  close(): void {
    this.isClosed = true;
  }

  private async work(batch: BatchRecord, text: string): Promise<void> {
    await this.pass(batch, this.pace.batchMs * 0.2);
    const checked = checkLines(text, batch.endpoint, (body) => this.isFirst(`refuse ${body}`));
    const { lines } = checked;
    const faults = checked.faults.length > 0 ? checked.faults : this.faultOfRoom(batch, text);
    batch.counts.total = lines.length;
    if (faults.length > 0) {
      batch.faults = faults;
      batch.counts.total = 0;
      return moveTo(batch, 'failed');
    }
    if (batch.status === 'validating') moveTo(batch, 'in_progress');
    const { ending, answers } = await this.answer(batch, lines);
    if (this.isClosed) return;
    if (ending !== 'cancelled') moveTo(batch, 'finalizing');
    await this.pass(batch, this.pace.batchMs * 0.1);
    this.file(batch, answers);
    moveTo(batch, ending);
  }

  private faultOfRoom(batch: BatchRecord, text: string): BatchFault[] {
    const { mostTokens } = this.pace;
    const others = [...this.batches.values()].filter((other) => isUnderWay(other) && other !== batch);
    batch.enqueuedTokens = Math.ceil(text.length / BYTES_PER_TOKEN);
    const tokens = others.reduce((sum, other) => sum + other.enqueuedTokens, batch.enqueuedTokens);
    return tokens > mostTokens ? [tooManyTokens(mostTokens)] : [];
  }

  private async answer(
    batch: BatchRecord,
    lines: readonly BatchLine[],
  ): Promise<{ ending: Ending; answers: LineAnswer[] }> {
    const answers: LineAnswer[] = [];
    const sliceMs = (this.pace.batchMs * 0.7) / Math.ceil(lines.length / SLICE_LINES);
    for (const [index, line] of lines.entries()) {
      if (index % SLICE_LINES === 0) await this.pass(batch, sliceMs);
      const ending = await this.endingAt(batch, line);
      if (ending)
        return { ending, answers: [...answers, ...lines.slice(index).map((rest) => unanswered(rest, ending))] };
      if (hasSentinel(line.body, 'batchLose') && this.isFirst(`lose ${line.body}`)) continue;
      const answer = answerLine(line, this.manner, batch.id);
      batch.counts[answer.file === 'output' ? 'completed' : 'failed'] += 1;
      answers.push(answer);
    }
    return { ending: 'completed', answers };
  }

  /** A line that hangs holds its batch until somebody cancels it or its time is over. */
  private async endingAt(batch: BatchRecord, { body }: BatchLine): Promise<Exclude<Ending, 'completed'> | null> {
    if (isCancelling(batch)) return 'cancelled';
    if (hasSentinel(body, 'batchExpire') && this.isFirst(`expire ${body}`)) return 'expired';
    if (!hasSentinel(body, 'hang')) return null;
    await this.pass(batch, this.pace.windowMs);
    return isCancelling(batch) ? 'cancelled' : 'expired';
  }

  private file(batch: BatchRecord, answers: readonly LineAnswer[]): void {
    const mixed = shuffled(answers, randomFor(Number.parseInt(hashOf(batch.inputFileId).slice(0, 8), 16)));
    const shelve = (kind: LineAnswer['file']): string | null => {
      const rows = mixed.filter((answer) => answer.file === kind).map((answer) => `${answer.row}\n`);
      if (rows.length === 0) return null;
      return this.shelf.add(Buffer.from(rows.join('')), `${batch.id}_${kind}.jsonl`, 'batch_output').id;
    };
    batch.outputFileId = shelve('output');
    batch.errorFileId = shelve('error');
  }

  private async pass(batch: BatchRecord, ms: number): Promise<void> {
    const end = Date.now() + ms;
    await breathe();
    while (!this.isClosed && batch.status !== 'cancelling' && Date.now() < end)
      await wait(Math.min(LOOK_MS, Math.max(1, end - Date.now())), undefined, { ref: false });
  }

  private isFirst(key: string): boolean {
    const short = hashOf(key);
    if (this.hadOnce.has(short)) return false;
    this.hadOnce.add(short);
    return true;
  }
}

const isUnderWay = ({ status }: BatchRecord): boolean => status === 'in_progress' || status === 'finalizing';

/** Asked again after every wait, because a request can change it meanwhile. */
const isCancelling = (batch: BatchRecord): boolean => batch.status === 'cancelling';
