/** Sends a file of seeds as the body of a request and tells how much of it has gone. By XMLHttpRequest: fetch does not report the progress of an upload. */
import type { z } from 'zod';
import type { importQuery, seedFileQuery } from '@/lib/core/contract/seeds';
import type { Id } from '@/lib/core/domain/identifier';
import type { SeedMapping } from '@/lib/core/domain/seed-import';
import { problemOfResponse } from './problem';

type Written<Query extends z.ZodType> = Omit<z.input<Query>, 'mapping'> & { mapping?: SeedMapping | undefined };
export type CheckChoice = Written<typeof seedFileQuery>;
export type ImportChoice = Written<typeof importQuery>;

export type SeedUpload = {
  projectId: Id;
  file: File;
  onSent: (sentBytes: number) => void;
  signal: AbortSignal;
};

export function sendSeedFile<Schema extends z.ZodType>(
  upload: SeedUpload,
  call: { action: 'check' | 'import'; choice: CheckChoice | ImportChoice; answer: Schema },
): Promise<z.infer<Schema>> {
  const { projectId, file, onSent, signal } = upload;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/projects/${projectId}/seed-files/${call.action}?${queryOf(call.choice)}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.upload.onload = () => onSent(file.size);
    request.onload = () => {
      const response = new Response(request.responseText, { status: request.status });
      if (response.ok)
        response
          .json()
          .then((body) => resolve(call.answer.parse(body)))
          .catch(reject);
      else problemOfResponse(response).then(reject, reject);
    };
    // The same error that fetch gives, so that one place names it.
    request.onerror = () => reject(new TypeError('no answer'));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function queryOf(choice: CheckChoice | ImportChoice): URLSearchParams {
  const { mapping, ...rest } = choice;
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(rest)) if (value !== undefined) query.set(key, value);
  if (mapping) query.set('mapping', JSON.stringify(mapping));
  return query;
}
