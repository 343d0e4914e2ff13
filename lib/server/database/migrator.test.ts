import { describe, expect, it } from 'vitest';
import { missingMigrations } from './migrator';

const migrations = ['1_first', '2_second', '3_third'].map((name) => ({ name, sql: '', checksum: `sum of ${name}` }));
const book = (...names: string[]) => names.map((name) => ({ migration_name: name, checksum: `sum of ${name}` }));

describe('migrations still to be applied', () => {
  it('are those that the book does not name, in order', () => {
    expect(missingMigrations(migrations, book('1_first')).map((migration) => migration.name)).toEqual([
      '2_second',
      '3_third',
    ]);
  });
  it('are none when the book is complete', () => {
    expect(missingMigrations(migrations, book('1_first', '2_second', '3_third'))).toEqual([]);
  });
  it('are refused when an applied one was changed', () => {
    expect(() => missingMigrations(migrations, [{ migration_name: '1_first', checksum: 'other' }])).toThrow(
      /changed after/,
    );
  });
  it('are refused when the database is newer than the code', () => {
    expect(() => missingMigrations(migrations, book('9_future'))).toThrow(/newer studio/);
  });
});
