/** Vitest's global set-up for `*.db.test.ts`: one PostgreSQL and one migrated template database for the whole run. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from './embedded-postgres';
import { migrate } from './migrator';

declare module 'vitest' {
  interface ProvidedContext {
    /** a database that may create others */
    adminUrl: string;
    /** name of the migrated template; the databases of the workers begin with it, too */
    templateName: string;
  }
}

/** Nothing in a test database has to survive a power cut. */
const FAST_SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' };

const startServer = async () => {
  const given = process.env['DATABASE_URL_TEST'];
  if (given) return { url: given, stop: () => Promise.resolve() };
  const home = mkdtempSync(join(tmpdir(), 'evol-studio-test-'));
  const server = await startEmbeddedPostgres({ home, settings: FAST_SETTINGS });
  return { url: server.url, stop: () => server.stop().then(() => rmSync(home, { recursive: true, force: true })) };
};

const dropDatabases = async (adminUrl: string, prefix: string): Promise<void> => {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [prefix],
  );
  for (const { datname } of rows) await client.query(`drop database "${datname}" with (force)`);
  await client.end();
};

const makeTemplate = async (adminUrl: string, name: string): Promise<void> => {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`create database "${name}"`);
  await client.end();
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  await migrate(url.href, resolve('prisma/migrations'));
};

const setUp = async (project: TestProject) => {
  const server = await startServer();
  const templateName = `evol_test_${randomUUID().slice(0, 8)}`;
  await makeTemplate(server.url, templateName);
  project.provide('adminUrl', server.url);
  project.provide('templateName', templateName);
  return async () => {
    await dropDatabases(server.url, templateName);
    await server.stop();
  };
};

export default setUp;
