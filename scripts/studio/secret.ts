/** The studio's own secret: given by STUDIO_SECRET, or made once and kept in its folder. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { secretFile } from '@/lib/server/env';
import { StartError } from '../bootstrap/start-error.mjs';

export const studioSecret = (home: string, given: string | undefined): string => {
  if (given && given.length < 32) throw new StartError('STUDIO_SECRET must have 32 characters or more.');
  if (given) return given;
  const file = secretFile(home);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
};
