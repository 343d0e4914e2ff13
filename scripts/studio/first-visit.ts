/** Asks the services, in a process of its own, for the account or the link that a studio without people needs; prints the link, if any. */
import { env } from '@/lib/server/env';
import { ensureOwner, issueWelcomeToken } from '@/lib/server/services/first-owner';
import { followRehearsalAddress } from '@/lib/server/services/rehearsal-address';
import { decideAboutSample } from '@/lib/server/services/sample-wish';
import { closeDatabase } from '@/lib/server/store/connection';

const { ownerEmail, ownerPassword } = env();
if (ownerEmail && ownerPassword) await ensureOwner({ email: ownerEmail, password: ownerPassword });
await followRehearsalAddress();
await decideAboutSample();
const token = await issueWelcomeToken();
if (token) process.stdout.write(token);
await closeDatabase();
