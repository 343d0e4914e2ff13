/** The editor and its diff in the studio's own colours and type; light and dark come from the tokens. */
import { EditorView } from '@codemirror/view';

export const editorLook = EditorView.theme({
  '&': { fontSize: '0.8125rem', backgroundColor: 'var(--surface)', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.6' },
  '.cm-content': { padding: '0.75rem 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 0.875rem' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--selected)',
  },
  '.cm-placeholder-known': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--accent)',
    borderRadius: '3px',
    padding: '1px 2px',
  },
  '.cm-placeholder-unknown': {
    backgroundColor: 'var(--danger-soft)',
    color: 'var(--danger)',
    textDecoration: 'underline wavy',
    borderRadius: '3px',
    padding: '1px 2px',
  },
});

export const diffLook = EditorView.theme({
  '.cm-changedLine, .cm-inlineChangedLine': { backgroundColor: 'var(--added-soft) !important' },
  '.cm-deletedChunk': { backgroundColor: 'var(--removed-soft) !important', padding: '0 0.875rem' },
  '.cm-changedText': {
    background: 'none !important',
    color: 'var(--added)',
    textDecoration: 'underline',
    textUnderlineOffset: '3px',
  },
  '.cm-deletedText, .cm-deletedChunk del': {
    background: 'none !important',
    color: 'var(--removed)',
    textDecoration: 'line-through',
  },
  '.cm-collapsedLines': {
    background: 'var(--sunken)',
    color: 'var(--muted)',
    padding: '2px 0.875rem',
    fontFamily: 'var(--font-sans)',
  },
  // The package's own sign is in few fonts.
  '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: 'none !important' },
});
