'use client';
/** The one keydown listener of the studio. */
import { useEffect } from 'react';
import { currentActions, reasonAgainst } from '@/lib/client/action';
import { chordOf } from '@/lib/client/key-chord';
import { type KeyContext, meaningOf } from '@/lib/client/key-dispatch';
import { hasSingleLetterKeys } from '@/lib/client/stored-choice';

const SEQUENCE_MS = 1200;

const TYPING =
  'input:not([type=checkbox], [type=radio], [type=button], [type=range]), textarea, select, [contenteditable=true], [role=textbox]';
const OPEN_DIALOG = '[role=dialog][data-open], [role=alertdialog][data-open]';
/** Open lists find entries by letter, and move by arrow. */
const LISTS = '[role=menu], [role=listbox], [role=combobox][aria-expanded=true]';
const PRESSED_BY_SPACE =
  'button, a[href], summary, [role=button], [role=checkbox], [role=switch], [role=radio], [role=tab], [role=option]';
const MOVED_BY_ARROWS = '[role=tab], [role=radio], [role=slider], [role=separator], [type=radio]';

function isTakenByFocus(chord: string, target: Element): boolean {
  if (target.closest(LISTS)) return true;
  if (chord === 'space' || chord === 'enter') return target.closest(PRESSED_BY_SPACE) !== null;
  return chord.startsWith('arrow') && target.closest(MOVED_BY_ARROWS) !== null;
}

function contextOf(event: KeyboardEvent, chord: string, pending: string | null): KeyContext {
  const target = event.target instanceof Element ? event.target : document.body;
  return {
    isTyping: target.closest(TYPING) !== null,
    isDialogOpen: document.querySelector(OPEN_DIALOG) !== null,
    isTakenByFocus: isTakenByFocus(chord, target),
    isRepeat: event.repeat,
    hasSingleCharacterKeys: hasSingleLetterKeys(),
    pending,
  };
}

export function KeyListener() {
  useEffect(() => {
    let pending: { chord: string; at: number } | null = null;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
      const isAltGraph = event.getModifierState('AltGraph');
      const chord = chordOf({ key, code, ctrlKey, metaKey, altKey, shiftKey, isAltGraph });
      if (chord === null) return;
      const begun = pending && event.timeStamp - pending.at < SEQUENCE_MS ? pending.chord : null;
      const meaning = meaningOf(chord, currentActions(), contextOf(event, chord, begun));
      pending = meaning.kind === 'pending' ? { chord, at: event.timeStamp } : null;
      if (meaning.kind !== 'action') return;
      event.preventDefault();
      if (reasonAgainst(meaning.action) === null) meaning.action.perform(event.timeStamp);
    };
    window.addEventListener('keydown', listen);
    // Drawn by the server, a page is seen before it hears anything; journeys wait for this.
    document.documentElement.dataset['hearsKeys'] = '';
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return null;
}
