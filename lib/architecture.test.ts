/** Holds the house: who may import whom, no cycles, Prisma in one folder, names that say something. ARCHITECTURE.md explains each row. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');

/** First match wins, so the particular stands before the general. `may` lists path prefixes; every place may import itself unless `notItself`. */
type Place = { at: string; may: string[]; notItself?: true };

const CORE = ['lib/core/'];
const LEAVES = ['lib/server/env', 'lib/server/logger'];
const SEEN_BY_SCREENS = [
  'components/ui/',
  'components/charts/',
  'components/dataset/',
  'components/shell/',
  'lib/client/',
  ...CORE,
];
const FEATURES = [
  'account',
  'adjudication',
  'agreement',
  'audit-log',
  'bulk',
  'dry-runs',
  'eliminator',
  'exports',
  'guidelines',
  'instructions',
  'lineages',
  'people',
  'projects',
  'review',
  'runs',
  'seeds',
  'settings',
  'sign-in',
  'statistics',
  'teachers',
  'templates',
  'welcome',
  'work',
  'workers',
];

const PLACES: Place[] = [
  { at: 'lib/core/domain/', may: [] },
  { at: 'lib/core/evolution/', may: ['lib/core/domain/'] },
  { at: 'lib/core/formats/', may: ['lib/core/domain/'] },
  { at: 'lib/core/contract/', may: ['lib/core/domain/'] },
  { at: 'lib/server/env', may: ['package.json'] },
  { at: 'lib/server/logger', may: ['lib/server/env'] },
  { at: 'lib/server/secrets', may: ['lib/server/env', ...CORE] },
  { at: 'lib/server/store/', may: [...CORE, ...LEAVES] },
  { at: 'lib/server/teacher/', may: [...CORE, ...LEAVES] },
  { at: 'lib/server/database/', may: [...CORE, ...LEAVES] },
  { at: 'lib/server/files/', may: [...CORE, ...LEAVES] },
  { at: 'lib/server/jobs/', may: ['lib/server/store/', ...CORE, ...LEAVES] },
  { at: 'lib/server/services/access.ts', may: ['lib/server/store/', ...CORE, ...LEAVES] },
  {
    at: 'lib/server/services/',
    may: [
      'lib/server/services/access',
      'lib/server/jobs/',
      'lib/server/store/',
      'lib/server/teacher/',
      'lib/server/files/',
      'lib/server/secrets',
      ...CORE,
      ...LEAVES,
    ],
    notItself: true,
  },
  {
    at: 'lib/server/worker/',
    may: [
      'lib/server/services/',
      'lib/server/jobs/',
      'lib/server/store/',
      'lib/server/teacher/',
      'lib/server/database/',
      'lib/server/files/',
      'lib/server/secrets',
      ...CORE,
      ...LEAVES,
    ],
  },
  { at: 'lib/server/http/', may: ['lib/server/services/', ...CORE, ...LEAVES] },
  { at: 'lib/client/', may: CORE },
  { at: 'lib/rehearsal/', may: ['lib/core/domain/', 'lib/core/evolution/operations/'] },
  { at: 'components/ui/', may: [] },
  { at: 'components/charts/', may: ['components/ui/'] },
  { at: 'components/dataset/', may: ['components/ui/', 'components/charts/', 'lib/client/', ...CORE] },
  {
    at: 'components/shell/',
    may: ['components/ui/', 'components/charts/', 'components/dataset/', 'lib/client/', ...CORE],
  },
  ...FEATURES.map((feature) => ({ at: `components/${feature}/`, may: SEEN_BY_SCREENS })),
  { at: 'app/api/', may: ['lib/server/http/', 'lib/server/services/', 'lib/core/contract/'] },
  { at: 'app/', may: ['components/', 'lib/client/', 'lib/server/http/', 'lib/server/services/', ...CORE] },
  { at: 'prisma/', may: [...CORE, 'lib/rehearsal/sentinels', 'lib/server/store/'] },
  {
    at: 'bench/',
    may: ['lib/server/services/', 'lib/server/store/', 'lib/server/database/', 'lib/rehearsal/server', 'e2e/', ...CORE],
  },
  { at: 'e2e/', may: [...CORE, 'lib/rehearsal/', 'prisma/demo', 'components/review/review-actions'] },
];

/** Packages that only some places may name. */
const KEPT_PACKAGES: { name: RegExp; only: string[] }[] = [
  {
    name: /^(@prisma\/|pg$)/,
    only: ['lib/server/store/', 'lib/server/database/', 'scripts/studio/', 'prisma.config.ts'],
  },
  { name: /^pg-boss/, only: ['lib/server/jobs/'] },
  { name: /^openai/, only: ['lib/server/teacher/', 'lib/rehearsal/', 'bench/bare-loop'] },
  {
    name: /^better-auth|^@better-auth/,
    only: ['lib/server/http/', 'lib/server/services/', 'lib/server/store/', 'lib/client/auth-client'],
  },
  {
    name: /^next(\/|$)/,
    only: ['app/', 'components/', 'lib/server/http/', 'lib/client/', 'next.config.ts', 'proxy.ts'],
  },
  {
    name: /^(react-markdown|remark-|rehype-|katex|shiki)/,
    only: ['components/dataset/markdown', 'components/dataset/highlight-code'],
  },
  { name: /^react(-dom)?(\/|$)/, only: ['app/', 'components/', 'lib/client/', 'lib/server/http/'] },
];

const BANNED_NAMES = new Set([
  'utils',
  'helpers',
  'common',
  'misc',
  'shared',
  'manager',
  'data',
  'info',
  'index',
  'types',
  'constants',
]);

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && !file.includes('/generated/') && existsSync(path.join(ROOT, file)));

const isTest = (file: string) => /\.test\.tsx?$/.test(file);

type Import = { from: string; to: string; isLocal: boolean };

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(file: string): Import[] {
  const source = readFileSync(path.join(ROOT, file), 'utf8');
  return [...source.matchAll(IMPORT)].map((match) => {
    const name = match[1] ?? match[2] ?? '';
    if (name.startsWith('@/')) return { from: file, to: resolveFile(name.slice(2)), isLocal: true };
    if (name.startsWith('.'))
      return { from: file, to: resolveFile(path.join(path.dirname(file), name)), isLocal: true };
    return { from: file, to: name, isLocal: false };
  });
}

function resolveFile(stem: string): string {
  return [stem, `${stem}.ts`, `${stem}.tsx`].find((candidate) => files.includes(candidate)) ?? stem;
}

const imports = files.flatMap(importsOf);
const shipped = imports.filter((edge) => !isTest(edge.from) && !edge.from.startsWith('lib/architecture'));

const placeOf = (file: string) => PLACES.find((place) => file.startsWith(place.at));

describe('the house', () => {
  test('there is something to check', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(imports.some((edge) => edge.isLocal)).toBe(true);
  });

  test('every file stands in a known place', () => {
    const homeless = files.filter(
      (file) =>
        /^(lib|components|app|prisma|e2e|bench)\//.test(file) && !placeOf(file) && file !== 'lib/architecture.test.ts',
    );
    expect(homeless, 'Add its folder to PLACES in lib/architecture.test.ts, with what it may import').toEqual([]);
  });

  test('imports go only where the table allows', () => {
    const forbidden = shipped.filter((edge) => {
      if (!edge.isLocal) return false;
      const place = placeOf(edge.from);
      if (!place) return false;
      if (!place.notItself && edge.to.startsWith(place.at)) return false;
      return !place.may.some((prefix) => edge.to.startsWith(prefix));
    });
    expect(
      forbidden.map(({ from, to }) => `${from} → ${to}`),
      'Move the code to where it may be imported from, or let the caller compose the two',
    ).toEqual([]);
  });

  test('nobody imports the worker', () => {
    expect(
      shipped
        .filter((edge) => edge.to.startsWith('lib/server/worker/') && !edge.from.startsWith('lib/server/worker/'))
        .map(({ from, to }) => `${from} → ${to}`),
    ).toEqual([]);
  });

  test('the core knows no platform', () => {
    const platform = shipped.filter(
      (edge) => edge.from.startsWith('lib/core/') && /^(node:|react|next|@prisma|openai|pg(-boss)?$)/.test(edge.to),
    );
    expect(platform.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('kept packages stay in their rooms', () => {
    const strays = shipped.filter(
      (edge) =>
        !edge.isLocal &&
        KEPT_PACKAGES.some(
          ({ name, only }) => name.test(edge.to) && !only.some((prefix) => edge.from.startsWith(prefix)),
        ),
    );
    expect(strays.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('no cycles', () => {
    const next = new Map<string, string[]>();
    for (const edge of shipped) if (edge.isLocal) next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to]);
    const state = new Map<string, 'open' | 'closed'>();
    const cycles: string[] = [];
    const visit = (file: string, trail: string[]) => {
      if (state.get(file) === 'closed') return;
      if (state.get(file) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const to of next.get(file) ?? []) visit(to, [...trail, file]);
      state.set(file, 'closed');
    };
    for (const file of next.keys()) visit(file, []);
    expect(cycles).toEqual([]);
  });

  test('names say something', () => {
    const banned = files.filter((file) => file.split('/').some((part) => BANNED_NAMES.has(part.replace(/\..*$/, ''))));
    expect(banned).toEqual([]);
  });

  test('nothing is put off and no check is silenced', () => {
    const offenders = files.filter(
      (file) =>
        !file.endsWith('.d.ts') &&
        file !== 'lib/architecture.test.ts' &&
        /\b(TODO|FIXME)\b|@ts-(ignore|nocheck)|biome-ignore-all/m.test(readFileSync(path.join(ROOT, file), 'utf8')),
    );
    expect(offenders).toEqual([]);
  });

  test('every file in lib opens with one sentence saying what it is for', () => {
    const silent = files.filter(
      (file) =>
        file.startsWith('lib/') &&
        !isTest(file) &&
        !/^('use client';\s*)?(#!.*\n)?\s*\/\*\*/.test(readFileSync(path.join(ROOT, file), 'utf8')),
    );
    expect(silent).toEqual([]);
  });
});
