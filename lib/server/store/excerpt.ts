/** The beginning of a text; three dots say that it goes on. */
import { Prisma } from './generated/client';

/** Of a column; in characters, the dots included. */
export const excerptOf = (column: Prisma.Sql, length: number): Prisma.Sql =>
  Prisma.sql`CASE WHEN char_length(${column}) > ${length}::int THEN left(${column}, ${length - 1}::int) || '…' ELSE ${column} END`;

/** Of a text that is here already. */
export const excerpt = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1).replace(HALF_CHARACTER, '')}…` : text;

const HALF_CHARACTER = /[\uD800-\uDBFF]$/;
