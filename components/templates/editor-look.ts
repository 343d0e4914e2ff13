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
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--faint)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '2.25rem', padding: '0 0 0 0.5rem' },
  '.cm-gutter-lint': { width: '1.1rem' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0.25em 0 0 0.2em' },
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    boxShadow: 'var(--shadow-raised)',
  },
  // The packages' own fonts and colours are not the studio's, in light and dark.
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)', padding: '4px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 8px', borderRadius: '4px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--selected)',
    color: 'var(--ink)',
  },
  '.cm-completionDetail': { fontFamily: 'var(--font-sans)', fontStyle: 'normal', color: 'var(--muted)' },
  '.cm-completionMatchedText': { textDecoration: 'none' },
  '.cm-tooltip-lint': { maxWidth: '26rem', fontFamily: 'var(--font-sans)' },
  '.cm-diagnostic': { padding: '4px 10px' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--danger)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--caution)' },
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
