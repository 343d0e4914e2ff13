/** Which text a PostgreSQL text column cannot hold, by name and place. */

/** Null when every character can be stored; else what cannot and where, counting characters (code points) from 1. */
export function unstorableCharacter(text: string, field: string): string | null {
  const nul = text.indexOf('\0');
  if (nul === -1 && text.isWellFormed()) return null;
  const surrogate = loneSurrogateAt(text);
  if (nul !== -1 && (surrogate === -1 || nul < surrogate))
    return `NUL character (U+0000) in ${field}, character ${ordinalAt(text, nul)}`;
  const code = text.charCodeAt(surrogate).toString(16).toUpperCase();
  return `lone surrogate (U+${code}) in ${field}, character ${ordinalAt(text, surrogate)}`;
}

function loneSurrogateAt(text: string): number {
  return text.search(/\p{Surrogate}/u);
}

function ordinalAt(text: string, at: number): number {
  return [...text.slice(0, at)].length + 1;
}
