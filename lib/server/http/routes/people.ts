/** People: which service answers which call. */
import { claimStudio } from '../../services/first-owner';
import { createPerson, describeMe, listPeople, removePerson, setPassword, setRole } from '../../services/people';
import { open, signedIn } from './frame';

const people = signedIn.people;

export const peopleRoutes = {
  claim: open.people.claim.handler(({ input }) => claimStudio(input)),
  me: people.me.handler(({ context }) => describeMe(context.person)),
  list: people.list.handler(({ context }) => listPeople(context.person)),
  create: people.create.handler(({ context, input }) => createPerson(context.person, input)),
  setRole: people.setRole.handler(({ context, input }) => setRole(context.person, input)),
  setPassword: people.setPassword.handler(({ context, input }) => setPassword(context.person, input)),
  remove: people.remove.handler(({ context, input }) => removePerson(context.person, input)),
};
