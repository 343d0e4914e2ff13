/** What every shape gives for a row, and how a text field is taken out of one. */
import type { LeftOut, SeedRow } from '../../domain/seed-import';
import { unstorableCharacter } from '../../domain/storable-text';

export type SourceRow = Readonly<Record<string, unknown>>;
export type ShapeReading = { seeds: SeedRow[]; leftOut: LeftOut[] } | { problem: string };

export function isSourceRow(value: unknown): value is SourceRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** A reason why a row is bad, thrown inside a shape so that the first one found ends its reading; caught in read-seeds.ts. */
export class BadField extends Error {}

/** The text exactly as it stands; null for a field that is absent, null or empty. */
export function optionalText(source: SourceRow, field: string | null, name = field): string | null {
  const value = field === null ? undefined : source[field];
  if (value === undefined || value === null || value === '') return null;
  return storableText(value, name ?? '');
}

export function requiredText(source: SourceRow, field: string, name = field): string {
  if (!Object.hasOwn(source, field)) throw new BadField(`There is no field "${name}".`);
  const text = storableText(source[field], name);
  if (text.trim() === '') throw new BadField(`The field "${name}" is empty.`);
  return text;
}

function storableText(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new BadField(`The field "${name}" is ${kindOf(value)}, not text.`);
  const refused = unstorableCharacter(value, `field ${name}`);
  if (refused) throw new BadField(`There is a ${refused}.`);
  return value;
}

/** Kept to find the source again; a number is as good as text here. */
export function externalIdOf(source: SourceRow): string | null {
  const value = source['id'] ?? source['idx'];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? storableText(value, 'id') : null;
}

export function isRehearsalRow(source: SourceRow): boolean {
  return source['rehearsal'] === true;
}
