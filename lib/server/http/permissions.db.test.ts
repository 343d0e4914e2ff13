/** Who may call what, over the real handler: a procedure that is not in this table, or that lets somebody in who may not, fails. */
import { isContractProcedure } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '@/lib/core/contract/contract';
import type { Id } from '@/lib/core/domain/identifier';
import { ROLES, type Role } from '@/lib/core/domain/person';
import { createApiKey } from '../services/accounts';
import { createProject } from '../services/projects';
import { makePerson } from '../services/test-people';
import { closeDatabase } from '../store/connection';
import { newId } from '../store/new-id';
import { answerCall } from './contract-handler';

type Who = 'anybody' | 'signed in' | 'may change' | 'owner';
const LETS_IN: Record<Who, readonly (Role | 'nobody')[]> = {
  anybody: ['nobody', ...ROLES],
  'signed in': ROLES,
  'may change': ['owner', 'researcher'],
  owner: ['owner'],
};

const TABLE: Record<string, Who> = {
  'studio.health': 'anybody',
  'studio.workers': 'may change',
  'people.claim': 'anybody',
  'people.me': 'signed in',
  'people.list': 'owner',
  'people.create': 'owner',
  'people.setRole': 'owner',
  'people.setPassword': 'owner',
  'people.remove': 'owner',
  'projects.list': 'signed in',
  'projects.get': 'signed in',
  'projects.create': 'may change',
  'projects.update': 'may change',
  'projects.remove': 'may change',
  'seeds.listSets': 'signed in',
  'seeds.removeSet': 'may change',
  'teachers.list': 'signed in',
  'teachers.create': 'may change',
  'teachers.update': 'may change',
  'teachers.archive': 'may change',
  'teachers.restore': 'may change',
  'teachers.test': 'may change',
  'prices.list': 'signed in',
  'prices.set': 'may change',
  'prices.remove': 'may change',
  'operations.list': 'signed in',
  'operations.create': 'may change',
  'operations.change': 'may change',
  'operations.switchOff': 'may change',
  'templates.list': 'signed in',
  'templates.save': 'may change',
  'templates.choose': 'may change',
  'dryRuns.list': 'signed in',
  'dryRuns.get': 'signed in',
  'dryRuns.estimate': 'may change',
  'dryRuns.create': 'may change',
  'dryRuns.cancel': 'may change',
  'dryRuns.resume': 'may change',
  'dryRuns.chooseBetter': 'may change',
  'dryRuns.calls': 'signed in',
  'templateEffects.read': 'signed in',
  'templateEffects.compare': 'signed in',
  'difficulty.estimate': 'may change',
  'difficulty.start': 'may change',
  'difficulty.list': 'signed in',
  'difficulty.cancel': 'may change',
  'difficulty.resume': 'may change',
  'runs.list': 'signed in',
  'runs.get': 'signed in',
  'runs.create': 'may change',
  'runs.estimate': 'signed in',
  'runs.spending': 'signed in',
  'runs.setCap': 'may change',
  'runs.retryFailed': 'may change',
  'runs.start': 'may change',
  'bulk.preview': 'may change',
  'bulk.start': 'may change',
  'bulk.list': 'may change',
  'bulk.get': 'may change',
  'bulk.undo': 'may change',
  'lineages.tree': 'signed in',
  'lineages.consequences': 'signed in',
  'lineages.dropDescendants': 'may change',
  'lineages.attemptOffer': 'may change',
  'lineages.regenerate': 'may change',
  'runs.pause': 'may change',
  'runs.resume': 'may change',
  'runs.cancel': 'may change',
  'runs.round': 'signed in',
  'roundScores.history': 'signed in',
  'roundScores.set': 'may change',
  'roundScores.configure': 'may change',
  'instructions.list': 'signed in',
  'instructions.count': 'signed in',
  'instructions.get': 'signed in',
  'savedViews.list': 'signed in',
  'savedViews.save': 'signed in',
  'savedViews.remove': 'signed in',
  'reviews.queue': 'signed in',
  'reviews.item': 'signed in',
  'reviews.detail': 'signed in',
  'reviews.send': 'signed in',
  'reviews.edit': 'signed in',
  'reviews.lease': 'signed in',
  'reviews.release': 'signed in',
  'assignments.list': 'may change',
  'assignments.set': 'may change',
  'assignments.remove': 'may change',
  'agreement.read': 'may change',
  'adjudication.queue': 'may change',
  'adjudication.item': 'may change',
  'work.mine': 'signed in',
  'work.decisions': 'signed in',
  'work.people': 'may change',
  'work.operations': 'may change',
  'auditLog.list': 'may change',
  'auditLog.people': 'may change',
  'guidelines.current': 'signed in',
  'guidelines.list': 'signed in',
  'guidelines.version': 'signed in',
  'guidelines.save': 'may change',
  'audits.list': 'signed in',
  'audits.frame': 'signed in',
  'audits.draw': 'may change',
  'audits.measures': 'signed in',
  'audits.items': 'may change',
  'rejudgements.list': 'may change',
  'rejudgements.get': 'may change',
  'rejudgements.preview': 'may change',
  'rejudgements.apply': 'may change',
  'exports.list': 'signed in',
  'exports.create': 'may change',
  'exports.count': 'signed in',
  'exports.verify': 'signed in',
  'exports.manifest': 'signed in',
};

type Call = { name: string; method: string; path: string };

function callsOf(tree: object, prefix = ''): Call[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const name = prefix + key;
    if (!isContractProcedure(value)) return callsOf(value, `${name}.`);
    const { method = 'POST', path = '/' } = value['~orpc'].route;
    return [{ name, method, path }];
  });
}

const calls = callsOf(contract);
const keys = new Map<Role | 'nobody', string | null>([['nobody', null]]);
let projectId: Id;

beforeAll(async () => {
  for (const role of ROLES) keys.set(role, await createApiKey(await makePerson(role), 'test'));
  projectId = (await createProject(await makePerson('owner'), { name: 'Permissions', description: '' })).id;
});
afterAll(closeDatabase);

/** Valid enough to reach the service: whoever may call gets past the gate, and is then refused for what does not exist. */
const BODY = {
  name: 'Another name',
  email: 'new@example.test',
  password: 'long enough',
  role: 'annotator',
  token: 'wrong',
  personId: 'nobody',
  text: '{{instruction}}',
  basedOnVersion: 99,
  baseUrl: 'http://127.0.0.1:9/v1',
  model: 'm',
  seedSetIds: ['00000000-0000-7000-8000-000000000000'],
  teacherId: '00000000-0000-7000-8000-000000000000',
  rounds: 1,
  teacherIds: Object.fromEntries(
    ['evolver', 'judge', 'responder'].map((role) => [role, '00000000-0000-7000-8000-000000000000']),
  ),
  templateVersionId: '00000000-0000-7000-8000-000000000000',
  config: {
    method: 'evol_instruct',
    preset: 'paper',
    rounds: 1,
    weights: { breadth: 1 },
    rules: [],
    onFailure: { kind: 'drop' },
    poolPolicy: 'frontier',
    sampling: {},
    randomSeed: 1,
  },
  options: {},
  price: { inputPerMillion: '1', cachedPerMillion: null, outputPerMillion: '2' },
  capUsd: '5',
  value: 45,
  evolStop: null,
  events: [
    {
      eventId: '00000000-0000-7000-8000-000000000000',
      evolutionId: '00000000-0000-7000-8000-000000000000',
      kind: 'accept',
      shownAt: '2026-11-22T10:00:00.000Z',
      decidedAt: '2026-11-22T10:00:00.000Z',
    },
  ],
  kind: 'reject',
  selection: { kind: 'filter', filter: {} },
  bulkId: '00000000-0000-7000-8000-000000000002',
  operation: 'deepening',
  family: 'in_depth',
  icon: 'quote',
  summary: 'Says it.',
  evolutionIds: [],
  sizes: { kept: 1, dropped: 1 },
  rules: [],
  thresholds: {},
  basisRunId: '00000000-0000-7000-8000-000000000000',
  variants: [{ label: 'draft', text: '{{instruction}}' }],
  parents: { kind: 'random', count: 1 },
  answer: 'tie',
  editId: '00000000-0000-7000-8000-000000000001',
  instruction: 'x',
  response: 'y',
  shownAt: '2026-11-22T10:00:00.000Z',
  decidedAt: '2026-11-22T10:00:00.000Z',
};

/** The project must outlive its own removal's test. */
function bodyOf(call: Call) {
  return call.name === 'projects.remove' ? { name: 'not its name' } : BODY;
}

async function statusOf(call: Call, who: Role | 'nobody'): Promise<number> {
  const path = call.path
    .replace('{projectId}', projectId)
    .replace('{operation}', 'constraints')
    .replace('{number}', '1')
    .replace('{round}', '1')
    .replace('{version}', '1')
    .replace('{position}', '0')
    .replace('{side}', 'left')
    .replace('{personId}', 'nobody')
    .replace(/\{\w+\}/g, () => newId());
  const key = keys.get(who);
  const response = await answerCall(
    new Request(`http://studio.test/api${path}`, {
      method: call.method,
      headers: { 'content-type': 'application/json', ...(key ? { 'x-api-key': key } : {}) },
      ...(call.method === 'GET' ? {} : { body: JSON.stringify(bodyOf(call)) }),
    }),
  );
  return response.status;
}

test('the table knows every call of the contract, and no other', () => {
  expect(Object.keys(TABLE).sort()).toEqual(calls.map((call) => call.name).sort());
});

describe.each(calls)('$name', (call) => {
  test.each(['nobody', ...ROLES] as const)('%s', async (who) => {
    const status = await statusOf(call, who);
    const isLetIn = LETS_IN[TABLE[call.name] ?? 'owner'].includes(who);
    // The claim's own refusal of a wrong token is a 403 as well.
    if (call.name === 'people.claim') expect([403, 409]).toContain(status);
    else if (isLetIn) expect([401, 403, 500]).not.toContain(status);
    else expect(status).toBe(who === 'nobody' ? 401 : 403);
  });
});
