import { expect, test } from 'vitest';
import { type DiffView, nextView, offeredViews, shownView } from './diff-view';

const round = (offered: readonly DiffView[], from: DiffView): DiffView[] => {
  const seen: DiffView[] = [from];
  for (let view = nextView(from, offered); view !== from; view = nextView(view, offered)) seen.push(view);
  return seen;
};

test('one key goes round; rendered is among them only where there is something to render, and plain comes next', () => {
  expect(round(offeredViews(false), 'inline')).toEqual(['inline', 'split', 'off']);
  expect(round(offeredViews(true), 'inline')).toEqual(['inline', 'split', 'rendered', 'off']);
  expect(nextView('rendered', offeredViews(true))).toBe('off');
});

test('what is remembered holds where it can be had', () => {
  expect(shownView('rendered', offeredViews(true), 'inline')).toBe('rendered');
  expect(shownView('rendered', offeredViews(false), 'inline')).toBe('inline');
  expect(shownView('', offeredViews(true), 'split')).toBe('split');
  expect(shownView('columns', offeredViews(true), 'off')).toBe('off');
});
