'use client';
/** The editor itself. Heavy, so it is loaded only where somebody edits (template-editor.tsx). */
import { Compartment, EditorState, Transaction } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { minimalSetup } from 'codemirror';
import { useEffect, useEffectEvent, useRef } from 'react';
import { changeBetween, EditorEchoes } from './editor-echoes';
import { editorLook } from './editor-look';
import { placeholderCompletion } from './placeholder-completion';
import { placeholderMarks } from './placeholder-marks';
import type { LintedOperation } from './template-findings';
import { templateLint } from './template-lint';

export type CodeEditorProps = LintedOperation & {
  label: string;
  text: string;
  onChange: (text: string) => void;
  isReadOnly: boolean;
  /** hands the editor out, so that a finding can be gone to */
  onReady: (view: EditorView) => void;
};

const readOnly = new Compartment();
const fromPage = Transaction.remote.of(true);

export function CodeEditor(props: CodeEditorProps) {
  const { operation, family, replyLabel, label, text, isReadOnly } = props;
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);
  const echoes = useRef(new EditorEchoes());
  const changed = useEffectEvent((now: string) => {
    echoes.current.tell(now);
    props.onChange(now);
  });
  const make = useEffectEvent((parent: HTMLElement) => {
    const extensions = [
      minimalSetup,
      lineNumbers(),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true' }),
      editorLook,
      readOnly.of(EditorState.readOnly.of(isReadOnly)),
      placeholderMarks(operation),
      placeholderCompletion(operation),
      templateLint({ operation, family, replyLabel }),
      EditorView.updateListener.of(({ docChanged, transactions, state }) => {
        const isOwn = transactions.every((transaction) => !transaction.annotation(Transaction.remote));
        if (docChanged && isOwn) changed(state.doc.toString());
      }),
    ];
    const view = new EditorView({ parent, doc: text, extensions });
    editor.current = view;
    props.onReady(view);
    return view;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the extensions are made of; a new operation is a new editor
  useEffect(() => {
    const view = place.current && make(place.current);
    return () => view?.destroy();
  }, [operation, family, replyLabel, label]);

  useEffect(() => {
    editor.current?.dispatch({ effects: readOnly.reconfigure(EditorState.readOnly.of(isReadOnly)) });
  }, [isReadOnly]);

  useEffect(() => {
    const view = editor.current;
    const current = view?.state.doc.toString() ?? text;
    if (!view || !echoes.current.isNews(text, current)) return;
    view.dispatch({ changes: changeBetween(current, text), annotations: fromPage });
  }, [text]);

  return <div ref={place} className="[&_.cm-content]:min-h-64" />;
}
