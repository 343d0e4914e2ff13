'use client';
/** The messages of one call, what changes in them marked, with a count of tokens that says how sure it is. */
import { CodeBlock } from '@/components/ui/code-block';
import { ENCODING, usesEncoding } from '@/lib/client/count-tokens';
import { formatCount } from '@/lib/client/display';
import type { TeacherView } from '@/lib/core/contract/teachers';
import { withSystemPrompt } from '@/lib/core/domain/teacher';
import { joinPieces, type TemplatePiece } from '@/lib/core/domain/template';
import { type PromptInput, promptPieces, renderPrompt } from '@/lib/core/evolution/render-prompt';
import { useTokenCounts } from './use-token-counts';

type SentMessagesProps = { input: PromptInput; teacher: TeacherView | null };

export function SentMessages({ input, teacher }: SentMessagesProps) {
  const messages = withSystemPrompt(teacher?.parameters ?? {}, renderPrompt(input));
  const pieces = promptPieces(input);
  const [system] = messages.filter((message) => message.role === 'system');
  const firstChange = pieces.findIndex((piece) => piece.placeholder !== null);
  const beginning = (system?.content ?? '') + joinPieces(pieces.slice(0, Math.max(0, firstChange)));
  return (
    <div className="flex flex-col gap-3">
      <TokenLine
        whole={messages.map((message) => message.content).join('\n')}
        beginning={beginning}
        model={teacher?.model ?? null}
      />
      {messages.map((message) => (
        <section key={message.role} aria-label={`Message of the ${message.role}`}>
          <h3 className="mb-1 text-sm text-muted">
            {message.role === 'system' ? `system, from the teacher ${teacher?.name ?? ''}` : message.role}
          </h3>
          <CodeBlock code={message.content} label={`${message.role} message`} isTall={message.role === 'user'}>
            {message.role === 'user' ? <Pieces pieces={pieces} /> : message.content}
          </CodeBlock>
        </section>
      ))}
      <p className="text-sm text-muted">
        Marked is what changes from call to call. Spaces and line breaks are sent as they stand in the template and in
        the parent.
      </p>
    </div>
  );
}

function Pieces({ pieces }: { pieces: readonly TemplatePiece[] }) {
  return pieces.map(({ text, placeholder }, at) =>
    placeholder ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name than their place
      <mark key={at} title={`{{${placeholder}}}`} className="rounded-xs bg-accent-soft text-ink">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}

type TokenLineProps = { whole: string; beginning: string; model: string | null };

function TokenLine({ whole, beginning, model }: TokenLineProps) {
  const counts = useTokenCounts([whole, beginning]);
  const isKnown = model !== null && usesEncoding(model);
  const [total = 0, same = 0] = counts ?? [];
  const about = isKnown ? '' : 'about ';
  return (
    <p role="status" aria-label="Tokens" className="text-sm">
      {counts ? (
        <>
          <span className="font-medium tabular">
            {about}
            {formatCount(total)} tokens
          </span>
          , of which the first {formatCount(same)} are the same in every call
          <span className="block text-muted">
            {isKnown
              ? `Counted with ${ENCODING}, the encoding of ${model}; the few tokens that a provider puts around messages are not in it.`
              : `Counted with ${ENCODING}, OpenAI's encoding; ${model ?? 'another model'} may cut words in another way.`}
          </span>
        </>
      ) : (
        <span className="text-muted">Counting tokens</span>
      )}
    </p>
  );
}
