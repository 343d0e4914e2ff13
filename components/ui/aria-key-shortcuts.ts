/** The keys of a button as aria-keyshortcuts wants them: "mod+k" → "Control+K". A sequence has no such form. */

const NAMES: Record<string, string> = {
  mod: 'Control',
  shift: 'Shift',
  alt: 'Alt',
  enter: 'Enter',
  escape: 'Escape',
  space: 'Space',
  arrowleft: 'ArrowLeft',
  arrowright: 'ArrowRight',
  arrowup: 'ArrowUp',
  arrowdown: 'ArrowDown',
};

export function ariaKeyShortcuts(keys: string | undefined): string | undefined {
  if (!keys || keys.includes(' ')) return undefined;
  return keys
    .split('+')
    .map((part) => NAMES[part] ?? part.toUpperCase())
    .join('+');
}
