'use client';
/** The renderer behind markdown.tsx: loaded when Markdown is first on the screen, never with a page. */
import 'katex/dist/katex.min.css';
import { ImageOff, Square, SquareCheck } from 'lucide-react';
import { Children, type ComponentProps, isValidElement, memo, useId, useMemo } from 'react';
import ReactMarkdown, { type Components, type Options } from 'react-markdown';
import rehypeKatex from 'rehype-katex';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import { MarkdownCode } from './markdown-code';
import { flattenBelow, type MarkdownNode, showHtml } from './markdown-limits';
import { withMathsMarked, withMoney } from './markdown-maths';
import './markdown.css';

/** As GitHub's, and the marks that maths and code are known by. HTML in a text is no mark-up here: it is shown as it is written. */
const SCHEMA = {
  ...defaultSchema,
  // Ids are made unique below, by the page's own prefix.
  clobberPrefix: '',
  attributes: {
    ...defaultSchema.attributes,
    code: [['className', /^language-[\w+#.-]{1,40}$/, 'math-inline', 'math-display']],
  },
} satisfies Parameters<typeof rehypeSanitize>[0];

/** KaTeX comes after the sanitiser, so it gets no way to make links, load pictures or grow without end. */
const MATHS = { trust: false, strict: 'ignore', maxSize: 20, maxExpand: 200, errorColor: 'currentColor' } as const;

const tamed = (tree: MarkdownNode) => {
  withMoney(tree);
  flattenBelow(tree);
  showHtml(tree);
};

const REMARK: Options['remarkPlugins'] = [[remarkGfm, { singleTilde: false }], remarkMath, () => tamed];
const REHYPE: Options['rehypePlugins'] = [
  [rehypeSanitize, SCHEMA],
  [rehypeKatex, MATHS],
];

export const MarkdownBody = memo(function MarkdownBody({ text }: { text: string }) {
  const id = useId();
  const remarkRehype = useMemo(() => ({ clobberPrefix: `${id}-` }), [id]);
  return (
    <div dir="auto" className="markdown">
      <ReactMarkdown
        remarkPlugins={REMARK}
        rehypePlugins={REHYPE}
        remarkRehypeOptions={remarkRehype}
        components={COMPONENTS}
      >
        {withMathsMarked(text)}
      </ReactMarkdown>
    </div>
  );
});

/** Headings of a text stand below those of the page. */
const COMPONENTS: Components = {
  h1: ({ node: _, ...rest }) => <h3 {...rest} data-level="1" />,
  h2: ({ node: _, ...rest }) => <h4 {...rest} data-level="2" />,
  h3: ({ node: _, ...rest }) => <h5 {...rest} data-level="3" />,
  h4: ({ node: _, ...rest }) => <h6 {...rest} data-level="4" />,
  h5: ({ node: _, ...rest }) => <h6 {...rest} data-level="4" />,
  h6: ({ node: _, ...rest }) => <h6 {...rest} data-level="4" />,
  a: ({ node: _, href, children, ...rest }) =>
    href?.startsWith('#') ? (
      <a {...rest} href={href}>
        {children}
      </a>
    ) : (
      <a {...rest} href={href} target="_blank" rel="noopener noreferrer nofollow" title={href}>
        {children}
      </a>
    ),
  img: ({ alt, src }) => <Picture alt={alt} src={src} />,
  input: ({ checked }) => <Tick isDone={Boolean(checked)} />,
  pre: ({ node: _, children, ...rest }) => <Preformatted {...rest}>{children}</Preformatted>,
  table: ({ node: _, ...rest }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label="Table" tabIndex={0} className="max-w-full overflow-x-auto">
      <table {...rest} />
    </section>
  ),
};

/** Nothing is asked of another host because a text says so. */
function Picture({ alt, src }: { alt: string | undefined; src: unknown }) {
  return (
    <span className="inline-flex items-center gap-1 rounded-sm bg-sunken px-1 text-sm text-muted" title={String(src)}>
      <ImageOff aria-hidden className="size-3.5" />
      picture{alt ? `: ${alt}` : ''}
    </span>
  );
}

function Tick({ isDone }: { isDone: boolean }) {
  const Icon = isDone ? SquareCheck : Square;
  return (
    <span className="mr-1.5 inline-flex align-[-0.125em]">
      <Icon aria-hidden className="size-4" />
      <span className="sr-only">{isDone ? 'done: ' : 'open: '}</span>
    </span>
  );
}

/** A fence is given to the highlighter with its language; maths in display has come as something else by now. */
function Preformatted({ children, ...rest }: ComponentProps<'pre'>) {
  const [only] = Children.toArray(children);
  if (!isValidElement<{ className?: string; children?: unknown }>(only) || only.type !== 'code') {
    return <pre {...rest}>{children}</pre>;
  }
  const language = /language-(\S+)/.exec(only.props.className ?? '')?.[1] ?? null;
  const code = typeof only.props.children === 'string' ? only.props.children : '';
  return <MarkdownCode code={code.replace(/\n$/, '')} language={language} />;
}
