/** Brings a database to the newest schema, and keeps the same book of migrations as Prisma's own command does. */
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** The same lock as `prisma migrate`, so that neither runs while the other does. */
const PRISMA_MIGRATE_LOCK = 72707369;

const CREATE_BOOK = `create table if not exists "_prisma_migrations" (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

export type Migration = { name: string; sql: string; checksum: string };

export const readMigrations = async (folder: string): Promise<Migration[]> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const bytes = await readFile(join(folder, name, 'migration.sql'));
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
    }),
  );
};

/** What is still to be applied; throws when the database and the folder tell different stories. */
export const missingMigrations = (
  migrations: Migration[],
  applied: { migration_name: string; checksum: string }[],
): Migration[] => {
  const wanted = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    const migration = wanted.get(row.migration_name);
    if (!migration)
      throw new Error(`The database has the migration ${row.migration_name}: it was made by a newer studio.`);
    if (migration.checksum !== row.checksum)
      throw new Error(`The migration ${row.migration_name} was changed after it was applied.`);
  }
  const done = new Set(applied.map((row) => row.migration_name));
  return migrations.filter((migration) => !done.has(migration.name));
};

const applyMigration = async (client: pg.Client, migration: Migration): Promise<void> => {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query(
      `insert into "_prisma_migrations" (id, checksum, finished_at, migration_name, applied_steps_count) values ($1, $2, now(), $3, 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`The migration ${migration.name} failed: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
};

/** Applies what is missing and returns its names. */
export const migrate = async (databaseUrl: string, folder: string): Promise<string[]> => {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [PRISMA_MIGRATE_LOCK]);
    await client.query(CREATE_BOOK);
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      `select migration_name, checksum from "_prisma_migrations" where finished_at is not null and rolled_back_at is null`,
    );
    const missing = missingMigrations(migrations, rows);
    for (const migration of missing) await applyMigration(client, migration);
    return missing.map((migration) => migration.name);
  } finally {
    await client.end();
  }
};
