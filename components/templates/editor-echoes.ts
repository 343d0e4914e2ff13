/**
 * What an editor has told the page and not yet been given back. The page draws later than a person types, so it gives back texts of a moment ago: such an
 * echo must not be put into the editor, or it takes back what was typed since and throws the cursor about.
 */

export class EditorEchoes {
  #told: string[] = [];

  tell(text: string): void {
    this.#told.push(text);
  }

  /** True when `given` is news: what somebody else wrote, or another version. `current` is what stands in the editor. */
  isNews(given: string, current: string): boolean {
    if (given === current) {
      this.#told = [];
      return false;
    }
    const at = this.#told.indexOf(given);
    // What was told before an echo is never given back: the page skips texts when it is slow.
    this.#told = at === -1 ? [] : this.#told.slice(at + 1);
    return at === -1;
  }
}

/** The one stretch in which two texts differ, so that a cursor outside it stays where it is. */
export function changeBetween(before: string, after: string): { from: number; to: number; insert: string } {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < shorter - from && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}
