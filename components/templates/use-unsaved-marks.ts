'use client';
/** What the browser itself shows of unsaved text: a mark in the tab's title, and a question before a text that is kept nowhere is lost. */
import { useEffect } from 'react';

const MARK = '• ';

export function useUnsavedMarks({ isUnsaved, isKept }: { isUnsaved: boolean; isKept: boolean }): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const mark = () => {
      if (!document.title.startsWith(MARK)) document.title = MARK + document.title;
    };
    mark();
    // The page's own title may come after its content.
    const watch = new MutationObserver(mark);
    watch.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      watch.disconnect();
      if (document.title.startsWith(MARK)) document.title = document.title.slice(MARK.length);
    };
  }, [isUnsaved]);
  useEffect(() => {
    if (!isUnsaved || isKept) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUnsaved, isKept]);
}
