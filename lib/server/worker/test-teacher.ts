/** A teacher for tests of the runtime: answers at once and always the same, counts what it is asked, and fails as it is told. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

export type TestTeacher = {
  url: string;
  /** Prompts in the order in which they came, also those that were never answered. */
  asked: string[];
  /** Prompts that were answered, in order. */
  answered: string[];
  /** Asked before each reply: a status to fail with, or null. */
  failWith: (prompt: string) => number | null;
  /** Instead of the usual reply, where it is not null. */
  replyWith: (prompt: string) => string | null;
  /** of every failure; a 429 says `retry-after: 0` when nothing else is said */
  failHeaders: Record<string, string>;
  /** of every answer */
  answerHeaders: Record<string, string>;
  /** The model that each request named, and when it came. */
  requests: { model: string; at: number }[];
  /** Replies wait until it resolves. */
  hold: Promise<void>;
  /** and so long after that */
  latencyMs: number;
  mostAtOnce: number;
  close: () => Promise<void>;
};

const bodySchema = z.object({ model: z.string(), messages: z.array(z.object({ content: z.string() })) });

/** Long enough that no rule of the eliminator takes it for a refusal. */
const ANSWER = 'First look at what is asked, then at what is known, and write down both before you decide.';

export async function startTestTeacher(): Promise<TestTeacher> {
  let atOnce = 0;
  const server = createServer((request, response) => {
    atOnce += 1;
    teacher.mostAtOnce = Math.max(teacher.mostAtOnce, atOnce);
    void answer(request, response).finally(() => {
      atOnce -= 1;
    });
  });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'GET') {
      response.writeHead(404).end();
      return;
    }
    const { model, messages } = bodySchema.parse(JSON.parse(await readBody(request)));
    const prompt = messages.at(-1)?.content ?? '';
    teacher.requests.push({ model, at: performance.now() });
    teacher.asked.push(prompt);
    await teacher.hold;
    if (teacher.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, teacher.latencyMs));
    // Whoever asked may be dead by now.
    if (response.destroyed) return;
    const status = teacher.failWith(prompt);
    response.setHeader('content-type', 'application/json');
    if (status !== null) {
      response.writeHead(status, { ...(status === 429 ? { 'retry-after': '0' } : {}), ...teacher.failHeaders });
      response.end(JSON.stringify({ error: { message: `refused with ${status}` } }));
      return;
    }
    teacher.answered.push(prompt);
    for (const [name, value] of Object.entries(teacher.answerHeaders)) response.setHeader(name, value);
    response.end(JSON.stringify(completion(teacher.replyWith(prompt) ?? replyTo(prompt))));
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const teacher: TestTeacher = {
    url: `http://127.0.0.1:${port}/v1`,
    asked: [],
    answered: [],
    failWith: () => null,
    replyWith: () => null,
    failHeaders: {},
    answerHeaders: {},
    requests: [],
    hold: Promise.resolve(),
    latencyMs: 0,
    mostAtOnce: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return teacher;
}

/** The judge's prompt names two prompts; the evolver's is a template of the test run; anything else is an instruction to answer. */
function replyTo(prompt: string): string {
  if (prompt.includes('Second Prompt')) return 'Not Equal';
  const seed = /Evolve: (.*)$/s.exec(prompt)?.[1];
  return seed === undefined ? ANSWER : `${seed} and say why`;
}

function completion(content: string) {
  return {
    id: 'test',
    object: 'chat.completion',
    model: 'rehearsal-1',
    system_fingerprint: 'rehearsal',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
    usage: { prompt_tokens: 3, completion_tokens: 5, total_tokens: 8 },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}
