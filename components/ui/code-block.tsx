'use client';
/** Text as it was sent or received, byte for byte to the eye, with a button that copies it. */
import { Check, Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { cn } from './class-names';
import { IconButton } from './icon-button';

type CodeBlockProps = {
  code: string;
  /** What it is: "prompt sent to the evolver". */
  label: string;
  doesWrap?: boolean;
  /** It is what the page is about, not one of several. */
  isTall?: boolean;
  className?: string;
  /** The same text in colours. */
  children?: ReactNode;
};

const SCROLLS = 'overflow-auto rounded-md';

export function CodeBlock({ code, label, doesWrap = true, isTall = false, className, children }: CodeBlockProps) {
  return (
    <div className={cn('relative rounded-md border border-line bg-sunken', className)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section aria-label={label} tabIndex={0} className={cn(SCROLLS, isTall ? 'max-h-[75vh]' : 'max-h-96')}>
        <pre
          className={cn(
            'p-3 pr-11 text-sm',
            doesWrap ? 'whitespace-pre-wrap [overflow-wrap:anywhere]' : 'whitespace-pre',
          )}
        >
          <code>{children ?? code}</code>
        </pre>
      </section>
      <CopyButton text={code} label={`Copy ${label}`} className="absolute top-1.5 right-1.5" />
    </div>
  );
}

/** `navigator.clipboard` is missing on plain http from another machine: the button then says so. */
export function CopyButton({ text, label, className }: { text: string; label: string; className?: string }) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'refused'>('none');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
    setTimeout(() => setOutcome('none'), 2000);
  };
  const spoken =
    outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'The browser refused: select and copy' : label;
  return (
    <IconButton
      label={spoken}
      size="sm"
      side="left"
      className={cn('bg-raised', className)}
      icon={outcome === 'copied' ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      onClick={copy}
    />
  );
}
