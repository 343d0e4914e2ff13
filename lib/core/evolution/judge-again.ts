/** Judges a finished evolution by other rules or thresholds, from what was generated before: no teacher is asked. */
import type { Finding, RuleId, Verdict } from '../domain/evolution';
import { type OwnTraits, traitsOf } from '../domain/operation';
import { leastMargin } from '../domain/rule-threshold';
import { equalFinding, unparsedFinding } from './eliminator/equal';
import { checkInstruction, checkResponse, type RuleSettings, rulesFor } from './eliminator/registry';
import type { EvolutionWork } from './machine';
import { measureChange } from './measure-change';

export type GeneratedBefore = Pick<
  EvolutionWork,
  'operation' | 'dataFormat' | 'parentText' | 'templateText' | 'response' | 'progress' | 'wordsAdded'
> & {
  childText: string;
  /** what the rules found before: of that, only another child with the same text cannot be found again */
  findings: readonly Finding[];
};

/** `unanswered`: the rules need a word of the judge, or a response, that was never made; the earlier verdict stays. */
export type JudgedAgain =
  | { kind: 'judged'; verdict: Verdict; rule: RuleId | null; findings: Finding[]; margin: number | null }
  | { kind: 'unanswered'; needs: 'judge' | 'responder' };

export function judgeAgain(before: GeneratedBefore, runSettings: RuleSettings, own?: OwnTraits): JudgedAgain {
  const traits = traitsOf(before.operation, own);
  const settings = { ...runSettings, rules: rulesFor(runSettings.rules, traits) };
  const wordsAdded = before.wordsAdded ?? measureChange(before).wordsAdded;
  const instruction = checkInstruction(settings, { ...before, family: traits.family, wordsAdded });
  const judge = judgeFinding(before, settings);
  const response = checkedResponse(before, settings);
  const twins = settings.rules.includes('duplicate_in_run') ? before.findings.filter(isTwin) : [];
  const findings = [...instruction.findings, ...twins, ...(judge.finding ? [judge.finding] : []), ...response.findings];
  const drop = findings.find((finding) => finding.effect === 'drop');
  // What one rule drops is dropped, whatever the others would have said.
  if (!drop && judge.isMissing) return { kind: 'unanswered', needs: 'judge' };
  if (!drop && before.response === null) return { kind: 'unanswered', needs: 'responder' };
  const verdict = drop ? 'dropped' : findings.length > 0 ? 'undecided' : 'kept';
  return {
    ...{ kind: 'judged', verdict, findings },
    rule: drop?.rule ?? null,
    margin: leastMargin([instruction.margin, response.margin]),
  };
}

const isTwin = (finding: Finding) => finding.effect === 'drop' && finding.rule === 'duplicate_in_run';

function judgeFinding(
  { progress }: GeneratedBefore,
  { rules }: RuleSettings,
): { finding: Finding | null; isMissing: boolean } {
  if (!rules.includes('equal') || progress.equality === 'not_equal') return { finding: null, isMissing: false };
  if (progress.equality === undefined) return { finding: null, isMissing: true };
  const reply = progress.judgeReply ?? '';
  return { finding: progress.equality === 'equal' ? equalFinding(reply) : unparsedFinding(reply), isMissing: false };
}

function checkedResponse({ response, progress }: GeneratedBefore, settings: RuleSettings) {
  if (response === null) return { findings: [], margin: null };
  return checkResponse(settings, { response, finishReason: progress.finishReason ?? 'stop' });
}
