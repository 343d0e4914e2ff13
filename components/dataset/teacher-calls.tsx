/** Everything that was sent to the teachers for one evolution and what came back, call by call. */
import { ChevronRight, TriangleAlert } from 'lucide-react';
import { cn } from '@/components/ui/class-names';
import type { TeacherCallView } from '@/lib/core/contract/evolution-view';
import { showUsd } from '@/lib/core/domain/price';
import { FAILURE_FACTS } from '@/lib/core/domain/teacher';

type TeacherCallsProps = {
  /** oldest first */
  calls: readonly TeacherCallView[];
  className?: string;
};

export function TeacherCalls({ calls, className }: TeacherCallsProps) {
  if (calls.length === 0) return <p className={cn('text-muted text-sm', className)}>No teacher was asked.</p>;
  return (
    <ol className={cn('divide-y divide-line border-line border-y', className)}>
      {calls.map((call) => (
        <li key={call.id}>
          <TeacherCall call={call} />
        </li>
      ))}
    </ol>
  );
}

function TeacherCall({ call }: { call: TeacherCallView }) {
  return (
    <details className="group">
      <summary className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-sm hover:bg-hover">
        <ChevronRight aria-hidden className="size-3.5 text-faint transition-transform group-open:rotate-90" />
        <span className="w-20 font-medium">{call.role}</span>
        <span className="font-mono text-muted text-xs">{call.model}</span>
        {call.tryNumber > 1 ? <span className="text-muted text-xs">try {call.tryNumber}</span> : null}
        {call.error ? (
          <span className="inline-flex items-center gap-1 text-failed">
            <TriangleAlert aria-hidden className="size-3.5" />
            {FAILURE_FACTS[call.error.kind].label}
          </span>
        ) : null}
        <span className="tabular ml-auto text-muted text-xs">{usageOf(call)}</span>
      </summary>
      <div className="space-y-3 pb-4 pl-6.5">
        {call.messages.map((message, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stored call never changes
          <CallText key={at} label={`sent as ${message.role}`} text={message.content} />
        ))}
        <CallText label="parameters" text={JSON.stringify(call.parameters, null, 1)} />
        {call.reasoning ? <Reasoning text={call.reasoning} /> : null}
        {call.reply === null ? null : (
          <CallText
            label={`reply${call.finishReason && call.finishReason !== 'stop' ? `, ended by ${call.finishReason}` : ''}`}
            text={call.reply}
          />
        )}
        {call.error ? <CallText label="error" text={call.error.message} isError /> : null}
        {call.requestHash ? (
          <p className="text-muted text-xs">
            request <code className="wrap-anywhere">{call.requestHash}</code>
          </p>
        ) : null}
      </div>
    </details>
  );
}

/** Not part of any dataset unless asked for, so it stays closed. */
function Reasoning({ text }: { text: string }) {
  return (
    <details className="group/thought">
      <summary className="flex items-center gap-1 rounded-sm text-muted text-xs hover:text-ink">
        <ChevronRight aria-hidden className="size-3 text-faint transition-transform group-open/thought:rotate-90" />
        what it thought before its reply
      </summary>
      <div className="pt-1">
        <CallText label="thinking" isLabelHidden text={text} />
      </div>
    </details>
  );
}

type CallTextProps = { label: string; text: string; isError?: boolean; isLabelHidden?: boolean };

function CallText({ label, text, isError = false, isLabelHidden = false }: CallTextProps) {
  return (
    <section>
      <h4 className={cn('mb-1 text-muted text-xs', isLabelHidden && 'sr-only')}>{label}</h4>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        className={cn(
          'max-h-96 overflow-auto whitespace-pre-wrap rounded-sm bg-sunken p-3 text-xs wrap-anywhere',
          isError && 'text-failed',
        )}
      >
        {text === '' ? '(empty)' : text}
      </pre>
    </section>
  );
}

/** Tokens in (of them cached), out (of them thought), time, money. */
function usageOf({
  tokensIn,
  tokensCached,
  tokensOut,
  tokensReasoning,
  latencyMs,
  costUsd,
  via,
}: TeacherCallView): string {
  const cached = tokensCached ? ` (${tokensCached} cached)` : '';
  const thought = tokensReasoning ? ` (${tokensReasoning} thinking)` : '';
  const parts = [
    `${tokensIn ?? '–'} in${cached}`,
    `${tokensOut ?? '–'} out${thought}`,
    ...(via === 'batch' ? ['by batch'] : [latency(latencyMs)]),
    ...(costUsd === null ? [] : [showUsd(costUsd)]),
  ];
  return parts.join(' · ');
}

function latency(latencyMs: number): string {
  return latencyMs < 1000 ? `${latencyMs} ms` : `${(latencyMs / 1000).toFixed(1)} s`;
}
