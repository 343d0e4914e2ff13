/** Figures, times and sizes as people read them. One locale for everybody, so that server and browser write the same. */

import { formatCount, LOCALE, NARROW_SPACE } from './display-count';

export { formatCount };
/** "1 seed", "1 204 seeds". */
export function formatCountOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** ".71", "−.08", "1.00": the leading nought says nothing. */
export function formatCoefficient(value: number): string {
  const text = Math.abs(value).toFixed(2).replace(/^0/, '');
  return value < 0 && text !== '.00' ? `−${text}` : text;
}

/** A share with what it is of: "74 % of 1 204"; "–" when there is nothing to divide by. */
export function formatShare(part: number, total: number): string {
  return total > 0 ? `${formatPercent(part / total)} of ${formatCount(total)}` : '–';
}

export function formatPercent(share: number): string {
  const percent = share * 100;
  const digits = percent !== 0 && Math.abs(percent) < 1 ? 1 : 0;
  return `${percent.toFixed(digits)}${NARROW_SPACE}%`;
}

/** Wilson's interval for a share (E. B. Wilson 1927), 95 %. Null without data. */
export function wilsonInterval(part: number, total: number): { low: number; high: number } | null {
  if (total <= 0) return null;
  const z = 1.96;
  const share = part / total;
  const spread = 1 + z ** 2 / total;
  const centre = (share + z ** 2 / (2 * total)) / spread;
  const margin = (z / spread) * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2));
  return { low: Math.max(0, centre - margin), high: Math.min(1, centre + margin) };
}

const STEPS = [
  { unit: 'd', ms: 86_400_000 },
  { unit: 'h', ms: 3_600_000 },
  { unit: 'min', ms: 60_000 },
  { unit: 's', ms: 1000 },
] as const;

/** The two largest units: "2 h 14 min", "38 s", "640 ms". */
export function formatDuration(durationMs: number): string {
  if (durationMs < 1000) return `${Math.max(0, Math.round(durationMs))} ms`;
  const first = STEPS.findIndex((step) => durationMs >= step.ms);
  const [large, small] = STEPS.slice(first, first + 2);
  if (!large) return '0 s';
  const count = Math.floor(durationMs / large.ms);
  const rest = small ? Math.floor((durationMs - count * large.ms) / small.ms) : 0;
  return small && rest > 0 ? `${count} ${large.unit} ${rest} ${small.unit}` : `${count} ${large.unit}`;
}

/** "just now", "4 min ago", "3 h ago", then the day. `now` is a parameter, so that a page can hold its clock still. */
export function formatAgo(time: string, now: number): string {
  const agoMs = now - Date.parse(time);
  if (agoMs < 45_000) return 'just now';
  const step = STEPS.find((candidate) => agoMs >= candidate.ms) ?? STEPS[2];
  if (step.unit === 'd' && agoMs >= 7 * step.ms) return formatDay(time);
  return `${Math.max(1, Math.floor(agoMs / step.ms))} ${step.unit} ago`;
}

const day = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

export function formatDay(time: string): string {
  return day.format(new Date(time));
}

/** "22 Nov 2026, 14:02 UTC": the same for everybody who speaks about it. */
export function formatMoment(time: string): string {
  return `${formatDay(time)}, ${formatTime(time)}`;
}

/** For a time of today, such as the end of a wait. */
export function formatTime(time: string): string {
  return `${new Date(time).toISOString().slice(11, 16)} UTC`;
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

export function formatBytes(byteCount: number): string {
  const power = Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log10(Math.max(1, byteCount)) / 3));
  const amount = byteCount / 1000 ** power;
  return `${power === 0 || amount >= 100 ? amount.toFixed(0) : amount.toFixed(1)} ${BYTE_UNITS[power]}`;
}
