import { expect, test } from 'vitest';
import type { TemplateVersionView } from '@/lib/core/contract/templates';
import { changedOperations, layDesk, showVersion, writeDraft } from './template-desk';

function version(number: number, isChosen = false): TemplateVersionView {
  return {
    id: `v${number}`,
    operation: 'constraints',
    version: number,
    text: `text ${number}`,
    note: '',
    authorName: null,
    createdAt: '2026-11-22T10:00:00.000Z',
    isChosen,
    evolutionCount: 0,
    keptCount: 0,
    acceptedCount: 0,
    rejectedCount: 0,
    usedIn: [],
  };
}

const [one, two, three] = [version(1), version(2, true), version(3)];
const all = [three, two, one];

/** The desk with this version on it. */
function deskOf(shown: TemplateVersionView) {
  const desk = layDesk(all, 'constraints', { versionId: shown.id, text: null, knownVersion: 3 });
  if (!desk) throw new Error('no desk');
  return desk;
}

test('the chosen version lies on the desk, even when a newer one exists', () => {
  const desk = layDesk(all, 'constraints');
  expect(desk).toMatchObject({ newest: three, chosen: two, shown: two, text: 'text 2', isChanged: false });
  expect(layDesk(all, 'breadth')).toBeNull();
});

test('a change is a change of the version that is shown, and typing it back undoes it', () => {
  const changed = writeDraft({}, deskOf(one), 'text 1!');
  expect(layDesk(all, 'constraints', changed.constraints)).toMatchObject({
    shown: one,
    text: 'text 1!',
    isChanged: true,
  });
  expect(changedOperations(all, changed)).toEqual(['constraints']);
  expect(changedOperations(all, writeDraft(changed, deskOf(one), 'text 1'))).toEqual([]);
});

test('looking at another version starts from its text', () => {
  const changed = writeDraft({}, deskOf(one), 'mine');
  const looked = showVersion(changed, 'constraints', 'v3');
  expect(layDesk(all, 'constraints', looked.constraints)).toMatchObject({
    shown: three,
    text: 'text 3',
    isChanged: false,
  });
});

test('a draft survives a newer version of somebody else', () => {
  const changed = writeDraft({}, deskOf(two), 'mine');
  const later = [version(4), ...all];
  expect(layDesk(later, 'constraints', changed.constraints)).toMatchObject({
    text: 'mine',
    isChanged: true,
    shown: two,
    overtakenBy: version(4),
  });
  expect(layDesk(all, 'constraints', changed.constraints)?.overtakenBy).toBeNull();
  // Writing on does not make the newer version known.
  const further = writeDraft(changed, layDesk(later, 'constraints', changed.constraints) ?? deskOf(two), 'mine too');
  expect(layDesk(later, 'constraints', further.constraints)?.overtakenBy).toEqual(version(4));
});
