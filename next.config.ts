import type { NextConfig } from 'next';

/** Where the build goes: a second build (tests, development) must not disturb the one that `npm start` serves. */
const distDir = process.env['STUDIO_DIST'] ?? '.next';

export default {
  distDir,
  reactCompiler: true,
  poweredByHeader: false,
  devIndicators: false,
  typedRoutes: false,
  serverExternalPackages: ['pg', 'pg-boss', 'pino', '@prisma/client', '@prisma/adapter-pg', 'better-auth'],
} satisfies NextConfig;
