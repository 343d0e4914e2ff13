/** The ways to see an instruction beside its parent; one choice per operation, the same wherever the two are shown. */

/**
 * `inline`: the child with what came and went. `split`: both texts beside each other. `rendered`: as the Markdown, maths and code
 * that they hold. `off`: as they are, so that the plain text is one key away from the rendered one.
 */
export const DIFF_VIEWS = ['inline', 'split', 'rendered', 'off'] as const;
export type DiffView = (typeof DIFF_VIEWS)[number];

export const DIFF_VIEW_WORDS = {
  inline: 'changes',
  split: 'split',
  rendered: 'rendered',
  off: 'plain',
} as const satisfies Record<DiffView, string>;

const PLAIN_VIEWS = DIFF_VIEWS.filter((view) => view !== 'rendered');

/** Texts that would look the same are not offered as rendered. */
export function offeredViews(hasMarkup: boolean): readonly DiffView[] {
  return hasMarkup ? DIFF_VIEWS : PLAIN_VIEWS;
}

/** The remembered choice where it can be had, else what is proposed. */
export function shownView(remembered: string, offered: readonly DiffView[], proposed: DiffView): DiffView {
  return offered.find((view) => view === remembered) ?? proposed;
}

export function nextView(shown: DiffView, offered: readonly DiffView[]): DiffView {
  return offered[(offered.indexOf(shown) + 1) % offered.length] ?? shown;
}

/** What this browser remembers a choice by. */
export function diffChoice(operation: string | null): string {
  return `review-diff.${operation ?? 'none'}`;
}
