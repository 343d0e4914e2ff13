/** Colours for code, light and dark in one: each language is loaded when a text first has it. */
import { createHighlighterCore, type HighlighterCore, type LanguageInput } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';

export type CodeToken = { text: string; colour: string; offset: number };
export type CodeLine = readonly CodeToken[];

const LIGHT = 'github-light-high-contrast';
const DARK = 'github-dark-high-contrast';

/** What instruction data is full of. Another language stays plain. */
const LANGUAGES: Record<string, { names: readonly string[]; load: LanguageInput }> = {
  bash: { names: ['bash', 'sh', 'shell', 'zsh', 'console'], load: () => import('shiki/langs/bash.mjs') },
  c: { names: ['c', 'h'], load: () => import('shiki/langs/c.mjs') },
  cpp: { names: ['cpp', 'c++', 'cc', 'hpp'], load: () => import('shiki/langs/cpp.mjs') },
  csharp: { names: ['csharp', 'cs', 'c#'], load: () => import('shiki/langs/csharp.mjs') },
  css: { names: ['css'], load: () => import('shiki/langs/css.mjs') },
  diff: { names: ['diff', 'patch'], load: () => import('shiki/langs/diff.mjs') },
  go: { names: ['go', 'golang'], load: () => import('shiki/langs/go.mjs') },
  html: { names: ['html', 'htm'], load: () => import('shiki/langs/html.mjs') },
  java: { names: ['java'], load: () => import('shiki/langs/java.mjs') },
  javascript: { names: ['javascript', 'js', 'jsx', 'mjs'], load: () => import('shiki/langs/javascript.mjs') },
  json: { names: ['json', 'jsonl', 'jsonc'], load: () => import('shiki/langs/json.mjs') },
  kotlin: { names: ['kotlin', 'kt'], load: () => import('shiki/langs/kotlin.mjs') },
  latex: { names: ['latex', 'tex'], load: () => import('shiki/langs/latex.mjs') },
  php: { names: ['php'], load: () => import('shiki/langs/php.mjs') },
  python: { names: ['python', 'py', 'python3'], load: () => import('shiki/langs/python.mjs') },
  r: { names: ['r'], load: () => import('shiki/langs/r.mjs') },
  ruby: { names: ['ruby', 'rb'], load: () => import('shiki/langs/ruby.mjs') },
  rust: { names: ['rust', 'rs'], load: () => import('shiki/langs/rust.mjs') },
  sql: { names: ['sql', 'postgresql', 'mysql', 'sqlite'], load: () => import('shiki/langs/sql.mjs') },
  swift: { names: ['swift'], load: () => import('shiki/langs/swift.mjs') },
  typescript: { names: ['typescript', 'ts', 'tsx'], load: () => import('shiki/langs/typescript.mjs') },
  xml: { names: ['xml', 'svg'], load: () => import('shiki/langs/xml.mjs') },
  yaml: { names: ['yaml', 'yml'], load: () => import('shiki/langs/yaml.mjs') },
};

export function languageOf(name: string): string | null {
  const wanted = name.toLowerCase();
  return Object.keys(LANGUAGES).find((id) => LANGUAGES[id]?.names.includes(wanted)) ?? null;
}

let highlighter: Promise<HighlighterCore> | undefined;

const loaded = () => {
  highlighter ??= createHighlighterCore({
    themes: [
      import('shiki/themes/github-light-high-contrast.mjs'),
      import('shiki/themes/github-dark-high-contrast.mjs'),
    ],
    langs: [],
    // The other engine is WebAssembly, which the content security policy does not run.
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  return highlighter;
};

/** Null for a language that has no colours here. */
export async function highlightCode(code: string, name: string): Promise<CodeLine[] | null> {
  const language = languageOf(name);
  const grammar = language === null ? undefined : LANGUAGES[language];
  if (language === null || !grammar) return null;
  const shiki = await loaded();
  await shiki.loadLanguage(grammar.load);
  const { tokens } = shiki.codeToTokens(code, {
    lang: language,
    themes: { light: LIGHT, dark: DARK },
    defaultColor: 'light-dark()',
    tokenizeMaxLineLength: 500,
    tokenizeTimeLimit: 100,
  });
  return tokens.map((line) =>
    line.map(({ content, offset, htmlStyle }) => ({ text: content, offset, colour: colourIn(htmlStyle) })),
  );
}

function colourIn(style: string | Record<string, string> | undefined): string {
  return (typeof style === 'object' ? style['color'] : undefined) ?? 'inherit';
}
