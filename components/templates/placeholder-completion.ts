/** `{{` opens the list of placeholders that the operation knows, each with what it stands for. */
import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { allowedPlaceholders } from '@/lib/core/domain/template';
import { PLACEHOLDER_WORDS } from './placeholder-words';
import type { Operation } from './template-findings';

export function completePlaceholder(operation: Operation) {
  const known = allowedPlaceholders(operation).map((name) => ({
    label: `{{${name}}}`,
    detail: PLACEHOLDER_WORDS[name],
    type: 'variable',
  }));
  return (context: CompletionContext): CompletionResult | null => {
    const begun = context.matchBefore(/\{\{\s*\w*$/);
    if (!begun && !context.explicit) return null;
    const typed = begun?.text.replace(/[{\s]/g, '') ?? '';
    const options = known.filter(({ label }) => label.slice(2).startsWith(typed));
    if (options.length === 0) return null;
    // What closes it may stand there already.
    const rest = begun && /^\w*\s*\}\}/.exec(context.state.sliceDoc(context.pos, context.pos + 40));
    return { from: begun?.from ?? context.pos, to: context.pos + (rest?.[0].length ?? 0), options, filter: false };
  };
}

export function placeholderCompletion(operation: Operation) {
  return autocompletion({ override: [completePlaceholder(operation)], icons: false });
}
