import { defineConfig } from 'prisma/config';

/** Only the `prisma` command reads this; the running app connects through `lib/server/store/connection.ts`. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgresql://app:app@127.0.0.1:5432/unused' },
});
