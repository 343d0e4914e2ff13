/** One evolution by the rehearsal teacher: the given instruction, transformed as the operation asks. */
import type { DataFormat, OperationId } from '@/lib/core/domain/operation';
import { pickOne } from '@/lib/core/domain/seeded-random';
import { taskKindOf } from '../task-kind';
import { topicOf } from '../topics/topic-of';
import { chooseClause } from './clause';
import { complicate } from './complicate';
import { concretize } from './concretize';
import { CONSTRAINTS_BY_KIND, GENERAL_CONSTRAINTS } from './constraint-clauses';
import { createRarer } from './create-rarer';
import { anglesFor, GENERAL_ANGLES } from './deepening-clauses';
import { CODE_OPERATIONS, evolveCode } from './evolve-code';
import { evolveMath, MATH_OPERATIONS } from './evolve-math';
import type { Evolved } from './evolved';
import { GENERAL_REASONING, REASONING_BY_KIND } from './reasoning-clauses';
import { addSentence, coreOf } from './request-text';

const IN_PLACE = ['constraints', 'deepening', 'concretizing', 'reasoning'] as const;
const KNOWN = [...IN_PLACE, 'complicate_input', 'breadth'] as const;

/** For an operation that has no branch here, or an edited template that asks for a rewrite of no known kind (null), any change in place will do. */
export function evolveInstruction(
  given: string,
  operation: OperationId | null,
  dataFormat: DataFormat,
  random: () => number,
): Evolved {
  const core = coreOf(given);
  const topic = topicOf(core);
  const kind = taskKindOf(core);
  const code = CODE_OPERATIONS.find((one) => one === operation);
  if (code) return evolveCode(given, code, topic, random);
  const math = MATH_OPERATIONS.find((one) => one === operation);
  if (math) return evolveMath(given, math, random);
  const known = KNOWN.find((one) => one === operation) ?? pickOne(IN_PLACE, random);
  const add = (pools: Parameters<typeof chooseClause>[1]) =>
    addSentence(given, chooseClause(given, pools, topic, random));
  switch (known) {
    case 'constraints':
      return { text: add([CONSTRAINTS_BY_KIND[kind], GENERAL_CONSTRAINTS]), withoutBlock: null };
    case 'deepening':
      return { text: add([anglesFor(kind, topic, core), GENERAL_ANGLES]), withoutBlock: null };
    case 'reasoning':
      return { text: add([REASONING_BY_KIND[kind], GENERAL_REASONING]), withoutBlock: null };
    case 'concretizing':
      return { text: concretize(given, kind, topic, random), withoutBlock: null };
    case 'complicate_input': {
      const { withBlock, withoutBlock } = complicate(given, dataFormat, topic, random);
      return { text: withBlock, withoutBlock };
    }
    case 'breadth':
      return { text: createRarer(given, topic, random), withoutBlock: null };
  }
}
