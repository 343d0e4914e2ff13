/** Keeps teachers' keys unreadable in the database: AES-256-GCM under a key derived from the studio's secret. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '@/lib/core/domain/app-error';
import { env } from './env';

const VERSION = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

function sealingKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'evol-studio teacher keys', 32));
}

export function seal(plain: string, secret: string = env().studioSecret): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(secret), iv);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
}

export function unseal(sealed: string, secret: string = env().studioSecret): string {
  try {
    const [version, text = ''] = sealed.split('.');
    if (version !== VERSION) throw new Error(`unknown seal ${version}`);
    const bytes = Buffer.from(text, 'base64url');
    const iv = bytes.subarray(0, IV_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', sealingKey(secret), iv, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch (cause) {
    const error = new AppError('conflict', 'The stored key cannot be opened with this studio’s secret.', {
      remedy: 'Enter the key of this teacher again, or start the studio with the secret that sealed it.',
    });
    error.cause = cause;
    throw error;
  }
}
