/** input_format: a child of complicate_input must carry a block of its data format that really parses (ours; WizardLM App. D asks for the block). */
import type { Finding } from '../../domain/evolution';
import { FORMAT_NAMES } from '../operations/complicate-input';
import { dataBlockOf } from './data-block';
import type { EdgeTexts } from './rule';

export function inputFormat({ childText, parentText, dataFormat }: EdgeTexts): Finding[] {
  if (!dataFormat || dataBlockOf(childText, dataFormat, parentText)) return [];
  const name = FORMAT_NAMES[dataFormat].slice(1, -1);
  return [{ effect: 'drop', rule: 'input_format', evidence: `The child carries no ${name} that parses.` }];
}
