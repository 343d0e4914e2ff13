/** Gives every `*.db.test.ts` file a fresh, migrated database of its own, before the file is loaded. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

const clone = async (adminUrl: string, templateName: string): Promise<string> => {
  const name = `${templateName}_${process.env['VITEST_POOL_ID'] ?? '0'}_${randomUUID().slice(0, 8)}`;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  // Two workers may not copy one template at the same moment.
  await client.query('select pg_advisory_lock(1)');
  await client.query(`create database "${name}" template "${templateName}"`);
  await client.end();
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
};

/** Set before any code of ours reads the environment, so `database()` of the store connects to it by itself. */
process.env['DATABASE_URL'] = await clone(inject('adminUrl'), inject('templateName'));

/** For what needs a connection of its own: a raw client, or the job engine. */
export const testDatabaseUrl = (): string => process.env['DATABASE_URL'] ?? '';
