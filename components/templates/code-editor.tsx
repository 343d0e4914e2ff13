'use client';
/** The editor itself. Heavy, so it is loaded only where somebody edits (template-editor.tsx). */
import { EditorView } from '@codemirror/view';
import CodeMirror from '@uiw/react-codemirror';
import { useMemo } from 'react';
import { editorLook } from './editor-look';
import { placeholderCompletion } from './placeholder-completion';
import { placeholderMarks } from './placeholder-marks';
import type { Operation } from './template-findings';
import { templateLint } from './template-lint';

export type CodeEditorProps = {
  operation: Operation;
  label: string;
  text: string;
  onChange: (text: string) => void;
  isReadOnly: boolean;
  /** hands the editor out, so that a finding can be gone to */
  onReady: (view: EditorView) => void;
};

const SETUP = {
  lineNumbers: true,
  foldGutter: false,
  highlightActiveLine: false,
  highlightActiveLineGutter: false,
  bracketMatching: false,
  closeBrackets: false,
  autocompletion: false,
  completionKeymap: false,
  highlightSelectionMatches: false,
} as const;

export function CodeEditor({ operation, label, text, onChange, isReadOnly, onReady }: CodeEditorProps) {
  const extensions = useMemo(
    () => [
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true' }),
      editorLook,
      placeholderMarks(operation),
      placeholderCompletion(operation),
      templateLint(operation),
    ],
    [operation, label],
  );
  return (
    <CodeMirror
      value={text}
      onChange={onChange}
      onCreateEditor={onReady}
      extensions={extensions}
      theme="none"
      basicSetup={SETUP}
      indentWithTab={false}
      readOnly={isReadOnly}
      minHeight="16rem"
    />
  );
}
