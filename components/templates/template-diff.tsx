'use client';
/** What changes between two texts, line by line and word by word. Loaded with the dialog that shows it. */
import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { diffLook, editorLook } from './editor-look';

type TemplateDiffProps = { before: string; after: string; label: string };

export function TemplateDiff({ before, after, label }: TemplateDiffProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const view = new EditorView({
      parent: place.current,
      doc: after,
      extensions: [
        EditorState.readOnly.of(true),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        editorLook,
        diffLook,
        unifiedMergeView({
          original: before,
          mergeControls: false,
          gutter: false,
          collapseUnchanged: { margin: 2, minSize: 6 },
        }),
      ],
    });
    return () => view.destroy();
  }, [before, after, label]);
  return <div ref={place} className="max-h-[45vh] overflow-y-auto rounded-md border border-line" />;
}
