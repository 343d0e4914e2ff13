/** The word diff of parent and child: tokens of Intl.Segmenter, so that every script has words and no byte is lost. */
import { diffArrays } from 'diff';

export type DiffPart = {
  kind: 'same' | 'added' | 'removed';
  text: string;
  /** these words of the child come from the evolving prompt */
  isMarker: boolean;
};

/** At this share of words in common an inline diff reads better than two columns; below it the child is a new text. */
export const INLINE_OVERLAP = 0.35;

/** The diff takes time with the square of the differences (600: 0.1 s, 4 000: 4 s); beyond this many two columns are shown. */
const MAX_EDITS = 600;

/** A fixed locale, so that server and browser paint the same parts. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

function tokens(text: string): string[] {
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

/** Null when the texts are too different to be worth a diff. `same` + `removed` is `before`, `same` + `added` is `after`, byte for byte. */
export function diffWords(before: string, after: string, markers: readonly string[] = []): DiffPart[] | null {
  const changes = diffArrays(tokens(before), tokens(after), { maxEditLength: MAX_EDITS });
  if (!changes) return null;
  const parts = changes.map((change): DiffPart => {
    const kind = change.added ? 'added' : change.removed ? 'removed' : 'same';
    return { kind, text: change.value.join(''), isMarker: false };
  });
  return markMarkers(joinAcrossBlanks(parts), markers);
}

/** "a b" → "c d" as one replacement: a lone blank between two changes is put into both, which reads calmer. */
function joinAcrossBlanks(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed) joined.push({ kind: 'removed', text: removed, isMarker: false });
    if (added) joined.push({ kind: 'added', text: added, isMarker: false });
    removed = '';
    added = '';
  };
  parts.forEach((part, at) => {
    if (part.kind === 'removed') removed += part.text;
    else if (part.kind === 'added') added += part.text;
    else if (removed && added && /^[ \t]+$/.test(part.text) && at < parts.length - 1) {
      removed += part.text;
      added += part.text;
    } else {
      flush();
      joined.push(part);
    }
  });
  flush();
  return joined;
}

/** Cuts the child's parts where a marker begins or ends; a marker may reach over an old and an added word. */
function markMarkers(parts: readonly DiffPart[], markers: readonly string[]): DiffPart[] {
  const child = parts.filter((part) => part.kind !== 'removed');
  const isMarked = markedPositions(child.map((part) => part.text).join(''), markers);
  if (!isMarked) return [...parts];
  let at = 0;
  return parts.flatMap((part) => {
    if (part.kind === 'removed') return [part];
    const from = at;
    at += part.text.length;
    return cut(part, isMarked.slice(from, at));
  });
}

/** Every position that any marker covers, in any case and over any blanks; null without one. */
function markedPositions(text: string, markers: readonly string[]): boolean[] | null {
  let marked: boolean[] | null = null;
  for (const marker of markers) {
    for (const match of text.matchAll(patternOf(marker))) {
      marked ??= new Array<boolean>(text.length).fill(false);
      marked.fill(true, match.index, match.index + match[0].length);
    }
  }
  return marked;
}

function patternOf(marker: string): RegExp {
  const words = marker.split(' ').map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(words.join('\\s+'), 'giu');
}

function cut(part: DiffPart, isMarked: readonly boolean[]): DiffPart[] {
  const pieces: DiffPart[] = [];
  let start = 0;
  for (let at = 1; at <= part.text.length; at += 1) {
    if (at < part.text.length && isMarked[at] === isMarked[start]) continue;
    pieces.push({ ...part, text: part.text.slice(start, at), isMarker: isMarked[start] === true });
    start = at;
  }
  return pieces;
}
