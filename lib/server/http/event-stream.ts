/** Server-sent events of a project: a snapshot at the start and after every gap, then what changed, a few times a second. */
import { STALE_NOUNS, type StudioEvent } from '@/lib/core/contract/run-events';
import type { Person } from '@/lib/core/domain/person';
import type { RunState } from '@/lib/core/domain/run';
import { logger } from '../logger';
import { watchProject } from '../services/changes';
import { getRoundReport, getRun, listRuns } from '../services/runs';
import { PendingChanges, type TakenChanges } from './pending-changes';

const HEARTBEAT_MS = 15_000;
/** At most about two snapshots a second; a slow database gets more time. */
const FLUSH_MS = 450;
const FLUSH_PER_DURATION = 4;

/** Older runs that rest are not told of at the start: the page has just read them, or is told to read them again. */
const NEWEST_RUNS = 3;
const isUnderWay = (state: RunState) => state === 'running' || state === 'paused';

export type EventStreamOptions = {
  person: Person;
  projectId: string;
  /** Set by a browser that was connected before, so that it may have missed something. */
  lastEventId: string | null;
  signal: AbortSignal;
  /** Asked with every heartbeat: a person who was signed out hears nothing more. */
  isStillAllowed: () => Promise<boolean>;
};

export async function eventStream(options: EventStreamOptions): Promise<Response> {
  const stream = new ProjectStream(options);
  return new Response(await stream.open(), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

class ProjectStream {
  private readonly pending = new PendingChanges();
  private readonly encoder = new TextEncoder();
  private controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  private unwatch: (() => void) | null = null;
  private flushTimer: NodeJS.Timeout | undefined;
  private heartbeat: NodeJS.Timeout | undefined;
  private isFlushing = false;
  private nextFlushAt = 0;
  /** Rises within the stream and from one stream to the next. */
  private eventId = Date.now() * 1000;

  constructor(private readonly options: EventStreamOptions) {}

  async open(): Promise<ReadableStream<Uint8Array>> {
    const { person, projectId, lastEventId, signal } = this.options;
    this.unwatch = await watchProject(person, projectId, {
      onChange: (change) => this.changed(() => this.pending.add(change)),
      onGap: () => this.changed(() => void this.addEverything(true)),
    });
    signal.addEventListener('abort', () => this.close());
    return new ReadableStream({
      start: async (controller) => {
        this.controller = controller;
        this.write('retry: 1000\n\n');
        this.heartbeat = setInterval(() => void this.beat(), HEARTBEAT_MS);
        await this.addEverything(lastEventId !== null);
        if (signal.aborted) this.close();
      },
      cancel: () => this.close(),
    });
  }

  private changed(note: () => void): void {
    note();
    this.flushSoon();
  }

  private async addEverything(mayHaveMissed: boolean): Promise<void> {
    try {
      const runs = await listRuns(this.options.person, { projectId: this.options.projectId });
      const lively = runs.filter((run, position) => position < NEWEST_RUNS || isUnderWay(run.state));
      for (const run of lively) this.pending.add({ runId: run.id, roundNumber: run.rounds.at(-1)?.number });
      if (mayHaveMissed) this.pending.add({ nouns: [...STALE_NOUNS] });
      this.flushSoon();
    } catch (error) {
      this.fail(error);
    }
  }

  private flushSoon(): void {
    if (this.isFlushing) return;
    clearTimeout(this.flushTimer);
    const dueAt = Math.max(this.nextFlushAt, this.pending.dueAt);
    this.flushTimer = setTimeout(() => void this.flush(), Math.max(0, dueAt - Date.now()));
  }

  private async flush(): Promise<void> {
    this.flushTimer = undefined;
    // A tab that does not read gets nothing more until it does; snapshots make up for what it missed.
    if ((this.controller?.desiredSize ?? 1) <= 0) {
      this.nextFlushAt = Date.now() + FLUSH_MS;
      return this.flushSoon();
    }
    this.isFlushing = true;
    const startedAt = Date.now();
    const taken = this.pending.take();
    try {
      await this.tell(taken);
    } catch (error) {
      this.fail(error);
    }
    this.isFlushing = false;
    const now = Date.now();
    this.nextFlushAt = now + Math.max(FLUSH_MS, FLUSH_PER_DURATION * (now - startedAt));
    if (this.controller && !this.pending.isEmpty) this.flushSoon();
  }

  private async tell({ runs, nouns }: TakenChanges): Promise<void> {
    const { person, projectId } = this.options;
    for (const { runId, roundNumbers } of runs) {
      const run = await getRun(person, { projectId, runId });
      this.send({ type: 'run', run });
      // What names no round, such as the news of a batch, is about the newest.
      const newest = run.rounds.slice(-1).map(({ number }) => number);
      for (const number of roundNumbers.length > 0 ? roundNumbers : newest) {
        this.send({ type: 'round', runId, report: await getRoundReport(person, { projectId, runId, number }) });
      }
    }
    if (nouns.length > 0) this.send({ type: 'stale', nouns });
  }

  private send(event: StudioEvent): void {
    this.eventId += 1;
    this.write(`id: ${this.eventId}\ndata: ${JSON.stringify(event)}\n\n`);
  }

  private write(text: string): void {
    this.controller?.enqueue(this.encoder.encode(text));
  }

  private async beat(): Promise<void> {
    try {
      if (await this.options.isStillAllowed()) this.write(': still here\n\n');
      else this.close();
    } catch (error) {
      this.fail(error);
    }
  }

  /** The browser connects again by itself, and is then told what is wrong, or gets a whole snapshot. */
  private fail(error: unknown): void {
    logger.warn({ err: error }, 'an event stream was cut');
    this.close();
  }

  private close(): void {
    this.unwatch?.();
    this.unwatch = null;
    clearTimeout(this.flushTimer);
    clearInterval(this.heartbeat);
    const open = this.controller;
    this.controller = null;
    try {
      open?.close();
    } catch (error) {
      logger.debug({ err: error }, 'the stream was closed by the browser');
    }
  }
}
