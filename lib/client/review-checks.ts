/** What a look at parent and child can tell without a teacher: new data blocks, leaked markers, length. Shown beside the diff, never a rule. */

export type BlockKind = 'code' | 'table' | 'markup' | 'json';

export const BLOCK_LABELS = {
  code: 'block of code',
  table: 'table',
  markup: 'mark-up',
  json: 'JSON',
} as const satisfies Record<BlockKind, string>;

const PATTERNS = {
  code: /^ {0,3}(```|~~~)/m,
  table: /^\s*\|.+\|\s*\n\s*\|[\s:|-]+\|/m,
  markup: /<([a-z][\w-]*)(\s[^<>]*)?>[\s\S]*<\/\1>/i,
  json: /\{\s*"[^"]+"\s*:|\[\s*\{\s*"/,
} as const satisfies Record<BlockKind, RegExp>;

const KINDS = ['code', 'table', 'markup', 'json'] as const satisfies readonly BlockKind[];

function blocksIn(text: string): BlockKind[] {
  return KINDS.filter((kind) => PATTERNS[kind].test(text));
}

/** Kinds of data that the child has and the parent has not, and the other way round: a rewrite must not drop them (WizardLM App. A). */
export function changedBlocks(parent: string, child: string): { added: BlockKind[]; lost: BlockKind[] } {
  const before = blocksIn(parent);
  const after = blocksIn(child);
  return {
    added: after.filter((kind) => !before.includes(kind)),
    lost: before.filter((kind) => !after.includes(kind)),
  };
}

/** Markers of the evolving prompt in the child, those aside that the parent had already. */
export function leakedMarkers(parent: string, child: string, markers: readonly string[]): string[] {
  const before = parent.toLowerCase();
  const after = child.toLowerCase();
  const found = markers.filter((marker) => after.includes(marker) && !before.includes(marker));
  return found.filter((marker) => !found.some((longer) => longer !== marker && longer.includes(marker)));
}

export function wordCount(text: string): number {
  const trimmed = text.trim();
  return trimmed === '' ? 0 : trimmed.split(/\s+/u).length;
}
