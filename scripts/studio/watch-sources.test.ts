import { expect, it } from 'vitest';
import { touchedBy } from './watch-sources';

it.each([
  ['lib/server/worker/main.ts', 'worker'],
  ['lib/server/env.ts', 'worker'],
  ['lib/core/evolution/machine.ts', 'worker'],
  ['lib/rehearsal/server.ts', 'rehearsal'],
  ['prisma/schema.prisma', 'schema'],
  ['prisma/migrations/2_x/migration.sql', 'schema'],
  ['lib/server/http/router.ts', null],
  ['lib/core/evolution/operations/breadth.ts', 'registries'],
  ['lib/core/evolution/operations/registry.generated.ts', null],
  ['lib/core/evolution/machine.test.ts', null],
  ['lib/server/store/generated/client.ts', null],
  ['lib/client/outbox.ts', null],
])('a change of %s touches %s', (file, touched) => {
  expect(touchedBy(file)).toBe(touched);
});
