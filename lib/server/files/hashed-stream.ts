/** Hashes of what passes by: SHA-256 and length of a stream of bytes, 64 bits of MD5 for a text. */
import { createHash } from 'node:crypto';

export type PassedBytes = { byteCount: number; sha256: () => string };

/** The same bytes, counted and hashed as they are read. */
export function hashedStream(stream: AsyncIterable<Uint8Array>): {
  bytes: AsyncIterable<Uint8Array>;
  passed: PassedBytes;
} {
  const hash = createHash('sha256');
  const passed: PassedBytes = { byteCount: 0, sha256: () => hash.copy().digest('hex') };
  async function* pass() {
    for await (const chunk of stream) {
      hash.update(chunk);
      passed.byteCount += chunk.length;
      yield chunk;
    }
  }
  return { bytes: pass(), passed };
}

/** The first 16 hexadecimal digits of what PostgreSQL's md5(text) gives. */
export function textHash(text: string): string {
  return createHash('md5').update(text, 'utf8').digest('hex').slice(0, 16);
}
