/** A process of ours with a typed question-and-answer channel: what is measured never shares a process with what measures. */
import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { resolve } from 'node:path';

export type Child = {
  pid: number;
  /** The answer of `answering` there. */
  ask: <Answer>(question: object) => Promise<Answer>;
  stop: () => Promise<void>;
};

export type ChildOptions = {
  env?: Record<string, string>;
  /** modules loaded before the entry */
  preload?: string[];
  logFile?: string;
  /** flags for Node */
  flags?: string[];
};

type Envelope = { id: number; answer?: unknown; error?: string };

const ready = (child: ChildProcess, entry: string) =>
  new Promise<void>((done, fail) => {
    child.on('message', (message: { type?: string }) => message.type === 'ready' && done());
    child.once('exit', (code) => fail(new Error(`${entry} ended with ${code} before it was ready`)));
  });

/** Resolves when the child says that it is ready. */
export async function startChild(entry: string, options: ChildOptions = {}): Promise<Child> {
  const log = options.logFile ? openSync(options.logFile, 'a') : 'ignore';
  const imports = ['tsx', ...(options.preload ?? [])].flatMap((name) => ['--import', name]);
  const child = fork(resolve(entry), [], {
    execArgv: [...imports, ...(options.flags ?? [])],
    env: { ...process.env, ...options.env },
    stdio: ['ignore', log, options.logFile ? log : 'inherit', 'ipc'],
  });
  if (typeof log === 'number') closeSync(log);
  await ready(child, entry);
  let lastId = 0;
  const open = new Map<number, (envelope: Envelope) => void>();
  child.on('message', (envelope: Envelope) => open.get(envelope.id)?.(envelope));
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  void gone.then(() => {
    for (const [id, settle] of open) settle({ id, error: `${entry} is gone` });
  });
  return {
    pid: child.pid ?? 0,
    ask: <Answer>(question: object) =>
      new Promise<Answer>((done, fail) => {
        lastId += 1;
        const id = lastId;
        open.set(id, ({ answer, error }) => {
          open.delete(id);
          if (error === undefined) done(answer as Answer);
          else fail(new Error(error));
        });
        child.send({ id, question });
      }),
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
