/** Signing in and out, one's own name, password and API keys: the account library's calls under /api/auth. */
import { apiKeyClient } from '@better-auth/api-key/client';
import { createAuthClient } from 'better-auth/client';

export const authClient = createAuthClient({ basePath: '/api/auth', plugins: [apiKeyClient()] });
