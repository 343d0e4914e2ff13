/** People who decide through the API, beside the owner of a journey. */
import { type APIRequestContext, request as requests } from '@playwright/test';
import { z } from 'zod';
import { personSchema } from '@/lib/core/contract/people';
import { reviewItemSchema } from '@/lib/core/contract/reviews';
import { answer } from './evolved-project';
import { expect } from './studio';

const PASSWORD = 'annotator-password-1';

/** Somebody new, and signed in. */
export async function annotator(owner: APIRequestContext, url: string, name: string) {
  const email = `${name.toLowerCase()}-${crypto.randomUUID()}@example.test`;
  const data = { name, email, role: 'annotator', password: PASSWORD };
  const { id } = await answer(personSchema, await owner.post('/api/people', { data }));
  const person = await requests.newContext({
    baseURL: url,
    extraHTTPHeaders: { origin: url },
    storageState: { cookies: [], origins: [] },
  });
  const signedIn = await person.post('/api/auth/sign-in/email', { data: { email, password: PASSWORD } });
  expect(signedIn.ok()).toBe(true);
  return { id, person };
}

async function say(person: APIRequestContext, projectId: string, evolutionId: string, kind: string, tookMs: number) {
  const event = { eventId: crypto.randomUUID(), evolutionId, kind, decidedAt: new Date().toISOString() };
  const shownAt = new Date(Date.now() - tookMs).toISOString();
  const sent = await person.post(`/api/projects/${projectId}/review/events`, {
    data: { events: [{ ...event, shownAt }] },
  });
  expect(sent.ok(), await sent.text()).toBe(true);
}

/** Two people who disagree about the first two children and agree about the third. */
export async function disagree(owner: APIRequestContext, url: string, projectId: string) {
  expect((await owner.patch(`/api/projects/${projectId}`, { data: { overlap: 2 } })).ok()).toBe(true);
  const page = z.object({ items: z.array(reviewItemSchema) });
  const { items } = await answer(page, await owner.get(`/api/projects/${projectId}/review?show=all&limit=50`));
  const ids = items.map((item) => item.evolution.id);
  const [ana, ben] = await Promise.all([annotator(owner, url, 'Ana'), annotator(owner, url, 'Ben')]);
  for (const [at, id] of ids.slice(0, 3).entries()) {
    await say(ana.person, projectId, id, 'accept', 5000);
    await say(ben.person, projectId, id, at < 2 ? 'reject' : 'accept', 700);
  }
  await Promise.all([ana.person.dispose(), ben.person.dispose()]);
  return { items, ids, personId: ana.id };
}
