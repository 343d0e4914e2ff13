/** What the benchmark asks of the table: each filter alone and some together, and words from common to rare. */
import type { InstructionFilter } from '@/lib/core/contract/instructions';
import type { Id } from '@/lib/core/domain/identifier';
import type { ReviewProject } from './fill-review';

export type Question = { kind: string; name: string; filter: InstructionFilter };

export function tableQuestions(
  { runIds, personIds }: ReviewProject,
  places: { teacherId: Id; templateVersionId: Id },
): Question[] {
  const [first = '', , last = ''] = runIds;
  const personId = personIds[6] ?? '';
  const kinds: Record<string, Record<string, InstructionFilter>> = {
    'no filter': { everything: {}, seeds: { origin: 'seed' }, evolved: { origin: 'evolved' } },
    'one filter': {
      'first run': { runId: first },
      'last run': { runId: last },
      'round 1': { round: 1 },
      'round 3': { round: 3 },
      breadth: { operation: 'breadth' },
      reasoning: { operation: 'reasoning' },
      kept: { status: 'kept' },
      dropped: { status: 'dropped' },
      undecided: { status: 'undecided' },
      'rule: equal': { rule: 'equal' },
      'rule: stop words': { rule: 'stopwords' },
      'decided by people': { decidedBy: 'people' },
      adjudicated: { decidedBy: 'adjudicator' },
      'template version': { templateVersionId: places.templateVersionId },
      teacher: { teacherId: places.teacherId },
      'wants decisions': { review: 'open' },
      decided: { review: 'done' },
      flagged: { review: 'flagged' },
      'in an audit': { audit: 'in' },
      'in no audit': { audit: 'out' },
      'verdict undecided': { verdict: 'undecided' },
    },
    range: {
      'words 60–70': { wordsMin: 60, wordsMax: 70 },
      'words added ≥ 15': { addedMin: 15 },
      'overlap .30–.31': { overlapMin: 0.3, overlapMax: 0.31 },
      'people disagree': { agreementMax: 0.9 },
      'kept, words 60–70': { status: 'kept', wordsMin: 60, wordsMax: 70 },
    },
    together: {
      'run, round, operation, status': { runId: first, round: 2, operation: 'reasoning', status: 'undecided' },
      'nothing has both': { rule: 'equal', status: 'undecided' },
      'dropped by a rule, restored': { rule: 'equal', status: 'kept' },
      'round and operation': { round: 4, operation: 'breadth' },
    },
    person: {
      'one of twenty': { personId },
      'their rejections': { personId, said: 'reject' },
      'theirs, breadth': { personId, operation: 'breadth' },
    },
    search: {
      'a rare pair': { text: 'planetarium piracy' },
      'a rare phrase': { text: '"aqueduct of Mombasa"' },
      'no hit': { text: 'harbour zeppelin' },
      'a case number': { text: 'case 4711' },
      'Chinese, two characters': { text: '翻译' },
    },
    'search, common words': {
      'in 2 of 100': { text: 'sextant' },
      'in 4 of 100': { text: 'lighthouse' },
      'in 1 of 3': { text: 'harbour' },
      'in 1 of 3, dropped': { text: 'harbour', status: 'dropped' },
    },
  };
  return Object.entries(kinds).flatMap(([kind, filters]) =>
    Object.entries(filters).map(([name, filter]) => ({ kind, name, filter })),
  );
}
