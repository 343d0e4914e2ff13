/** Evolving templates: which placeholders each operation's prompt must and may hold. */
import { type OperationId, traitsOf } from './operation';
import { whyNotStorable } from './storable-text';

/** `{{instruction}}` is the parent; `{{format}}` and `{{demonstration}}` are the data format of an operation that carries data and a worked pair in it. */
export const PLACEHOLDERS = ['instruction', 'format', 'demonstration'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

export const MAX_TEMPLATE_LENGTH = 20_000;

export function requiredPlaceholders(operation: OperationId): readonly Placeholder[] {
  return traitsOf(operation).carriesData ? ['instruction', 'format'] : ['instruction'];
}

export function allowedPlaceholders(operation: OperationId): readonly Placeholder[] {
  return traitsOf(operation).carriesData ? PLACEHOLDERS : ['instruction'];
}

export type TemplateProblem = {
  kind: 'missing' | 'unknown' | 'repeated' | 'too_long' | 'empty' | 'unstorable';
  message: string;
  /** where it stands in the text; null: nowhere, such as something that is missing */
  at: { from: number; to: number } | null;
};

/** Nothing but braces may end the search, so that its time grows with the length of the text alone. */
const PLACEHOLDER_PATTERN = /\{\{([^{}]*)\}\}/g;

export type FoundPlaceholder = { name: string; from: number; to: number };

export function findPlaceholders(text: string): FoundPlaceholder[] {
  return Array.from(text.matchAll(PLACEHOLDER_PATTERN), (match) => ({
    name: (match[1] ?? '').trim(),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** Counted from 1, as an editor counts. */
export function lineAt(text: string, at: number): number {
  let line = 1;
  for (let next = text.indexOf('\n'); next !== -1 && next < at; next = text.indexOf('\n', next + 1)) line += 1;
  return line;
}

/** Everything that keeps a template from being saved; empty when it is sound. */
export function checkTemplate(operation: OperationId, text: string): TemplateProblem[] {
  if (text.trim() === '') return [{ kind: 'empty', message: 'The template is empty.', at: null }];
  if (text.length > MAX_TEMPLATE_LENGTH) return [tooLong(text)];
  const unstorable = whyNotStorable(text, 'the template');
  const problems: TemplateProblem[] = unstorable ? [{ kind: 'unstorable', message: unstorable, at: null }] : [];
  const found = findPlaceholders(text);
  const allowed: readonly string[] = allowedPlaceholders(operation);
  for (const name of requiredPlaceholders(operation)) {
    if (!found.some((one) => one.name === name))
      problems.push({ kind: 'missing', message: `{{${name}}} is missing.`, at: null });
  }
  const known = allowed.map((name) => `{{${name}}}`).join(', ');
  for (const { name, ...at } of found) {
    if (!allowed.includes(name))
      problems.push({ kind: 'unknown', message: `{{${name}}} is not known here. Known: ${known}.`, at });
  }
  const [, ...again] = found.filter((one) => one.name === 'instruction');
  for (const { from, to } of again)
    problems.push({ kind: 'repeated', message: '{{instruction}} stands more than once.', at: { from, to } });
  return problems;
}

function tooLong({ length }: string): TemplateProblem {
  const count = (characters: number) => characters.toLocaleString('en');
  const over = count(length - MAX_TEMPLATE_LENGTH);
  return {
    kind: 'too_long',
    message: `The template has ${count(length)} characters; at most ${count(MAX_TEMPLATE_LENGTH)} are allowed. Take out ${over}.`,
    at: { from: MAX_TEMPLATE_LENGTH, to: length },
  };
}

const EARLY = 0.5;

/** Providers keep the beginning of prompts that begin alike, and charge less for it. Null: what changes with every call stands late. */
export function cacheHint(text: string): string | null {
  const at = text.search(/\{\{\s*instruction\s*\}\}/);
  if (at < 0 || at >= text.length * EARLY) return null;
  return '{{instruction}} stands early: prompt caches of providers keep only what comes before it. Put what is always the same first.';
}

/** `placeholder` null: what the template itself says. */
export type TemplatePiece = { text: string; placeholder: Placeholder | null };

/** One pass, so that braces inside a value are never read as placeholders. What has no value stays as it is written. */
export function templatePieces(text: string, values: Partial<Record<Placeholder, string>>): TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let done = 0;
  for (const { name, from, to } of findPlaceholders(text)) {
    const placeholder = PLACEHOLDERS.find((known) => known === name);
    const value = placeholder && values[placeholder];
    if (placeholder === undefined || value === undefined) continue;
    pieces.push({ text: text.slice(done, from), placeholder: null }, { text: value, placeholder });
    done = to;
  }
  return [...pieces, { text: text.slice(done), placeholder: null }].filter((piece) => piece.text !== '');
}

export function fillTemplate(text: string, values: Partial<Record<Placeholder, string>>): string {
  return joinPieces(templatePieces(text, values));
}

export const joinPieces = (pieces: readonly TemplatePiece[]) => pieces.map((piece) => piece.text).join('');
