/** What goes over the wire: the teacher's own parameters win over the caller's, and only what is set is sent. */
import {
  type ChatMessage,
  type SamplingParameters,
  type TeacherParameters,
  type TeacherRequest,
  withSystemPrompt,
} from '@/lib/core/domain/teacher';

/** Also kept in the record of calls. */
export type SentRequest = { model: string; messages: ChatMessage[]; parameters: Record<string, number> };

type Asked = { model: string; baseUrl: string; parameters: TeacherParameters };

export function toSent({ model, baseUrl, parameters }: Asked, request: TeacherRequest): SentRequest {
  const { systemPrompt: _, ...own } = parameters;
  return {
    model,
    messages: withSystemPrompt(parameters, request.messages),
    parameters: toWire({ ...request.sampling, ...own }, new URL(baseUrl).hostname === 'api.openai.com'),
  };
}

/** OpenAI's own newer models refuse `max_tokens`; most compatible servers know nothing else. */
function toWire(sampling: SamplingParameters, isOpenAi: boolean): Record<string, number> {
  const named = {
    temperature: sampling.temperature,
    top_p: sampling.topP,
    [isOpenAi ? 'max_completion_tokens' : 'max_tokens']: sampling.maxTokens,
    frequency_penalty: sampling.frequencyPenalty,
    presence_penalty: sampling.presencePenalty,
  };
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
