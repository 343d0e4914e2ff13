'use client';
/** The editor itself. Heavy, so it is loaded only where somebody edits (template-editor.tsx). */
import { EditorView } from '@codemirror/view';
import CodeMirror from '@uiw/react-codemirror';
import { useMemo } from 'react';
import type { OperationId } from '@/lib/core/domain/operation';
import { editorLook } from './editor-look';
import { placeholderMarks } from './placeholder-marks';

type CodeEditorProps = {
  operation: OperationId;
  label: string;
  text: string;
  onChange: (text: string) => void;
  isReadOnly: boolean;
};

const SETUP = {
  lineNumbers: false,
  foldGutter: false,
  highlightActiveLine: false,
  highlightActiveLineGutter: false,
  bracketMatching: false,
  closeBrackets: false,
  autocompletion: false,
  highlightSelectionMatches: false,
} as const;

export function CodeEditor({ operation, label, text, onChange, isReadOnly }: CodeEditorProps) {
  const extensions = useMemo(
    () => [
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true' }),
      editorLook,
      placeholderMarks(operation),
    ],
    [operation, label],
  );
  return (
    <CodeMirror
      value={text}
      onChange={onChange}
      extensions={extensions}
      theme="none"
      basicSetup={SETUP}
      indentWithTab={false}
      readOnly={isReadOnly}
      minHeight="16rem"
    />
  );
}
