/** Tells data that the database refuses from a database that is away: the first never works, the second works later. */

/** SQLSTATE classes: data exception, integrity violation, wrong or unknown syntax. */
const REFUSED = /\b(?:22|23|42)[0-9A-Z]{3}\b/;

/** Prisma wraps the code of PostgreSQL in its own errors, sometimes only in their text. */
export function isRefusedByDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'P2002' || code === 'P2003' || code === 'P2025') return true;
  return code === 'P2010' && REFUSED.test(error.message);
}
