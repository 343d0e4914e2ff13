/** Short looks at an OpenAI-compatible server: does it answer, and is it the rehearsal teacher? */
import { z } from 'zod';
import { logger } from '../logger';
import { isAlwaysAllowed } from './address-gate';
import { guardedFetch } from './guarded-fetch';

const PATIENCE_MS = 1500;

const publicFetch = guardedFetch();

export async function isTeacherReachable(baseUrl: string): Promise<boolean> {
  const response = await getModels(baseUrl);
  await response?.body?.cancel();
  return response !== null && response.status < 500;
}

const modelListSchema = z.object({ data: z.array(z.object({ owned_by: z.string().optional() })) });

/** Asked without a key, so that none is sent anywhere by saving a form. */
export async function isRehearsalServer(baseUrl: string): Promise<boolean> {
  const response = await getModels(baseUrl);
  if (!response) return false;
  const body: unknown = await response.json().catch(() => null);
  return (
    modelListSchema.safeParse(body).data?.data.some((model) => model.owned_by === 'evol-studio-rehearsal') ?? false
  );
}

async function getModels(baseUrl: string): Promise<Response | null> {
  try {
    const call = isAlwaysAllowed(baseUrl) ? fetch : publicFetch;
    return await call(`${baseUrl.replace(/\/+$/, '')}/models`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'manual',
    });
  } catch (error) {
    logger.debug({ err: error, baseUrl }, 'no answer from a teacher');
    return null;
  }
}
