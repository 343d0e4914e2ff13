/** The files of the rehearsal teacher's Batch API. They live as long as its process does. */
import { createHash } from 'node:crypto';
import { ApiError, badRequest } from './api-error';

export const MAX_FILE_BYTES = 200 * 1024 * 1024;

export type ShelvedFile = { id: string; bytes: Buffer; filename: string; purpose: string; createdSeconds: number };

export class FileShelf {
  private readonly files = new Map<string, ShelvedFile>();
  private count = 0;

  /** The id depends on the bytes and on what came before, so that the same requests get the same ids and a restart never gives an old id to other bytes. */
  add(bytes: Buffer, filename: string, purpose: string): ShelvedFile {
    this.count += 1;
    const id = `file-rehearsal-${hashOf(bytes)}-${this.count}`;
    const file = { id, bytes, filename, purpose, createdSeconds: Math.floor(Date.now() / 1000) };
    this.files.set(id, file);
    return file;
  }

  get(id: string): ShelvedFile {
    const file = this.files.get(id);
    if (!file) throw unknownFile(id);
    return file;
  }

  remove(id: string): void {
    if (!this.files.delete(id)) throw unknownFile(id);
  }
}

export function fileBody({ id, bytes, filename, purpose, createdSeconds }: ShelvedFile) {
  return {
    ...{ id, object: 'file', bytes: bytes.length, created_at: createdSeconds, filename, purpose },
    status: 'processed',
    expires_at: null,
  };
}

/** The multipart form of an upload. */
export async function readUpload(
  body: Buffer,
  contentType: string,
): Promise<Omit<ShelvedFile, 'id' | 'createdSeconds'>> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => {
      throw badRequest('The upload is no multipart form.');
    });
  const file = form.get('file');
  if (!(file instanceof File)) throw badRequest("Missing required parameter: 'file'.", 'file');
  if (form.get('purpose') !== 'batch') throw badRequest("Only the purpose 'batch' is understood here.", 'purpose');
  if (file.size > MAX_FILE_BYTES) throw badRequest('The file is larger than 200 MB.', 'file');
  return { bytes: Buffer.from(await file.arrayBuffer()), filename: file.name, purpose: 'batch' };
}

export const hashOf = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

const unknownFile = (id: string): ApiError =>
  new ApiError(404, `No such File object: ${id}`, { type: 'invalid_request_error', param: 'id' });
