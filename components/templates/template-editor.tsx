'use client';
/** Loads the editor when it is first shown; until then the text itself stands in its place. */
import dynamic from 'next/dynamic';
import type { OperationId } from '@/lib/core/domain/operation';

const CodeEditor = dynamic(() => import('./code-editor').then((module) => module.CodeEditor), { ssr: false });

type TemplateEditorProps = {
  operation: OperationId;
  label: string;
  text: string;
  onChange: (text: string) => void;
  isReadOnly: boolean;
};

export function TemplateEditor(props: TemplateEditorProps) {
  return (
    <div className="overflow-hidden rounded-md border border-control focus-within:outline-2 focus-within:outline-accent">
      <CodeEditor {...props} />
    </div>
  );
}
