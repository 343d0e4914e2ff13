import { resolve } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, readMigrations } from './migrator';
import { testDatabaseUrl } from './test-database';

const folder = resolve('prisma/migrations');
const client = new pg.Client({ connectionString: testDatabaseUrl() });

beforeAll(() => client.connect());
afterAll(() => client.end());

describe('the migrator', () => {
  it('has applied every migration and booked it with its checksum', async () => {
    const { rows } = await client.query(
      'select migration_name, checksum from "_prisma_migrations" order by migration_name',
    );
    const wanted = (await readMigrations(folder)).map(({ name, checksum }) => ({ migration_name: name, checksum }));
    expect(rows).toEqual(wanted);
  });
  it('applies nothing the second time, even when two come at once', async () => {
    await expect(
      Promise.all([migrate(testDatabaseUrl(), folder), migrate(testDatabaseUrl(), folder)]),
    ).resolves.toEqual([[], []]);
  });
});
