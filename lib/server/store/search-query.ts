/** What a person types into the search field, as the words index understands it. */
import { Prisma } from './generated/client';

/** The scripts without spaces that search_words() of the database cuts into single characters; the two must be the same. */
const UNSPACED =
  /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u2FDF\u3005-\u3007\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFF66-\uFF9F\u{20000}-\u{3FFFF}]/u;
const UNSPACED_RUN = new RegExp(`(?:${UNSPACED.source})+`, 'gu');

const spaced = (run: string) => [...run].join(' ');

/** A run of such characters is a phrase of them, inside quotation marks and outside. NUL is no character of PostgreSQL's text. */
export function searchQuery(typed: string): string {
  const text = typed.replaceAll('\0', ' ');
  if (!UNSPACED.test(text)) return text;
  return text
    .split('"')
    .map((part, at) => part.replace(UNSPACED_RUN, (run) => (at % 2 === 1 ? ` ${spaced(run)} ` : `"${spaced(run)}"`)))
    .join('"');
}

/** The expression must be that of the index, or it is not used. */
export function searchedText(column: Prisma.Sql, typed: string): Prisma.Sql {
  return Prisma.sql`search_words(${column}) @@ websearch_to_tsquery('simple', ${searchQuery(typed)})`;
}

/** Words that stand as they are in whatever such a search finds; none where its signs could mean something else. */
export function wordsWithin(typed: string): string[] {
  if (!/^[\p{L}\p{N}\s"]+$/u.test(typed) || /(?:^|\s)or(?:\s|$)/i.test(typed)) return [];
  return typed.split(/[\s"]+/).filter((word) => /^[a-z0-9]+$/i.test(word));
}

/** The same, for texts read one by one: most of those without the words are known by their letters, ten times faster. */
export function checkedText(column: Prisma.Sql, typed: string): Prisma.Sql {
  const letters = wordsWithin(typed).map((word) => Prisma.sql`strpos(lower(${column}), ${word.toLowerCase()}) > 0`);
  return Prisma.join([...letters, searchedText(column, typed)], ' AND ');
}
