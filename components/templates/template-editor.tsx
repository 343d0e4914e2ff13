'use client';
/** Loads the editor when it is first shown. */
import dynamic from 'next/dynamic';
import type { CodeEditorProps } from './code-editor';

const CodeEditor = dynamic(() => import('./code-editor').then((module) => module.CodeEditor), { ssr: false });

export function TemplateEditor(props: CodeEditorProps) {
  return (
    <div className="overflow-hidden rounded-md border border-control focus-within:outline-2 focus-within:outline-accent">
      <CodeEditor {...props} />
    </div>
  );
}
