/** One key press in the words of the action table: "a", "shift+z", "mod+k", "space", "?". */

export type KeyPress = {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isAltGraph: boolean;
};

const MODIFIER_KEYS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead', 'Process']);

/** Null for what is no chord: a modifier alone, AltGr (it writes characters), a dead key. */
export function chordOf(press: KeyPress): string | null {
  if (press.isAltGraph || MODIFIER_KEYS.has(press.key)) return null;
  const name = keyName(press);
  const isLetterOrNamed = name.length > 1 || /[a-z]/.test(name);
  const parts: string[] = [];
  if (press.ctrlKey || press.metaKey) parts.push('mod');
  if (press.altKey) parts.push('alt');
  // Shift is already in "?" or "!": naming it again would make the key depend on the keyboard's layout.
  if (press.shiftKey && isLetterOrNamed) parts.push('shift');
  return [...parts, name].join('+');
}

function keyName(press: KeyPress): string {
  if (press.key === ' ') return 'space';
  // A Cyrillic or Greek keyboard has the same keys in the same places.
  if (press.key.length === 1 && press.key.charCodeAt(0) > 127) {
    const latin = /^Key([A-Z])$/.exec(press.code)?.[1];
    if (latin) return latin.toLowerCase();
  }
  return press.key.toLowerCase();
}

/** A character key without Ctrl, ⌘ or Alt: what people may switch off (WCAG 2.1.4). */
export function isSingleCharacter(chord: string): boolean {
  const name = chord.startsWith('shift+') ? chord.slice('shift+'.length) : chord;
  return name.length === 1;
}
