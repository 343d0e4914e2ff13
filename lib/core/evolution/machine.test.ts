import { describe, expect, test } from 'vitest';
import type { RuleId } from '../domain/evolution';
import type { TeacherRole } from '../domain/teacher';
import { apply, type EngineRules, type EvolutionWork, type MachineReply, next, planEvolution } from './machine';
import { OFFICIAL_CODE_CONFIG, PAPER_CONFIG } from './methods/evol-instruct';
import { defaultTemplate } from './operations/default-template';
import { demonstration } from './operations/demonstrations';

const PARENT = 'Name three rivers.';
const CHILD = 'Name three rivers that cross a border, and say which countries they connect.';
const ANSWER = 'The Rhine, the Danube and the Mekong all cross several borders.';

type Scripts = Partial<Record<TeacherRole, (string | MachineReply)[]>>;

const planned = (overrides: Partial<EvolutionWork> = {}): EvolutionWork => ({
  ...planEvolution({
    operation: 'constraints',
    dataFormat: null,
    parentText: PARENT,
    templateText: defaultTemplate('constraints'),
  }),
  ...overrides,
});

/** Drives an evolution to its end with replies per role, and tells which roles were asked. */
function drive(scripts: Scripts, rules: EngineRules = PAPER_CONFIG, start = planned()) {
  const asked: TeacherRole[] = [];
  const left: Scripts = { evolver: [CHILD], judge: ['Not Equal'], responder: [ANSWER], ...scripts };
  let work = start;
  for (;;) {
    const step = next(work, rules);
    if (step.kind === 'done') return { work, asked };
    asked.push(step.request.role);
    const [reply, ...others] = left[step.request.role] ?? [];
    if (reply === undefined) throw new Error(`No reply left for the ${step.request.role}.`);
    left[step.request.role] = others;
    // Stored and read back after each step, as after a crash.
    const stored: EvolutionWork = JSON.parse(JSON.stringify(work));
    work = apply(stored, rules, typeof reply === 'string' ? { text: reply, finishReason: 'stop' } : reply);
  }
}

const dropRule = (work: EvolutionWork): RuleId | null =>
  work.findings.find((finding) => finding.effect === 'drop')?.rule ?? null;

describe('a whole evolution', () => {
  test('planned → evolved → judged → kept, three calls', () => {
    const { work, asked } = drive({});
    expect(asked).toEqual(['evolver', 'judge', 'responder']);
    expect(work).toMatchObject({
      state: 'kept',
      verdict: 'kept',
      childText: CHILD,
      response: ANSWER,
      findings: [],
      wordsAdded: 10,
      progress: { equality: 'not_equal', judgeTries: 1, judgeReply: 'Not Equal', finishReason: 'stop' },
      failure: null,
    });
    expect(next(work, PAPER_CONFIG)).toEqual({ kind: 'done' });
    expect(() => apply(work, PAPER_CONFIG, { text: 'late', finishReason: 'stop' })).toThrow('kept');
  });

  test('what each role is asked', () => {
    const start = planned();
    const evolving = next(start, PAPER_CONFIG);
    expect(evolving).toMatchObject({ kind: 'ask', request: { role: 'evolver', sampling: PAPER_CONFIG.sampling } });
    const evolved = apply(start, PAPER_CONFIG, { text: CHILD, finishReason: 'stop' });
    expect(evolved.state).toBe('evolved');
    expect(next(evolved, PAPER_CONFIG)).toMatchObject({
      request: { role: 'judge', sampling: { temperature: 0, maxTokens: 2048 } },
    });
    const judged = apply(evolved, PAPER_CONFIG, { text: 'Not Equal', finishReason: 'stop' });
    expect(judged.state).toBe('judged');
    expect(next(judged, PAPER_CONFIG)).toEqual({
      kind: 'ask',
      request: {
        role: 'responder',
        messages: [{ role: 'user', content: CHILD }],
        sampling: PAPER_CONFIG.sampling,
      },
    });
  });

  test('official_code: no rules and no judge, two calls, even a refusal is kept', () => {
    const { work, asked } = drive({ responder: ["I'm sorry."] }, OFFICIAL_CODE_CONFIG);
    expect(asked).toEqual(['evolver', 'responder']);
    expect(work).toMatchObject({ state: 'kept', findings: [] });
  });

  test('apply changes no value that it was given', () => {
    const start = Object.freeze(planned());
    apply(start, PAPER_CONFIG, { text: CHILD, finishReason: 'stop' });
    expect(start.state).toBe('planned');
  });
});

/** The table of bugs seen in other implementations: each row is a test of the whole machine. */
describe('regressions of the eliminator', () => {
  const sorryOf = (count: number) => ['sorry', ...Array.from({ length: count - 1 }, () => 'word')].join(' ');

  test.each([
    ['judge says Not Equal', { judge: ['Not Equal'] }, 'kept', null],
    ['judge says Equal.', { judge: ['Equal.'] }, 'eliminated', 'equal'],
    ['judge says not equal, because …', { judge: ['not equal, because it asks for more'] }, 'kept', null],
    ['six words of apology', { responder: ["I'm sorry, I can't do that."] }, 'eliminated', 'sorry80'],
    ['79 words with sorry', { responder: [sorryOf(79)] }, 'eliminated', 'sorry80'],
    ['80 words with sorry', { responder: [sorryOf(80)] }, 'kept', null],
    ['30 words without sorry', { responder: ['word '.repeat(30)] }, 'kept', null],
    ['Sorry with a capital', { responder: ['Sorry, that is beyond me.'] }, 'eliminated', 'sorry80'],
    ['instruction with sorry, response fine', { evolver: ['Write a card that says sorry to an aunt.'] }, 'kept', null],
    ['The. And, of — the!', { responder: ['The. And, of — the!'] }, 'eliminated', 'stopwords'],
    ['42', { responder: ['42'] }, 'kept', null],
    ['是的。', { responder: ['是的。'] }, 'kept', null],
    ['empty response', { responder: [''] }, 'eliminated', 'stopwords'],
    ['response of spaces', { responder: ['  \n'] }, 'eliminated', 'stopwords'],
    [
      '… as in the #Rewritten Prompt#',
      { evolver: [`${CHILD} Do as in the #Rewritten Prompt#`] },
      'eliminated',
      'copied',
    ],
    ['only stop words', { responder: ['the of and'] }, 'eliminated', 'stopwords'],
    ['"..." in quotes', { responder: ['"..."'] }, 'eliminated', 'stopwords'],
    ['the, of', { responder: ['the, of'] }, 'eliminated', 'stopwords'],
    ['given prompt alone', { evolver: ['Answer the given prompt about rivers.'] }, 'eliminated', 'copied'],
    ['#The Given Prompt# alone', { evolver: ['Answer #The Given Prompt# about rivers.'] }, 'eliminated', 'copied'],
  ] as [string, Scripts, string, RuleId | null][])('%s', (_name, scripts, state, rule) => {
    const { work } = drive(scripts);
    expect(work.state).toBe(state);
    expect(dropRule(work)).toBe(rule);
  });

  test('a seed that speaks of a given prompt and a child that keeps it: a person looks', () => {
    const parentText = 'Shorten the given prompt for an image generator.';
    const { work } = drive(
      { evolver: ['Shorten the given prompt for an image generator to nine words.'] },
      PAPER_CONFIG,
      planned({ parentText }),
    );
    expect(work).toMatchObject({ state: 'undecided', verdict: 'undecided', response: ANSWER });
    expect(work.findings).toMatchObject([{ effect: 'look', reason: 'marker_in_parent' }]);
  });
});

describe('cheap first: a dropped child costs no further call', () => {
  test.each([
    ['copied', { evolver: [`${CHILD} #Rewritten Prompt#`] }, ['evolver']],
    ['equal', { judge: ['Equal'] }, ['evolver', 'judge']],
    ['sorry80', { responder: ['Sorry.'] }, ['evolver', 'judge', 'responder']],
  ] as [RuleId, Scripts, TeacherRole[]][])('%s', (rule, scripts, roles) => {
    const { work, asked } = drive(scripts);
    expect(dropRule(work)).toBe(rule);
    expect(work.verdict).toBe('dropped');
    expect(asked).toEqual(roles);
  });

  test('complicate_input without its block stops before the judge; with it, it goes on', () => {
    const start = planned({
      operation: 'complicate_input',
      dataFormat: 'json',
      templateText: defaultTemplate('complicate_input'),
    });
    const without = drive({ evolver: ['Name the rivers in the JSON data.'] }, PAPER_CONFIG, start);
    expect(without.asked).toEqual(['evolver']);
    expect(dropRule(without.work)).toBe('input_format');
    const child =
      'Name the rivers that are longer than 1000 km.\n\n```json\n{"rivers": [{"name": "Elbe", "km": 1094}]}\n```';
    const { work, asked } = drive({ evolver: [child] }, PAPER_CONFIG, start);
    expect(asked).toHaveLength(3);
    expect(work).toMatchObject({ state: 'kept', childText: child, wordsAdded: 6 });
  });

  test('a rule that is off drops nothing', () => {
    const { work, asked } = drive(
      { evolver: [`${CHILD} #Rewritten Prompt#`] },
      { ...PAPER_CONFIG, rules: ['sorry80'] },
    );
    expect(work.state).toBe('kept');
    expect(asked).toEqual(['evolver', 'responder']);
  });

  test('every rule that fired on the response is told', () => {
    const rules = drive({ responder: ['sorry'] }).work.findings.map(
      (finding) => finding.effect === 'drop' && finding.rule,
    );
    expect(rules).toEqual(['sorry80']);
    expect(drive({ responder: ['…'] }).work.findings).toHaveLength(1);
  });
});

describe('a judge that cannot be understood', () => {
  test('is asked once more', () => {
    const { work, asked } = drive({ judge: ['Hard to say.', 'Not Equal'] });
    expect(asked).toEqual(['evolver', 'judge', 'judge', 'responder']);
    expect(work).toMatchObject({ state: 'kept', progress: { judgeTries: 2, equality: 'not_equal' } });
  });

  test('twice: the answer is fetched and a person decides', () => {
    const { work, asked } = drive({ judge: ['Hard to say.', 'They are close.'] });
    expect(asked).toEqual(['evolver', 'judge', 'judge', 'responder']);
    expect(work).toMatchObject({ state: 'undecided', verdict: 'undecided', response: ANSWER });
    expect(work.findings).toEqual([{ effect: 'look', reason: 'judge_unparsed', evidence: 'They are close.' }]);
  });

  test('twice, and then a rule of the response: dropped', () => {
    const { work } = drive({ judge: ['?', '?'], responder: ['Sorry.'] });
    expect(work.verdict).toBe('dropped');
    expect(work.findings.map((finding) => finding.effect)).toEqual(['look', 'drop']);
  });
});

describe('replies that are no replies', () => {
  test.each([
    ['evolver withheld', { evolver: [{ text: '', finishReason: 'content_filter' }] }, 'content_filter'],
    ['evolver empty', { evolver: [' \n'] }, 'unparsable'],
    ['evolver says only the label', { evolver: ['#Rewritten Prompt#:\n'] }, 'unparsable'],
    ['evolver cut off', { evolver: [{ text: 'Name three', finishReason: 'length' }] }, 'truncated'],
    ['responder withheld', { responder: [{ text: '', finishReason: 'content_filter' }] }, 'content_filter'],
  ] as [string, Scripts, string][])('%s', (_name, scripts, kind) => {
    const { work } = drive(scripts);
    expect(work).toMatchObject({ state: 'failed', verdict: null, failure: { kind } });
    expect(next(work, PAPER_CONFIG)).toEqual({ kind: 'done' });
  });

  test('a response that was cut off stays, and says so', () => {
    const { work } = drive({ responder: [{ text: 'The Rhine and', finishReason: 'length' }] });
    expect(work).toMatchObject({ state: 'kept', progress: { finishReason: 'length' } });
  });
});

describe('the prompt of the evolver', () => {
  test('ends with the given text in its open slot, and braces in the text are left alone', () => {
    const parentText = 'Explain {{instruction}} and {{format}} and $&.';
    const step = next(planned({ parentText }), PAPER_CONFIG);
    const content = step.kind === 'ask' ? (step.request.messages[0]?.content ?? '') : '';
    expect(content.endsWith(`#Given Prompt#:\n${parentText}\n\n#Rewritten Prompt#:\n`)).toBe(true);
    expect(step.kind === 'ask' && step.request.messages).toHaveLength(1);
  });

  test('complicate_input names its format and shows the worked pair of that format', () => {
    const work = planned({
      operation: 'complicate_input',
      dataFormat: 'sql',
      templateText: defaultTemplate('complicate_input'),
    });
    const step = next(work, PAPER_CONFIG);
    const content = step.kind === 'ask' ? (step.request.messages[0]?.content ?? '') : '';
    expect(content).toContain('[SQL database]');
    expect(content).toContain(demonstration('sql'));
    expect(content).not.toContain('{{');
    expect(content.endsWith('Rewritten Prompt(MUST contain a specific [SQL database] as input):\n')).toBe(true);
  });
});

describe('how near it was', () => {
  test('the least distance of the rules that looked at instruction and response is kept', () => {
    const rules: EngineRules = { ...PAPER_CONFIG, rules: ['near_copy', 'sorry80'] };
    const sorry = `Sorry, ${Array.from({ length: 87 }, () => 'word').join(' ')}`;
    expect(drive({ responder: [sorry] }, rules).work).toMatchObject({ state: 'kept', margin: 0.1 });
    expect(drive({}, PAPER_CONFIG).work.margin).toBeNull();
  });
});
