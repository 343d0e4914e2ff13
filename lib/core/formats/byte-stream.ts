/** Streams of bytes as the readers take them: any async iterable, with its head looked at first and its length limited. */
import { AppError } from '../domain/app-error';

export type ByteStream = AsyncIterable<Uint8Array>;

const BOM = [0xef, 0xbb, 0xbf] as const;

/** Refuses by name what is longer than a file may be, as soon as it is. */
export async function* limitBytes(stream: ByteStream, maxBytes: number): ByteStream {
  let byteCount = 0;
  for await (const chunk of stream) {
    byteCount += chunk.length;
    if (byteCount > maxBytes) {
      throw new AppError('too_large', `The file is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB.`, {
        place: 'file',
        remedy: 'Split the file and import the parts.',
      });
    }
    yield chunk;
  }
}

/** The first bytes of a stream without a byte order mark, and a stream of everything including them. */
export async function peekBytes(
  stream: ByteStream,
  byteCount: number,
): Promise<{ head: Uint8Array; bytes: ByteStream; markLength: number }> {
  const iterator = stream[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  for (let length = 0; length < byteCount; ) {
    const next = await iterator.next();
    if (next.done) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  const head = concatBytes(chunks);
  refuseUtf16(head);
  const markLength = BOM.every((byte, at) => head[at] === byte) ? BOM.length : 0;
  return { head: head.subarray(markLength), bytes: continued(chunks, markLength, iterator), markLength };
}

/** The chunks as they came, so that a reader meets the same boundaries as without peeking. */
async function* continued(chunks: Uint8Array[], skipped: number, iterator: AsyncIterator<Uint8Array>): ByteStream {
  let toSkip = skipped;
  try {
    for (const chunk of chunks) {
      yield chunk.subarray(Math.min(toSkip, chunk.length));
      toSkip = Math.max(0, toSkip - chunk.length);
    }
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

function refuseUtf16(head: Uint8Array): void {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new AppError('invalid_input', 'The file is UTF-16.', { place: 'file', remedy: 'Save it as UTF-8.' });
  }
}

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
