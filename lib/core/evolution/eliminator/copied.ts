/** copied: the child carries marker words of its evolving prompt (WizardLM §3.2 rule 4). */
import type { Finding } from '../../domain/evolution';
import { MARKERS } from '../operations/slots';
import type { EdgeTexts } from './rule';

const SHOWN_AROUND = 40;

/** Each marker is tested by itself. One that the parent has too may be its topic, so a person looks. */
export function copied({ parentText, childText }: EdgeTexts): Finding[] {
  const parent = normalise(parentText);
  const child = normalise(childText);
  const found = MARKERS.filter((marker) => child.includes(marker));
  const leaked = found.find((marker) => !parent.includes(marker));
  if (leaked) return [{ effect: 'drop', rule: 'copied', evidence: surroundings(childText, leaked) }];
  const [topic] = found;
  return topic ? [{ effect: 'look', reason: 'marker_in_parent', evidence: surroundings(childText, topic) }] : [];
}

const normalise = (text: string) => text.toLowerCase().replace(/\s+/gu, ' ');

function surroundings(text: string, marker: string): string {
  const flat = text.replace(/\s+/gu, ' ');
  const at = flat.toLowerCase().indexOf(marker);
  const from = Math.max(0, at - SHOWN_AROUND);
  const to = Math.min(flat.length, at + marker.length + SHOWN_AROUND);
  return `${from > 0 ? '…' : ''}${flat.slice(from, to)}${to < flat.length ? '…' : ''}`;
}
