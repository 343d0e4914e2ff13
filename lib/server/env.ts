/** The environment that this process runs in, checked once when it is first asked for. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import packageJson from '@/package.json' with { type: 'json' };

/** An empty line in `.env` (`DATABASE_URL=`) means the same as no line. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

const environmentSchema = z.object({
  HOST: optional(z.string().default('127.0.0.1')),
  PORT: optional(z.coerce.number().int().min(1).max(65535).default(3000)),
  STUDIO_HOME: optional(z.string().default('.studio')),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')),
  STUDIO_SECRET: optional(z.string().min(32).optional()),
  REHEARSAL_URL: optional(z.url().optional()),
  STUDIO_OWNER_EMAIL: optional(z.email().optional()),
  STUDIO_OWNER_PASSWORD: optional(z.string().min(8).max(128).optional()),
  STUDIO_PUBLIC_URL: optional(z.url().optional()),
  ALLOW_PRIVATE_TEACHERS: optional(z.enum(['on', 'off']).optional()),
  STUDIO_SAMPLE: optional(z.enum(['on', 'off']).default('on')),
  NODE_ENV: optional(z.string().optional()),
});

export type Env = {
  host: string;
  port: number;
  studioHome: string;
  databaseUrl: string;
  /** Seals keys and signs sessions. */
  studioSecret: string;
  /** Base URL of the rehearsal teacher (`http://127.0.0.1:PORT/v1`), or null when it does not run beside this studio. */
  rehearsalUrl: string | null;
  ownerEmail: string | null;
  ownerPassword: string | null;
  /** Where people reach the studio when that differs from host and port (behind a proxy). */
  publicUrl: string | null;
  /** Teachers in private networks and on this machine may be called. */
  allowsPrivateTeachers: boolean;
  /** A new studio begins with the sample project. */
  isSampleWanted: boolean;
  isProduction: boolean;
  version: string;
};

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

export class EnvError extends Error {
  override readonly name = 'EnvError';
}

/** Where `scripts/start.mjs` keeps the secret that it made, when STUDIO_SECRET does not give one. */
export const secretFile = (studioHome: string) => join(studioHome, 'secret');

const readSecret = (studioHome: string): string => {
  try {
    return readFileSync(secretFile(studioHome), 'utf8').trim();
  } catch (cause) {
    throw new EnvError(`STUDIO_SECRET is not set and ${secretFile(studioHome)} cannot be read.`, { cause });
  }
};

export const readEnv = (source: Record<string, string | undefined>): Env => {
  const parsed = environmentSchema.safeParse(source);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new EnvError(`The environment is not right: ${problems.join('; ')}`);
  }
  const values = parsed.data;
  const studioHome = resolve(values.STUDIO_HOME);
  return {
    host: values.HOST,
    port: values.PORT,
    studioHome,
    databaseUrl: values.DATABASE_URL,
    studioSecret: values.STUDIO_SECRET ?? readSecret(studioHome),
    rehearsalUrl: values.REHEARSAL_URL ?? null,
    ownerEmail: values.STUDIO_OWNER_EMAIL ?? null,
    ownerPassword: values.STUDIO_OWNER_PASSWORD ?? null,
    publicUrl: values.STUDIO_PUBLIC_URL ?? null,
    // Whoever can reach only this machine's own studio can call its neighbours without it.
    allowsPrivateTeachers: (values.ALLOW_PRIVATE_TEACHERS ?? (isLoopback(values.HOST) ? 'on' : 'off')) === 'on',
    isSampleWanted: values.STUDIO_SAMPLE === 'on',
    isProduction: values.NODE_ENV === 'production',
    version: packageJson.version,
  };
};

let current: Env | undefined;

/** Read lazily: a build, or a test that never asks, needs no environment at all. */
export const env = (): Env => {
  current ??= readEnv(process.env);
  return current;
};
