/** Evolving templates: which placeholders each operation's prompt must and may hold. */
import { type OperationId, traitsOf } from './operation';

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

export type TemplateProblem = { kind: 'missing' | 'unknown' | 'repeated' | 'too_long' | 'empty'; message: string };

const PLACEHOLDER_PATTERN = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Everything that keeps a template from being saved; empty when it is sound. */
export function checkTemplate(operation: OperationId, text: string): TemplateProblem[] {
  if (text.trim() === '') return [{ kind: 'empty', message: 'The template is empty.' }];
  const problems: TemplateProblem[] = [];
  if (text.length > MAX_TEMPLATE_LENGTH) {
    problems.push({
      kind: 'too_long',
      message: `The template has ${text.length} characters; at most ${MAX_TEMPLATE_LENGTH} are allowed.`,
    });
  }
  const found = [...text.matchAll(PLACEHOLDER_PATTERN)].map((match) => match[1] ?? '');
  const allowed: readonly string[] = allowedPlaceholders(operation);
  for (const name of requiredPlaceholders(operation)) {
    if (!found.includes(name)) problems.push({ kind: 'missing', message: `{{${name}}} is missing.` });
  }
  for (const name of new Set(found)) {
    if (!allowed.includes(name))
      problems.push({
        kind: 'unknown',
        message: `{{${name}}} is not known here. Known: ${allowed.map((known) => `{{${known}}}`).join(', ')}.`,
      });
  }
  if (found.filter((name) => name === 'instruction').length > 1) {
    problems.push({ kind: 'repeated', message: '{{instruction}} stands more than once.' });
  }
  return problems;
}

const EARLY = 0.5;

/** Providers keep the beginning of prompts that begin alike, and charge less for it. Null: what changes with every call stands late. */
export function cacheHint(text: string): string | null {
  const at = text.search(/\{\{\s*instruction\s*\}\}/);
  if (at < 0 || at >= text.length * EARLY) return null;
  return '{{instruction}} stands early: prompt caches of providers keep only what comes before it. Put what is always the same first.';
}

/** Replaces every placeholder in one pass, so that braces inside a value are never read as placeholders. */
export function fillTemplate(text: string, values: Partial<Record<Placeholder, string>>): string {
  return text.replace(PLACEHOLDER_PATTERN, (whole, name: string) => values[name as Placeholder] ?? whole);
}
