'use client';
/** The response as it is, as the Markdown that it may be, what was sent to the teachers, or what they replied word for word. */
import { InstructionText } from '@/components/dataset/instruction-text';
import { Markdown } from '@/components/dataset/markdown';
import { NoResponse } from '@/components/dataset/no-response';
import { ViewSwitch } from '@/components/dataset/view-switch';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatCountOf } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { useReviewDetail } from '@/lib/client/queries/reviews';
import { wordCount } from '@/lib/client/review-checks';
import type { TeacherCallView } from '@/lib/core/contract/evolution-view';
import type { ReviewItem } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';

export const RESPONSE_VIEWS = ['plain', 'rendered', 'prompt', 'reply'] as const;
export type ResponseView = (typeof RESPONSE_VIEWS)[number];
const LABELS = {
  plain: 'plain',
  rendered: 'rendered',
  prompt: 'prompt sent',
  reply: 'raw reply',
} as const satisfies Record<ResponseView, string>;

type ResponsePaneProps = {
  projectId: Id;
  item: ReviewItem;
  view: ResponseView;
  onViewChange: (view: ResponseView) => void;
  isWhole: boolean;
  onLoadRest: () => void;
};

export function ResponsePane({ projectId, item, view, onViewChange, isWhole, onLoadRest }: ResponsePaneProps) {
  const isText = view === 'plain' || view === 'rendered';
  const needsDetail = !isText || isWhole;
  const detail = useReviewDetail(projectId, needsDetail ? item.evolution.id : null);
  return (
    <section aria-label="Response" className="min-w-0">
      <header className="mb-2 flex min-h-6 flex-wrap items-center gap-x-3 text-sm text-muted">
        <h2 className="font-medium">Response</h2>
        {item.response !== null && !item.isResponseCut && (
          <span className="text-faint tabular">{formatCountOf(wordCount(item.response), 'word')}</span>
        )}
        <ViewSwitch
          label="How the response is shown"
          views={RESPONSE_VIEWS}
          words={LABELS}
          view={view}
          onViewChange={onViewChange}
          shortcut="m"
        />
      </header>
      {isText ? (
        <ResponseText
          item={item}
          isRendered={view === 'rendered'}
          whole={isWhole ? (detail.data?.response ?? null) : null}
          onLoadRest={onLoadRest}
        />
      ) : detail.data ? (
        <Calls calls={detail.data.calls} side={view} />
      ) : detail.error ? (
        <ErrorState problem={problemOf(detail.error)} onRetry={() => void detail.refetch()} />
      ) : (
        <SkeletonText lines={5} className="max-w-reading" />
      )}
    </section>
  );
}

type ResponseTextProps = { item: ReviewItem; isRendered: boolean; whole: string | null; onLoadRest: () => void };

function ResponseText({ item, isRendered, whole, onLoadRest }: ResponseTextProps) {
  if (item.response === null) {
    return <NoResponse evolution={item.evolution} isHidden={item.isResponseHidden} />;
  }
  const text = whole ?? item.response;
  const isCut = item.isResponseCut && whole === null;
  return (
    <>
      {isRendered ? <Markdown text={text} /> : <InstructionText isWhole text={text} />}
      {isCut && (
        <Button size="sm" className="mt-3" onClick={onLoadRest}>
          Load the rest
        </Button>
      )}
    </>
  );
}

function Calls({ calls, side }: { calls: readonly TeacherCallView[]; side: 'prompt' | 'reply' }) {
  if (calls.length === 0) return <p className="text-muted">No teacher was asked for this.</p>;
  return (
    <ol className="flex max-w-[96ch] flex-col gap-4">
      {calls.map((call) => (
        <li key={call.id}>
          <h3 className="mb-1 text-xs text-muted">
            {call.role}, {call.model}
            {call.tryNumber > 1 ? `, try ${call.tryNumber}` : ''}
          </h3>
          {side === 'prompt' ? (
            call.messages.map((message, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a stored call never changes
              <RawText key={at} label={message.role} text={message.content} />
            ))
          ) : (
            <RawText label="reply" text={call.reply ?? call.error?.message ?? ''} />
          )}
        </li>
      ))}
    </ol>
  );
}

function RawText({ label, text }: { label: string; text: string }) {
  return <CodeBlock label={label} code={text === '' ? '(empty)' : text} />;
}
