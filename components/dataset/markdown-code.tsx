'use client';
/** A fence of code: plain at once, coloured when its language has been loaded. */
import { useEffect, useState } from 'react';
import { CodeBlock } from '@/components/ui/code-block';
import type { CodeLine } from './highlight-code';

/** Longer code is read plain: colouring is done in one go, and nobody may wait for it. */
const COLOURED_CHARACTERS = 8000;

type Coloured = { code: string; lines: readonly CodeLine[] };

export function MarkdownCode({ code, language }: { code: string; language: string | null }) {
  const lines = useColours(code, language);
  return (
    <CodeBlock code={code} label={language ? `code, ${language}` : 'code'} doesWrap={false} className="my-3">
      {lines?.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text that does not change
        <span key={at}>
          {line.map((token) => (
            <span key={token.offset} style={{ color: token.colour }}>
              {token.text}
            </span>
          ))}
          {at < lines.length - 1 ? '\n' : null}
        </span>
      ))}
    </CodeBlock>
  );
}

/** Null until they are there, and for what has none: an unknown language, too much of it. */
function useColours(code: string, language: string | null): readonly CodeLine[] | null {
  const [coloured, setColoured] = useState<Coloured | null>(null);
  useEffect(() => {
    if (language === null || code.length > COLOURED_CHARACTERS) return;
    let isLeft = false;
    import('./highlight-code')
      .then((part) => part.highlightCode(code, language))
      .then((lines) => !isLeft && lines && setColoured({ code, lines }))
      // Without colours it can still be read.
      .catch(() => !isLeft && setColoured(null));
    return () => {
      isLeft = true;
    };
  }, [code, language]);
  return coloured?.code === code ? coloured.lines : null;
}
