/** JSON data: one object or list that holds something, or a line of JSON for each record. */

export function isJson(code: string, isMarked: boolean): boolean {
  const text = code.trim();
  if (text === '') return false;
  const whole = parse(text);
  if (whole !== undefined) return holdsSomething(whole, isMarked);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return isMarked && lines.length > 1 && lines.every((line) => isObject(parse(line)));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isCompound = (value: unknown) => typeof value === 'object' && value !== null;

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Prose has bracketed numbers too, as in [1] or [3, 1, 2]; unmarked, a list counts from its first record or list on. */
function holdsSomething(value: unknown, isMarked: boolean): boolean {
  if (Array.isArray(value)) return isMarked ? value.length > 1 || value.some(isObject) : value.some(isCompound);
  return isObject(value) && Object.keys(value).length > 0;
}
