/** SQL database: statements that a PostgreSQL grammar reads, after the habits of other dialects are smoothed. */
import { parse, type Statement } from 'pgsql-ast-parser';

/** Asked before the grammar, which takes milliseconds to refuse a page of prose. */
const BEGINS_A_STATEMENT =
  /^(?:--.*\n\s*)*(?:select|insert|update|delete|create|alter|drop|with|begin|values|truncate)\b/i;

export function isSql(code: string, isMarked: boolean): boolean {
  const text = code.trim();
  // "Select two of them" reads like a statement, so unmarked text must also end like one.
  if (!BEGINS_A_STATEMENT.test(text) || (!isMarked && !text.endsWith(';'))) return false;
  const statements = read(smoothDialect(text));
  return statements?.some(isSubstantial) ?? false;
}

function read(text: string): Statement[] | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

/** MySQL's and SQLite's ways of saying what the grammar says otherwise; none of them changes what the data is. */
function smoothDialect(text: string): string {
  return text
    .replaceAll('`', '"')
    .replace(/\bAS\s+'([^']*)'/gi, 'AS "$1"')
    .replace(/\b(TABLE|FROM|INTO|JOIN|UPDATE|REFERENCES)\s+(user|order|group|table)\b/gi, '$1 "$2"')
    .replace(/\bAUTO_?INCREMENT\b(?:\s*=\s*\d+)?/gi, '')
    .replace(/\)\s*(?:ENGINE|DEFAULT CHARSET|CHARSET|COLLATE)\b[^;]*;/gi, ');')
    .replace(/\b(?:UNSIGNED|ZEROFILL)\b/gi, '')
    .replace(/\bENUM\s*\([^)]*\)/gi, 'TEXT')
    .replace(/\b((?:TINY|SMALL|MEDIUM|BIG)?INT|INTEGER)\s*\(\d+\)/gi, '$1');
}

const SUBSTANTIAL: ReadonlySet<string> = new Set<Statement['type']>([
  'insert',
  'update',
  'delete',
  'create table',
  'create view',
  'alter table',
  'with',
  'union',
  'union all',
]);

/** A bare SELECT of names is what a sentence can turn into; data comes from a table or goes into one. */
function isSubstantial(statement: Statement): boolean {
  if (statement.type === 'select') return (statement.from?.length ?? 0) > 0;
  return SUBSTANTIAL.has(statement.type);
}
