/** copied: the child carries marker words of its evolving prompt (WizardLM §3.2 rule 4). */
import type { Finding } from '../../domain/evolution';
import { MARKERS } from '../operations/slots';
import { markersOf, normaliseMarker } from '../template-labels';
import type { InstructionFacts } from './rule';

type Texts = Pick<InstructionFacts, 'parentText' | 'childText' | 'templateText'>;

const SHOWN_AROUND = 40;

/** Each marker is tested by itself. One that the parent has too may be its topic, so a person looks. */
export function copied({ parentText, childText, templateText }: Texts): Finding[] {
  const parent = normaliseMarker(parentText);
  const child = normaliseMarker(childText);
  const found = [...MARKERS, ...markersOf(templateText)].filter((marker) => child.includes(marker));
  const leaked = found.find((marker) => !parent.includes(marker));
  if (leaked) return [{ effect: 'drop', rule: 'copied', evidence: surroundings(childText, leaked) }];
  const [topic] = found;
  return topic ? [{ effect: 'look', reason: 'marker_in_parent', evidence: surroundings(childText, topic) }] : [];
}

function surroundings(text: string, marker: string): string {
  const flat = text.replace(/\s+/gu, ' ');
  const at = flat.toLowerCase().indexOf(marker);
  const from = Math.max(0, at - SHOWN_AROUND);
  const to = Math.min(flat.length, at + marker.length + SHOWN_AROUND);
  return `${from > 0 ? '…' : ''}${flat.slice(from, to)}${to < flat.length ? '…' : ''}`;
}
