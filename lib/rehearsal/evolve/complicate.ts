/** Adds a block of made-up data of the asked format, and a sentence that makes the task depend on it. */
import type { DataFormat } from '@/lib/core/domain/operation';
import { pickOne } from '@/lib/core/domain/seeded-random';
import type { Topic } from '../topics/topic';
import { type DataTable, makeTable, renderTable } from './data-table';
import { addSentence } from './request-text';

const BLOCK_NAMES: Record<DataFormat, string> = {
  xml: 'XML data',
  sql: 'SQL database',
  python: 'Python code',
  html: 'HTML page',
  shell: 'shell script',
  json: 'JSON data',
};

type Ask = (table: DataTable, block: string) => string;

const DATA_ASKS: readonly Ask[] = [
  ({ shape }, block) =>
    `Base the answer on the ${shape.plural} in the ${block} at the end, and compare them by ${shape.group.key}.`,
  ({ shape, limit }, block) =>
    `Use only those ${shape.plural} from the ${block} at the end whose ${shape.measure.key} exceeds ${limit}, and name them.`,
  ({ shape }, block) =>
    `Take the ${shape.plural} in the ${block} at the end into account, above all the highest ${shape.measure.key} in each ${shape.group.key}.`,
  ({ shape }, block) =>
    `Point out which of the ${shape.plural} in the ${block} at the end does not fit the answer, and why.`,
];

const CODE_ASKS: readonly Ask[] = [
  ({ shape }, block) =>
    `Say what the ${block} at the end would print about the ${shape.plural}, and use that result in the answer.`,
  ({ shape }, block) =>
    `Explain how the ${block} at the end chooses among the ${shape.plural}, and build the answer on that choice.`,
  ({ limit }, block) =>
    `Work out what the ${block} at the end selects when ${limit} is replaced by half of it, and refer to both results.`,
];

export function complicate(
  text: string,
  format: DataFormat,
  topic: Topic,
  random: () => number,
): { withBlock: string; withoutBlock: string } {
  const table = makeTable(topic, random);
  const asks = format === 'python' || format === 'shell' ? CODE_ASKS : DATA_ASKS;
  const sentences = asks.map((ask) => ask(table, BLOCK_NAMES[format]));
  const fresh = sentences.filter((sentence) => !text.includes(sentence));
  const withoutBlock = addSentence(text, pickOne(fresh.length > 0 ? fresh : sentences, random));
  return { withoutBlock, withBlock: `${withoutBlock}\n\n${renderTable(table, format)}` };
}
