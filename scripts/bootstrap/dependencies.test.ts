import { describe, expect, it } from 'vitest';
import { isInstalled } from './dependencies.mjs';

const wanted = {
  '': {},
  'node_modules/a': { version: '1.0.0' },
  'node_modules/b': { version: '2.0.0', optional: true },
};

describe('the installed packages', () => {
  it('are right when every version is the wanted one, with or without what other platforms need', () => {
    expect(isInstalled(wanted, { 'node_modules/a': { version: '1.0.0' } })).toBe(true);
    expect(
      isInstalled(wanted, { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } }),
    ).toBe(true);
  });
  it.each([
    ['nothing is there', null],
    ['one is missing', { 'node_modules/b': { version: '2.0.0' } }],
    ['one is another version', { 'node_modules/a': { version: '1.0.1' } }],
    [
      'an optional one is another version',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } },
    ],
  ])('are not right when %s', (_what, installed) => {
    expect(isInstalled(wanted, installed)).toBe(false);
  });
});
