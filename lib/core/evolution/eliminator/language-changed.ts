/** language_changed: most letters of the child are of another script than the parent's (ours). Data blocks and code are left out: they are Latin in any language. */
import type { Finding } from '../../domain/evolution';
import { marginTo, type RuleThresholds } from '../../domain/rule-threshold';
import { dataBlockOf } from './data-block';
import type { EdgeTexts } from './rule';

type Threshold = Pick<RuleThresholds, 'scriptShare'>;

/** Japanese mixes three of them, so they count as one with Chinese; whether a text is one or the other a script cannot say. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/gu],
  ['Cyrillic', /\p{Script=Cyrillic}/gu],
  ['Greek', /\p{Script=Greek}/gu],
  ['Arabic', /\p{Script=Arabic}/gu],
  ['Hebrew', /\p{Script=Hebrew}/gu],
  ['Devanagari', /\p{Script=Devanagari}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Hangul', /\p{Script=Hangul}/gu],
  ['Chinese or Japanese', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu],
];

/** A text of fewer letters has no script worth the name. */
const FEWEST_LETTERS = 8;

export function languageChanged(facts: EdgeTexts, { scriptShare }: Threshold): Finding[] {
  const seen = shareInParentScript(facts);
  if (!seen || seen.share >= scriptShare) return [];
  const evidence = `${seen.share.toFixed(2)} of the letters are ${seen.script}, as the parent's are; wanted are ${scriptShare}.`;
  return [{ effect: 'drop', rule: 'language_changed', evidence }];
}

export function languageMargin(facts: EdgeTexts, { scriptShare }: Threshold): number | null {
  const seen = shareInParentScript(facts);
  return seen && marginTo(scriptShare, seen.share);
}

function shareInParentScript({
  parentText,
  childText,
  dataFormat,
}: EdgeTexts): { script: string; share: number } | null {
  const block = dataFormat ? dataBlockOf(childText, dataFormat, parentText) : null;
  const prose = block ? childText.slice(0, block.start) + childText.slice(block.end) : childText;
  const main = mainScript(withoutCode(parentText));
  if (!main) return null;
  const text = withoutCode(prose);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < FEWEST_LETTERS) return null;
  return { script: main[0], share: (text.match(main[1])?.length ?? 0) / letters };
}

function mainScript(text: string): readonly [string, RegExp] | null {
  let best: { script: readonly [string, RegExp]; count: number } | null = null;
  for (const script of SCRIPTS) {
    const count = text.match(script[1])?.length ?? 0;
    if (count >= FEWEST_LETTERS && count > (best?.count ?? 0)) best = { script, count };
  }
  return best?.script ?? null;
}

const withoutCode = (text: string) => text.replace(/```[\s\S]*?```|`[^`\n]*`/g, ' ');
