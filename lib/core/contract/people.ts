/** Who is signed in, and the owner's list of people. Sign-in itself is the account library's, under /api/auth. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { PERMISSIONS, ROLES } from '../domain/person';
import { nameField, timeField } from './fields';

/** Lengths as the account library checks them, too. */
export const passwordField = z.string().min(8, 'Use at least 8 characters.').max(128);
export const emailField = z.email('Give an email address.');

export const personSchema = z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(ROLES) });

export const peopleContract = {
  /** Makes the first owner; needs no session but the one-time token that the terminal printed. Sign in afterwards. */
  claim: oc
    .route({ method: 'POST', path: '/welcome' })
    .input(z.object({ token: z.string().max(200), name: nameField, email: emailField, password: passwordField }))
    .output(personSchema),
  me: oc
    .route({ method: 'GET', path: '/me' })
    .output(personSchema.extend({ permissions: z.array(z.enum(PERMISSIONS)) })),
  list: oc.route({ method: 'GET', path: '/people' }).output(z.array(personSchema.extend({ createdAt: timeField }))),
  create: oc
    .route({ method: 'POST', path: '/people' })
    .input(z.object({ name: nameField, email: emailField, password: passwordField, role: z.enum(ROLES) }))
    .output(personSchema),
  setRole: oc
    .route({ method: 'POST', path: '/people/{personId}/role' })
    .input(z.object({ personId: z.string(), role: z.enum(ROLES) }))
    .output(personSchema),
  /** For somebody who forgot theirs. */
  setPassword: oc
    .route({ method: 'POST', path: '/people/{personId}/password' })
    .input(z.object({ personId: z.string(), password: passwordField }))
    .output(z.object({})),
  remove: oc
    .route({ method: 'DELETE', path: '/people/{personId}' })
    .input(z.object({ personId: z.string() }))
    .output(z.object({})),
};
