import type { NextConfig } from 'next';

/** Where the build goes: a second build (tests, development) must not disturb the one that `npm start` serves. */
const distDir = process.env['STUDIO_DIST'] ?? '.next';

const SECURITY_HEADERS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=()' },
];

/** Pages get theirs in proxy.ts, where each has a nonce. */
const API_POLICY = { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" };

export default {
  distDir,
  reactCompiler: true,
  poweredByHeader: false,
  devIndicators: false,
  typedRoutes: false,
  // A third of the build. `npm start` and `npm test` do without: the types have a stage of their own (`npm run check`).
  typescript: { ignoreBuildErrors: process.env['STUDIO_BUILD_TYPES'] === 'off' },
  serverExternalPackages: ['pg', 'pg-boss', 'pino', '@prisma/client', '@prisma/adapter-pg', 'better-auth'],
  headers: async () => [
    { source: '/:path*', headers: SECURITY_HEADERS },
    { source: '/api/:path*', headers: [API_POLICY] },
  ],
} satisfies NextConfig;
