/** How long a server asks us to wait: `retry-after-ms`, or `retry-after` in seconds or as a date. */

const LONGEST_WAIT_MS = 60 * 60 * 1000;

export function retryAfterMs(headers: Headers | undefined, now: Date): number | null {
  const wait =
    milliseconds(headers?.get('retry-after-ms') ?? null) ?? seconds(headers?.get('retry-after') ?? null, now);
  return wait === null ? null : Math.min(Math.max(Math.ceil(wait), 0), LONGEST_WAIT_MS);
}

function milliseconds(text: string | null): number | null {
  return text !== null && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null;
}

function seconds(text: string | null, now: Date): number | null {
  if (text === null) return null;
  const inSeconds = milliseconds(text);
  if (inSeconds !== null) return inSeconds * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at - now.getTime();
}
