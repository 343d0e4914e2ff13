/** Marks the placeholders in an editor: those that the operation knows, and those that it does not. */
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import type { OperationId } from '@/lib/core/domain/operation';
import { allowedPlaceholders } from '@/lib/core/domain/template';

const known = Decoration.mark({ class: 'cm-placeholder-known' });
const unknown = Decoration.mark({ class: 'cm-placeholder-unknown' });

export function placeholderMarks(operation: OperationId) {
  const allowed: readonly string[] = allowedPlaceholders(operation);
  const matcher = new MatchDecorator({
    regexp: /\{\{([^{}]{0,200})\}\}/g,
    decoration: (match) => (allowed.includes((match[1] ?? '').trim()) ? known : unknown),
  });
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = matcher.createDeco(view);
      }
      update(update: ViewUpdate) {
        this.decorations = matcher.updateDeco(update, this.decorations);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}
