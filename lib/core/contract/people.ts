/** Who is signed in, and the owner's list of people. Sign-in itself is the account library's, under /api/auth. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { PERMISSIONS, ROLES } from '../domain/person';
import { nameField, timeField } from './fields';

export const personSchema = z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(ROLES) });

export const peopleContract = {
  me: oc
    .route({ method: 'GET', path: '/me' })
    .output(personSchema.extend({ permissions: z.array(z.enum(PERMISSIONS)) })),
  list: oc.route({ method: 'GET', path: '/people' }).output(z.array(personSchema.extend({ createdAt: timeField }))),
  create: oc
    .route({ method: 'POST', path: '/people' })
    .input(z.object({ name: nameField, email: z.email(), password: z.string().min(8).max(128), role: z.enum(ROLES) }))
    .output(personSchema),
  setRole: oc
    .route({ method: 'POST', path: '/people/{personId}/role' })
    .input(z.object({ personId: z.string(), role: z.enum(ROLES) }))
    .output(personSchema),
  remove: oc
    .route({ method: 'DELETE', path: '/people/{personId}' })
    .input(z.object({ personId: z.string() }))
    .output(z.object({})),
};
