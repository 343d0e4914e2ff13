/** A small table of made-up records of a topic, and the same records in each of the data formats. */
import type { DataFormat } from '@/lib/core/domain/operation';
import { pickOne, shuffled } from '@/lib/core/domain/seeded-random';
import type { RecordTable, Topic } from '../topics/topic';

export type DataRow = { name: string; group: string; measure: number };
export type DataTable = { shape: RecordTable; rows: DataRow[]; limit: number };

export function makeTable(topic: Topic, random: () => number): DataTable {
  const { records } = topic;
  const { low, high } = records.measure;
  const count = 4 + Math.floor(random() * 3);
  const names = shuffled(records.names, random).slice(0, count);
  const rows = names.map((name) => ({
    name,
    group: pickOne(records.group.values, random),
    measure: low + Math.floor(random() * (high - low + 1)),
  }));
  return { shape: records, rows, limit: Math.round(low + (high - low) * (0.3 + 0.4 * random())) };
}

const tableName = (shape: RecordTable) => shape.noun.replaceAll(' ', '_');

const FENCE_NAMES: Record<DataFormat, string> = {
  xml: 'xml',
  sql: 'sql',
  python: 'python',
  html: 'html',
  shell: 'sh',
  json: 'json',
};

const RENDERERS: Record<DataFormat, (table: DataTable) => string> = {
  json: ({ shape, rows }) => {
    const records = rows.map(
      (row) =>
        `    ${JSON.stringify({ name: row.name, [shape.group.key]: row.group, [shape.measure.key]: row.measure })}`,
    );
    return `{\n  "${shape.plural}": [\n${records.join(',\n')}\n  ]\n}`;
  },
  xml: ({ shape, rows }) => {
    const elements = rows.map(
      (row) =>
        `  <${shape.noun} name="${row.name}" ${shape.group.key}="${row.group}" ${shape.measure.key}="${row.measure}"/>`,
    );
    return `<${shape.plural}>\n${elements.join('\n')}\n</${shape.plural}>`;
  },
  sql: ({ shape, rows }) => {
    const measure = shape.measure.key;
    const table = `${tableName(shape)}_log`;
    const values = rows.map((row) => `  ('${row.name}', '${row.group}', ${row.measure})`).join(',\n');
    return `CREATE TABLE ${table} (name TEXT NOT NULL, ${shape.group.key}_name TEXT, ${measure}_value INTEGER);\nINSERT INTO ${table} (name, ${shape.group.key}_name, ${measure}_value) VALUES\n${values};`;
  },
  html: ({ shape, rows }) => {
    const cells = rows
      .map((row) => `      <tr><td>${row.name}</td><td>${row.group}</td><td>${row.measure}</td></tr>`)
      .join('\n');
    return `<!doctype html>\n<html>\n  <head><title>${shape.plural}</title></head>\n  <body>\n    <table>\n      <tr><th>name</th><th>${shape.group.key}</th><th>${shape.measure.key}</th></tr>\n${cells}\n    </table>\n  </body>\n</html>`;
  },
  python: ({ shape, rows, limit }) => {
    const plural = shape.plural.replaceAll(' ', '_');
    const entries = rows.map((row) => `    ("${row.name}", "${row.group}", ${row.measure}),`).join('\n');
    return `${plural} = [\n${entries}\n]\n\ndef select(rows, limit):\n    chosen = []\n    for name, group, value in rows:\n        if value > limit:\n            chosen.append((group, name))\n    return sorted(chosen)\n\nprint(select(${plural}, ${limit}))`;
  },
  shell: ({ shape, rows, limit }) => {
    const file = `${tableName(shape)}.csv`;
    const lines = rows.map((row) => `'${row.name},${row.group},${row.measure}'`).join(' ');
    return `printf '%s\\n' ${lines} > ${file}\nawk -F, '$3 > ${limit} { print $2, $1 }' ${file} | sort | head -n 3`;
  },
};

export function renderTable(table: DataTable, format: DataFormat): string {
  return `\`\`\`${FENCE_NAMES[format]}\n${RENDERERS[format](table)}\n\`\`\``;
}
