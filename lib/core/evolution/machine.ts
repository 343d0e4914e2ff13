/** The evolution of one instruction as a pure state machine: what to ask next, and what a reply makes of it. Every driver loops over these two. */
import type { EvolutionState, Finding, Verdict } from '../domain/evolution';
import { isFinal, type RuleId } from '../domain/evolution';
import { type DataFormat, type OperationId, type OwnTraits, traitsOf } from '../domain/operation';
import { leastMargin, type RuleThresholds } from '../domain/rule-threshold';
import type { FailureKind, FinishReason, SamplingParameters, TeacherRequest } from '../domain/teacher';
import { equalFinding, unparsedFinding } from './eliminator/equal';
import { checkInstruction, checkResponse, rulesFor } from './eliminator/registry';
import { type Equality, MAX_JUDGE_TRIES, parseEquality, renderJudgePrompt } from './equality-judge';
import { measureChange } from './measure-change';
import { parseCompletion } from './parse-completion';
import { renderPrompt, renderResponderPrompt } from './render-prompt';

/** What later steps need of earlier replies. Plain JSON: it is a column. */
export type EvolutionProgress = {
  equality?: Equality;
  judgeReply?: string;
  judgeTries?: number;
  /** of the response: `length` says that it was cut off at the limit of tokens */
  finishReason?: FinishReason;
};

/** A person's edit is a row of the same kind, final from its first moment. */
export type EvolutionWork = {
  state: EvolutionState;
  operation: OperationId;
  dataFormat: DataFormat | null;
  parentText: string;
  templateText: string;
  childText: string | null;
  response: string | null;
  progress: EvolutionProgress;
  verdict: Verdict | null;
  findings: Finding[];
  wordsAdded: number | null;
  overlap: number | null;
  /** least distance from the threshold of a rule that looked, as a share of that threshold */
  margin: number | null;
  failure: { kind: FailureKind; message: string } | null;
};

export type EngineRules = {
  rules: RuleId[];
  thresholds: RuleThresholds;
  sampling: SamplingParameters;
  ownOperations?: OwnTraits | undefined;
  responderSuffix?: string;
};
export type MachineReply = { text: string; finishReason: FinishReason };
export type NextStep = { kind: 'ask'; request: TeacherRequest } | { kind: 'done' };

type Step = 'evolve' | 'judge' | 'respond' | 'done';

/** An evolution as it is planned, before any call. */
export function planEvolution(
  plan: Pick<EvolutionWork, 'operation' | 'dataFormat' | 'parentText' | 'templateText'>,
): EvolutionWork {
  return {
    ...plan,
    state: 'planned',
    childText: null,
    response: null,
    progress: {},
    verdict: null,
    findings: [],
    wordsAdded: null,
    overlap: null,
    margin: null,
    failure: null,
  };
}

export function next(work: EvolutionWork, runRules: EngineRules): NextStep {
  const rules = rulesOf(work, runRules);
  const step = stepOf(work, rules);
  if (step === 'done') return { kind: 'done' };
  return { kind: 'ask', request: requestFor(step, work, rules) };
}

/** Moves at least one stored step. Free checks have run when it returns, so a dropped child is final at once and costs no further call. */
export function apply(work: EvolutionWork, runRules: EngineRules, reply: MachineReply): EvolutionWork {
  const rules = rulesOf(work, runRules);
  switch (stepOf(work, rules)) {
    case 'evolve':
      return applyEvolved(work, rules, reply);
    case 'judge':
      return applyJudged(work, reply);
    case 'respond':
      return applyAnswered(work, rules, reply);
    case 'done':
      throw new Error(`An evolution that is ${work.state} takes no reply.`);
  }
}

/** The run's rules without those that its operation skips: what is skipped is not asked of the judge either. */
function rulesOf({ operation }: EvolutionWork, rules: EngineRules): EngineRules {
  return { ...rules, rules: rulesFor(rules.rules, traitsOf(operation, rules.ownOperations)) };
}

function stepOf(work: EvolutionWork, { rules }: EngineRules): Step {
  if (isFinal(work.state)) return 'done';
  if (work.state === 'planned') return 'evolve';
  if (work.state === 'evolved' && rules.includes('equal')) return 'judge';
  return 'respond';
}

function requestFor(
  step: Exclude<Step, 'done'>,
  work: EvolutionWork,
  { sampling, responderSuffix }: EngineRules,
): TeacherRequest {
  const childText = work.childText ?? '';
  switch (step) {
    case 'evolve':
      return { role: 'evolver', messages: renderPrompt(work), sampling };
    case 'judge':
      return {
        role: 'judge',
        messages: renderJudgePrompt(work.parentText, childText),
        // The paper does not say; 0 makes the verdict repeatable. The limit stays wide for models that think before they answer.
        sampling: { temperature: 0, ...(sampling.maxTokens === undefined ? {} : { maxTokens: sampling.maxTokens }) },
      };
    case 'respond':
      return { role: 'responder', messages: renderResponderPrompt(childText, responderSuffix), sampling };
  }
}

function applyEvolved(work: EvolutionWork, rules: EngineRules, reply: MachineReply): EvolutionWork {
  if (reply.finishReason === 'content_filter')
    return failed(work, 'content_filter', "The evolver's reply was withheld by a content filter.");
  const { family, replyLabel } = traitsOf(work.operation, rules.ownOperations);
  const childText = parseCompletion(reply.text, {
    templateText: work.templateText,
    ...(replyLabel ? { replyLabel } : {}),
  });
  if (reply.finishReason === 'length')
    return failed(
      work,
      'truncated',
      "The evolver's reply was cut off at the limit of tokens, so the instruction is not whole.",
    );
  if (childText === null)
    return failed(
      work,
      'unparsable',
      `The evolver's reply has no line “${replyLabel}”, after which the new instruction would stand.`,
    );
  if (childText === '') return failed(work, 'unparsable', 'The evolver replied without an instruction.');
  const measured = measureChange({ ...work, childText });
  const looked = checkInstruction(rules, { ...work, ...measured, family, childText });
  return concludeIfDropped({ ...work, ...measured, ...looked, state: 'evolved', childText });
}

function applyJudged(work: EvolutionWork, reply: MachineReply): EvolutionWork {
  const equality = parseEquality(reply.text);
  const judgeTries = (work.progress.judgeTries ?? 0) + 1;
  const judged: EvolutionWork = {
    ...work,
    state: 'judged',
    progress: { ...work.progress, equality, judgeTries, judgeReply: reply.text },
  };
  if (equality === 'not_equal') return judged;
  if (equality === 'equal')
    return concludeIfDropped({ ...judged, findings: [...work.findings, equalFinding(reply.text)] });
  if (judgeTries < MAX_JUDGE_TRIES) return { ...judged, state: 'evolved' };
  return { ...judged, findings: [...work.findings, unparsedFinding(reply.text)] };
}

function applyAnswered(work: EvolutionWork, rules: EngineRules, reply: MachineReply): EvolutionWork {
  if (reply.finishReason === 'content_filter')
    return failed(work, 'content_filter', "The responder's reply was withheld by a content filter.");
  const looked = checkResponse(rules, { response: reply.text, finishReason: reply.finishReason });
  const answered: EvolutionWork = {
    ...work,
    response: reply.text,
    progress: { ...work.progress, finishReason: reply.finishReason },
    findings: [...work.findings, ...looked.findings],
    margin: leastMargin([work.margin, looked.margin]),
  };
  return conclude(answered);
}

/** The store found the child's text elsewhere in the run, before anything more was asked about it. */
export function dropAsTwin(work: EvolutionWork, evidence: string): EvolutionWork {
  return conclude({ ...work, findings: [...work.findings, { effect: 'drop', rule: 'duplicate_in_run', evidence }] });
}

function concludeIfDropped(work: EvolutionWork): EvolutionWork {
  return work.findings.some((finding) => finding.effect === 'drop') ? conclude(work) : work;
}

function conclude(work: EvolutionWork): EvolutionWork {
  if (work.findings.some((finding) => finding.effect === 'drop'))
    return { ...work, state: 'eliminated', verdict: 'dropped' };
  if (work.findings.length > 0) return { ...work, state: 'undecided', verdict: 'undecided' };
  return { ...work, state: 'kept', verdict: 'kept' };
}

function failed(work: EvolutionWork, kind: FailureKind, message: string): EvolutionWork {
  return { ...work, state: 'failed', failure: { kind, message } };
}
