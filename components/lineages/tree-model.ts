/** A lineage tree as rows: which are seen, what hangs on what, and where a key leads. Pure, so that a thousand nodes cost what is on the screen. */

import type { LineageTree, TreeNode } from '@/lib/core/contract/lineages';
import type { Id } from '@/lib/core/domain/identifier';
import { operationLabel } from '@/lib/core/domain/operation';

/** `id`: the evolution's, or the seed's own. */
export type TreeRow = {
  id: Id;
  /** null: the seed */
  node: TreeNode | null;
  parentId: Id | null;
  /** from 1 */
  level: number;
  place: number;
  siblings: number;
  childIds: readonly Id[];
  isOpen: boolean;
  /** for each level above its own, whether a line goes on below this row */
  rails: readonly boolean[];
};

export type TreeModel = {
  seedId: Id;
  nodes: ReadonlyMap<Id, TreeNode>;
  /** by row */
  childIds: ReadonlyMap<Id, readonly Id[]>;
  parentIds: ReadonlyMap<Id, Id>;
  /** everything below a row */
  sizes: ReadonlyMap<Id, number>;
};

export function treeModel({ seed, nodes }: Pick<LineageTree, 'seed' | 'nodes'>): TreeModel {
  const rowOf = new Map<Id, Id>([[seed.id, seed.id]]);
  for (const node of nodes) if (node.instructionId) rowOf.set(node.instructionId, node.evolutionId);
  const childIds = new Map<Id, Id[]>();
  const parentIds = new Map<Id, Id>();
  for (const { evolutionId, parentId } of nodes) {
    const parent = rowOf.get(parentId) ?? seed.id;
    parentIds.set(evolutionId, parent);
    const siblings = childIds.get(parent);
    if (siblings) siblings.push(evolutionId);
    else childIds.set(parent, [evolutionId]);
  }
  const sizes = new Map<Id, number>();
  // Parents come before their children, so that from the end every child is counted before its parent.
  for (const { evolutionId } of [...nodes].reverse()) {
    const parent = parentIds.get(evolutionId) ?? seed.id;
    sizes.set(parent, (sizes.get(parent) ?? 0) + (sizes.get(evolutionId) ?? 0) + 1);
  }
  return {
    seedId: seed.id,
    nodes: new Map(nodes.map((node) => [node.evolutionId, node])),
    ...{ childIds, parentIds, sizes },
  };
}

/** More are folded at first below the second level. */
const OPEN_AT_MOST = 200;
const OPEN_LEVELS = 2;

/** What is folded when the page opens; the way to `selectedId` never is. */
export function foldedAtFirst(model: TreeModel, selectedId: Id | null): Set<Id> {
  if (model.nodes.size <= OPEN_AT_MOST) return new Set();
  const way = new Set(ancestorsOf(model, selectedId ?? model.seedId));
  const folded = new Set<Id>();
  const visit = (id: Id, level: number) => {
    for (const child of model.childIds.get(id) ?? []) {
      if (level >= OPEN_LEVELS && !way.has(child) && model.childIds.has(child)) folded.add(child);
      visit(child, level + 1);
    }
  };
  visit(model.seedId, 1);
  return folded;
}

/** Nearest first, the seed last. */
export function ancestorsOf(model: TreeModel, id: Id): Id[] {
  const above: Id[] = [];
  for (let up = model.parentIds.get(id); up !== undefined; up = model.parentIds.get(up)) above.push(up);
  return above;
}

/** Those that are seen, from the seed down. */
export function visibleRows(model: TreeModel, folded: ReadonlySet<Id>): TreeRow[] {
  const rows: TreeRow[] = [];
  const visit = (id: Id, parentId: Id | null, at: Pick<TreeRow, 'level' | 'place' | 'siblings' | 'rails'>) => {
    const childIds = model.childIds.get(id) ?? [];
    const isOpen = childIds.length > 0 && !folded.has(id);
    rows.push({ id, node: model.nodes.get(id) ?? null, parentId, childIds, isOpen, ...at });
    if (!isOpen) return;
    const rails = parentId === null ? [] : [...at.rails, at.place < at.siblings];
    childIds.forEach((child, index) => {
      visit(child, id, { level: at.level + 1, place: index + 1, siblings: childIds.length, rails });
    });
  };
  visit(model.seedId, null, { level: 1, place: 1, siblings: 1, rails: [] });
  return rows;
}

export type TreeMove = { go?: Id; fold?: Id; unfold?: readonly Id[] };

/** What a key does in a tree (WAI-ARIA, tree view); null for any other key. */
export function moveBy(key: string, rows: readonly TreeRow[], currentId: Id): TreeMove | null {
  const at = rows.findIndex((row) => row.id === currentId);
  const row = rows[at];
  if (!row) return null;
  const to = (next: TreeRow | undefined): TreeMove => (next ? { go: next.id } : {});
  switch (key) {
    case 'ArrowDown':
      return to(rows[at + 1]);
    case 'ArrowUp':
      return to(rows[at - 1]);
    case 'Home':
      return to(rows[0]);
    case 'End':
      return to(rows.at(-1));
    case 'ArrowRight':
      return row.isOpen ? to(rows[at + 1]) : row.childIds.length > 0 ? { unfold: [row.id] } : {};
    case 'ArrowLeft':
      return row.isOpen ? { fold: row.id } : row.parentId ? { go: row.parentId } : {};
    case '*':
      return { unfold: rows.filter((other) => other.parentId === row.parentId).map((other) => other.id) };
    default:
      return null;
  }
}

/** The next row, after the current one and round again, whose operation or text begins with what was typed. */
export function findTyped(rows: readonly TreeRow[], currentId: Id, typed: string): Id | null {
  const wanted = typed.toLowerCase();
  const at = rows.findIndex((row) => row.id === currentId);
  // While a word grows, the row that fits already keeps fitting.
  const from = typed.length > 1 ? at : at + 1;
  const ordered = [...rows.slice(from), ...rows.slice(0, from)];
  return ordered.find((row) => namesOf(row).some((name) => name.toLowerCase().startsWith(wanted)))?.id ?? null;
}

function namesOf({ node }: TreeRow): string[] {
  if (!node) return ['seed'];
  return [operationLabel(node.operation), ...(node.excerpt ? [node.excerpt.trimStart()] : [])];
}
