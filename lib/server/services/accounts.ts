/** Signing in: sessions, passwords and API keys, kept by the account library (better-auth); who may do what is access.ts. */
import { createHash } from 'node:crypto';
import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { createAccessControl } from 'better-auth/plugins/access';
import { admin } from 'better-auth/plugins/admin';
import { adminAc, defaultStatements, userAc } from 'better-auth/plugins/admin/access';
import type { Person } from '@/lib/core/domain/person';
import { env } from '../env';
import { logger } from '../logger';
import { accountsAdapter } from '../store/accounts-adapter';
import { database } from '../store/connection';
import { findPerson, findPersonOfPlainKey } from '../store/people';

export const API_KEY_PREFIX = 'evol_';

const DAY_S = 24 * 60 * 60;

/** What of the library may be asked over HTTP. People are made, changed and removed by our own calls, which guard the last owner. */
const OPEN_PATHS = [
  '/sign-in/email',
  '/sign-out',
  '/get-session',
  '/list-sessions',
  '/revoke-session',
  '/revoke-other-sessions',
  '/change-password',
  '/update-user',
  '/api-key/create',
  '/api-key/list',
  '/api-key/update',
  '/api-key/delete',
  '/ok',
];

/** The addresses that this request's own page can have: cookies are SameSite=Lax, and a page from anywhere else is refused. */
export function ownOrigins(headers: Headers): string[] {
  const hosts = [headers.get('host'), headers.get('x-forwarded-host')].filter((host) => host !== null);
  const { publicUrl } = env();
  return [
    ...hosts.flatMap((host) => [`http://${host}`, `https://${host}`]),
    ...(publicUrl ? [new URL(publicUrl).origin] : []),
  ];
}

function makeAccounts() {
  const { studioSecret, publicUrl, isProduction } = env();
  const accessControl = createAccessControl(defaultStatements);
  return betterAuth({
    appName: 'Evol Studio',
    basePath: '/api/auth',
    secret: studioSecret,
    database: accountsAdapter(),
    trustedOrigins: (request) => (request ? ownOrigins(request.headers) : []),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 128 },
    session: { expiresIn: 30 * DAY_S, updateAge: DAY_S, freshAge: 0 },
    rateLimit: {
      enabled: isProduction,
      window: 60,
      max: 600,
      customRules: { '/sign-in/email': { window: 60, max: 60 } },
    },
    advanced: {
      cookiePrefix: 'evol-studio',
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (level, message) => logger[level]({ part: 'accounts' }, message) },
    plugins: [
      admin({
        ac: accessControl,
        roles: { owner: accessControl.newRole(adminAc.statements), researcher: userAc, annotator: userAc },
        adminRoles: ['owner'],
        defaultRole: 'annotator',
      }),
      apiKey({
        defaultPrefix: API_KEY_PREFIX,
        startingCharactersConfig: { charactersLength: 10 },
        requireName: true,
        rateLimit: { enabled: false },
        keyExpiration: { defaultExpiresIn: null },
      }),
    ],
  });
}

const kept = globalThis as typeof globalThis & { studioAccounts?: ReturnType<typeof makeAccounts> };

function accounts() {
  kept.studioAccounts ??= makeAccounts();
  return kept.studioAccounts;
}

/** Answers /api/auth/…; everything that is not on the list is not there. */
export async function answerAccountRequest(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.replace(/^\/api\/auth/, '').replace(/\/$/, '');
  if (!OPEN_PATHS.includes(path)) return Response.json({ message: 'There is no such call.' }, { status: 404 });
  return accounts().handler(request);
}

export async function findPersonBySession(headers: Headers): Promise<Person | null> {
  const session = await accounts().api.getSession({ headers });
  return session && findPerson(database(), session.user.id);
}

/** Asked with every call of a script. A plain key is looked up at once (0.7 ms of CPU instead of the library's 7); one with a quota is left to the library. */
export async function findPersonByApiKey(key: string): Promise<Person | null> {
  const person = await findPersonOfPlainKey(database(), createHash('sha256').update(key).digest('base64url'));
  if (person) return person;
  const { valid, key: found } = await accounts().api.verifyApiKey({ body: { key } });
  return valid && found ? findPerson(database(), found.referenceId) : null;
}

/** For scripts that set a studio up; people make theirs on the account page. */
export async function createApiKey(person: Person, name: string): Promise<string> {
  const { key } = await accounts().api.createApiKey({ body: { name, userId: person.id } });
  return key;
}
