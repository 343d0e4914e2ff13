import { describe, expect, it } from 'vitest';
import type { Action } from './action';
import { chordOf, type KeyPress } from './key-chord';
import { effectiveKey, type KeyContext, meaningOf } from './key-dispatch';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isAltGraph: false,
  ...more,
});

const action = (id: string, more: Partial<Action> = {}): Action => ({
  id,
  label: id,
  perform: () => undefined,
  ...more,
});

const context: KeyContext = {
  isTyping: false,
  isDialogOpen: false,
  isTakenByFocus: false,
  isRepeat: false,
  hasSingleCharacterKeys: true,
  pending: null,
};

describe('chordOf', () => {
  it('names keys as the action table does', () => {
    expect(chordOf(press('a'))).toBe('a');
    expect(chordOf(press('A'))).toBe('a');
    expect(chordOf(press('Z', { shiftKey: true }))).toBe('shift+z');
    expect(chordOf(press('?', { shiftKey: true }))).toBe('?');
    expect(chordOf(press(' '))).toBe('space');
    expect(chordOf(press('k', { metaKey: true }))).toBe('mod+k');
    expect(chordOf(press('Enter', { ctrlKey: true }))).toBe('mod+enter');
    expect(chordOf(press('ArrowLeft'))).toBe('arrowleft');
  });

  it('reads a non-Latin layout by the place of the key', () => {
    expect(chordOf(press('ф', { code: 'KeyA' }))).toBe('a');
  });

  it('leaves AltGr and modifiers alone', () => {
    expect(chordOf(press('@', { isAltGraph: true, ctrlKey: true, altKey: true }))).toBeNull();
    expect(chordOf(press('Shift', { shiftKey: true }))).toBeNull();
  });
});

describe('meaningOf', () => {
  const accept = action('accept', { key: 'a' });
  const next = action('next', { key: 'arrowright', otherKeys: ['j'], mayRepeat: true });
  const palette = action('palette', { key: 'mod+k', reach: 'everywhere' });
  const seeds = action('seeds', { key: 'g s' });
  const actions = [accept, next, palette, seeds];

  it('finds an action by its key or another of its keys', () => {
    expect(meaningOf('a', actions, context)).toEqual({ kind: 'action', action: accept });
    expect(meaningOf('j', actions, context)).toEqual({ kind: 'action', action: next });
    expect(meaningOf('q', actions, context)).toEqual({ kind: 'none' });
  });

  it('does nothing while typing or above a dialog, but for what reaches everywhere', () => {
    for (const blocked of [{ isTyping: true }, { isDialogOpen: true }, { isTakenByFocus: true }]) {
      expect(meaningOf('a', actions, { ...context, ...blocked })).toEqual({ kind: 'none' });
      expect(meaningOf('mod+k', actions, { ...context, ...blocked })).toEqual({ kind: 'action', action: palette });
    }
  });

  it('lets a held key move but not decide', () => {
    expect(meaningOf('a', actions, { ...context, isRepeat: true })).toEqual({ kind: 'none' });
    expect(meaningOf('j', actions, { ...context, isRepeat: true })).toEqual({ kind: 'action', action: next });
  });

  it('knows sequences, and forgets a first half that leads nowhere', () => {
    expect(meaningOf('g', actions, context)).toEqual({ kind: 'pending', chord: 'g' });
    expect(meaningOf('s', actions, { ...context, pending: 'g' })).toEqual({ kind: 'action', action: seeds });
    expect(meaningOf('a', actions, { ...context, pending: 'g' })).toEqual({ kind: 'action', action: accept });
    expect(meaningOf('s', actions, context)).toEqual({ kind: 'none' });
  });

  it('keeps only keys with a modifier when single letters are off', () => {
    const off = { ...context, hasSingleCharacterKeys: false };
    expect(meaningOf('a', actions, off)).toEqual({ kind: 'none' });
    expect(meaningOf('g', actions, off)).toEqual({ kind: 'none' });
    expect(meaningOf('mod+k', actions, off)).toEqual({ kind: 'action', action: palette });
    expect(meaningOf('arrowright', actions, off)).toEqual({ kind: 'action', action: next });
  });
});

describe('effectiveKey', () => {
  it('hides a key that something else takes', () => {
    const guidelines = action('guidelines', { key: 'g' });
    const seeds = action('seeds', { key: 'g s' });
    expect(effectiveKey(seeds, [seeds])).toBe('g s');
    expect(effectiveKey(seeds, [guidelines, seeds])).toBeNull();
    expect(effectiveKey(guidelines, [guidelines, seeds])).toBe('g');
  });
});
