import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { writeRegistries } from '@/scripts/studio/registries';

/** All that somebody writes who adds an operation. */
const NEW_OPERATION = `/** riddle: the request is put as a riddle. */
import type { Operation } from './operation';

const methodSentence = 'Put it as a riddle whose solution is what it asks for.';

export const operation: Operation = {
  id: 'put_as_riddle',
  order: 900,
  family: 'in_depth',
  icon: 'lightbulb',
  summary: 'Puts the request as a riddle.',
  replyLabel: 'Finished riddle:',
  skippedRules: ['equal'],
  methodSentence,
  template: \`\${methodSentence}\\nThink first, then write the line "Finished riddle:" and the riddle.\\n\\n#Given Riddle#:\\n{{instruction}}\\n\\n#Thoughts#:\\n\`,
};
`;

const EVOLUTION = path.resolve(import.meta.dirname, '..');
const home = mkdtempSync(path.join(tmpdir(), 'evol-studio-operations-'));
const inHome = (file: string) => path.join(home, 'lib/core', file);
const load = (file: string) => import(/* @vite-ignore */ pathToFileURL(inHome(file)).href);

const isMade = (file: string) => /\.generated\.ts$|\.test\.ts$/.test(file);

beforeAll(async () => {
  for (const folder of ['operations', 'methods'])
    cpSync(path.join(EVOLUTION, folder), inHome(`evolution/${folder}`), {
      recursive: true,
      filter: (file) => !isMade(file),
    });
  mkdirSync(inHome('domain'), { recursive: true });
  writeFileSync(inHome('evolution/operations/put-as-riddle.ts'), NEW_OPERATION);
  await writeRegistries(home);
  vi.resetModules();
  vi.doMock('../../domain/operation-facts.generated', () => load('domain/operation-facts.generated.ts'));
  vi.doMock('./registry.generated', () => load('evolution/operations/registry.generated.ts'));
});

// The files that come after it in this process see the operations that are there.
afterAll(() => {
  vi.doUnmock('../../domain/operation-facts.generated');
  vi.doUnmock('./registry.generated');
  vi.resetModules();
  rmSync(home, { recursive: true, force: true });
});

const RULES = ['copied', 'equal', 'sorry80', 'stopwords'] as const;

describe('one more file in the folder is one more operation', () => {
  test('it has its facts, its name, its look and its field', async () => {
    const { BUILT_IN_IDS, factsOf, operationLabel } = await import('../../domain/operation');
    const { operationField } = await import('../../contract/fields');
    const { operationLook } = await import('@/components/dataset/operation-look');
    expect(BUILT_IN_IDS.at(-1)).toBe('put_as_riddle');
    expect(factsOf('put_as_riddle')).toMatchObject({ summary: 'Puts the request as a riddle.', icon: 'lightbulb' });
    expect(factsOf('put_as_riddle')).not.toHaveProperty('template');
    expect(operationLabel('put_as_riddle')).toBe('put as riddle');
    expect(operationLook('put_as_riddle')).toMatchObject({
      label: 'put as riddle',
      tone: 'in-depth',
      icon: 'lightbulb',
    });
    expect(operationField.parse('put_as_riddle')).toBe('put_as_riddle');
  });

  test('it is planned, asked, read, judged by its rules and kept', async () => {
    const { planRound } = await import('../plan-round');
    const { defaultTemplate } = await import('./default-template');
    const { checkTemplate } = await import('../../domain/template');
    const { apply, next, planEvolution } = await import('../machine');
    const { DEFAULT_THRESHOLDS } = await import('../../domain/rule-threshold');
    const [plan] = planRound({
      config: { weights: { put_as_riddle: 1, breadth: 0 }, roundWeights: {}, randomSeed: 1 },
      roundNumber: 1,
      lineages: [{ lineageId: 'l', ordinal: 1 }],
    });
    expect(plan).toEqual({ lineageId: 'l', operation: 'put_as_riddle', dataFormat: null });
    const templateText = defaultTemplate('put_as_riddle');
    expect(checkTemplate('put_as_riddle', templateText)).toEqual([]);

    const rules = { rules: [...RULES], thresholds: DEFAULT_THRESHOLDS, sampling: {} };
    const start = planEvolution({
      operation: plan?.operation ?? '',
      dataFormat: null,
      parentText: 'Name the moon.',
      templateText,
    });
    const asked = next(start, rules);
    const content = asked.kind === 'ask' ? asked.request.messages[0]?.content : '';
    expect(content).toContain('#Given Riddle#:\nName the moon.\n');
    const say = (work: typeof start, text: string) => apply(work, rules, { text, finishReason: 'stop' as const });

    const evolved = say(start, 'It is round.\nFinished riddle: What is round, pale and gone by noon?');
    expect(evolved).toMatchObject({ state: 'evolved', childText: 'What is round, pale and gone by noon?' });
    expect(next(evolved, rules)).toMatchObject({ request: { role: 'responder' } });
    expect(say(evolved, 'The moon.')).toMatchObject({ state: 'kept', verdict: 'kept' });

    expect(say(start, 'What is round?')).toMatchObject({
      state: 'failed',
      failure: { kind: 'unparsable', message: expect.stringContaining('Finished riddle:') },
    });
    expect(say(start, 'Finished riddle: as in the #Given Riddle#')).toMatchObject({
      state: 'eliminated',
      findings: [{ rule: 'copied' }],
    });
  });

  test('a file whose name is another than its operation’s is refused', async () => {
    const misnamed = inHome('evolution/operations/riddle.ts');
    writeFileSync(misnamed, NEW_OPERATION);
    await expect(writeRegistries(home)).rejects.toThrow('its name asks for riddle');
    rmSync(misnamed);
  });
});
