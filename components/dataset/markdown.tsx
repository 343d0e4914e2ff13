'use client';
/** A text as the Markdown that it may be: sanitised, with tables, maths and highlighted code. The plain text stands until that is ready. */
import { Component, lazy, type ReactNode, Suspense, startTransition, useEffect, useState } from 'react';
import { InstructionText } from './instruction-text';
import { cutMarkdown } from './markdown-limits';

const loadBody = () => import('./markdown-body').then((part) => ({ default: part.MarkdownBody }));
const MarkdownBody = lazy(loadBody);

/** Whoever moves on sooner than this does not read, and waits for nothing. */
const SETTLED_MS = 120;

type MarkdownProps = { text: string; className?: string };

export function Markdown({ text, className }: MarkdownProps) {
  const isSettled = useSettled(text);
  const plain = <InstructionText isWhole text={text} {...(className ? { className } : {})} />;
  if (!isSettled || text.trim() === '') return plain;
  const { rendered, rest } = cutMarkdown(text);
  return (
    <OrPlain key={text} plain={plain}>
      <Suspense fallback={plain}>
        <div className={className}>
          <MarkdownBody text={rendered} />
          {rest !== '' && (
            <>
              <p className="mt-3 mb-2 border-t border-line pt-2 text-sm text-muted">
                Rendered up to here. The rest is plain text.
              </p>
              <InstructionText isWhole text={rest} />
            </>
          )}
        </div>
      </Suspense>
    </OrPlain>
  );
}

/** True when this text has been here for a moment: the next one is painted plain, and a key never waits for mark-up. */
function useSettled(text: string): boolean {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => whenIdle(() => startTransition(() => setSettled(text))), SETTLED_MS);
    // The parts are loaded meanwhile; what does not come is asked for again, and said, where it is drawn.
    loadBody().catch(() => undefined);
    return () => clearTimeout(timer);
  }, [text]);
  return settled === text;
}

/** Safari has no idle callbacks. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work, { timeout: 500 });
  else work();
}

type OrPlainProps = { plain: ReactNode; children: ReactNode };

/** A text that breaks the renderer, or a renderer that does not load: then it is read as it is. */
class OrPlain extends Component<OrPlainProps, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <>
        {this.props.plain}
        <p className="mt-2 text-sm text-muted">This text could not be rendered: it is shown as it is.</p>
      </>
    );
  }
}
