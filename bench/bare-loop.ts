/** The baseline: what a careful script does. So many lanes, each takes the next item and makes its calls one after another with the openai SDK. */
import { appendFileSync } from 'node:fs';
import OpenAI from 'openai';
import { renderJudgePrompt } from '@/lib/core/evolution/equality-judge';
import { PAPER_CONFIG } from '@/lib/core/evolution/methods/evol-instruct';
import { defaultTemplate } from '@/lib/core/evolution/operations/default-template';
import { renderPrompt, renderResponderPrompt } from '@/lib/core/evolution/render-prompt';
import { answering, sayReady } from './answering';
import { seedText } from './seed-text';
import { usageNow } from './usage';

export type BareLoopOrder = {
  baseUrl: string;
  items: number;
  inFlight: number;
  /** appends a line of request and reply per call */
  jsonlFile: string | null;
};

const { temperature, topP, maxTokens, frequencyPenalty } = PAPER_CONFIG.sampling;
const SAMPLING = { temperature, top_p: topP, max_tokens: maxTokens, frequency_penalty: frequencyPenalty };
const TEMPLATE = defaultTemplate('deepening');

async function runLoop({ baseUrl, items, inFlight, jsonlFile }: BareLoopOrder): Promise<{ cpuMs: number }> {
  const client = new OpenAI({ baseURL: baseUrl, apiKey: 'none', maxRetries: 0, timeout: 60_000 });
  const ask = async (messages: { role: 'system' | 'user' | 'assistant'; content: string }[]): Promise<string> => {
    const body = { model: 'bench-1', messages, ...SAMPLING };
    const completion = await client.chat.completions.create(body);
    if (jsonlFile) appendFileSync(jsonlFile, `${JSON.stringify({ body, completion })}\n`);
    return completion.choices[0]?.message.content ?? '';
  };
  let next = 0;
  const lane = async () => {
    for (let item = next++; item < items; item = next++) {
      const parentText = seedText(item);
      const child = await ask(renderPrompt({ templateText: TEMPLATE, parentText, dataFormat: null }));
      await ask(renderJudgePrompt(parentText, child));
      await ask(renderResponderPrompt(child));
    }
  };
  const before = usageNow().cpuMs;
  await Promise.all(Array.from({ length: inFlight }, lane));
  return { cpuMs: usageNow().cpuMs - before };
}

answering<BareLoopOrder>(runLoop);
sayReady();
