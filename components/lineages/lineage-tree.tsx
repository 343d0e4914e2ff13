'use client';
/** The tree itself: one stop of the Tab key, arrows and letters within (WAI-ARIA, tree view). Where it stands is what the panel beside it shows. */
import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { LineageTree as Tree } from '@/lib/core/contract/lineages';
import type { Id } from '@/lib/core/domain/identifier';
import { ancestorsOf, findTyped, foldedAtFirst, moveBy, treeModel, visibleRows } from './tree-model';
import { TreeRow } from './tree-row';

type LineageTreeProps = {
  tree: Tree;
  /** the seed's id or an evolution's */
  currentId: Id;
  onGo: (id: Id) => void;
  /** Enter: to the panel beside it */
  onEnter: () => void;
  /** letters that do something on this page; they begin no search */
  takenLetters: ReadonlySet<string>;
};

/** A pause this long ends the word that is being typed. */
const TYPING_MS = 700;

export function LineageTree({ tree, currentId, onGo, onEnter, takenLetters }: LineageTreeProps) {
  const model = useMemo(() => treeModel(tree), [tree]);
  const [folded, setFolded] = useState<ReadonlySet<Id>>(() => foldedAtFirst(model, currentId));
  const rows = useMemo(() => visibleRows(model, folded), [model, folded]);
  const typed = useRef({ word: '', at: 0 });
  const prefix = useId();
  const box = useRef<HTMLDivElement>(null);
  const domIdOf = (id: Id) => `${prefix}-${id}`;
  useEffect(() => {
    document.getElementById(`${prefix}-${currentId}`)?.scrollIntoView({ block: 'nearest' });
  }, [prefix, currentId]);
  const toggle = useCallback(
    (id: Id) => {
      setFolded((now) => withToggled(now, id));
      // What is folded away cannot be where one stands.
      if (ancestorsOf(model, currentId).includes(id)) onGo(id);
    },
    [model, currentId, onGo],
  );
  const pick = useCallback(
    (id: Id) => {
      onGo(id);
      box.current?.focus({ preventScroll: true });
    },
    [onGo],
  );

  const search = (event: KeyboardEvent): boolean => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return false;
    const goesOn = event.timeStamp - typed.current.at < TYPING_MS && typed.current.word !== '';
    if (!goesOn && (takenLetters.has(event.key.toLowerCase()) || !/\p{L}/u.test(event.key))) return false;
    typed.current = { word: goesOn ? typed.current.word + event.key : event.key, at: event.timeStamp };
    const found = findTyped(rows, currentId, typed.current.word);
    if (found) onGo(found);
    return true;
  };

  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      onEnter();
      event.preventDefault();
      return;
    }
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const move = isPlain ? moveBy(event.key, rows, currentId) : null;
    if (!move && !search(event)) return;
    // Neither the page's own keys nor scrolling.
    event.preventDefault();
    event.stopPropagation();
    if (!move) return;
    const { go, fold, unfold } = move;
    if (go) onGo(go);
    if (fold) setFolded((now) => new Set([...now, fold]));
    if (unfold) setFolded((now) => new Set([...now].filter((id) => !unfold.includes(id))));
  };

  const isOfMany = tree.runs.length > 1;
  return (
    <div
      ref={box}
      role="tree"
      aria-label="Lineage"
      tabIndex={0}
      aria-activedescendant={domIdOf(currentId)}
      onKeyDown={press}
      className="max-h-[70dvh] overflow-auto rounded-md border border-line bg-surface p-2 outline-offset-2 xl:max-h-[calc(100dvh-11rem)]"
    >
      {rows.map((row) => (
        <TreeRow
          key={row.id}
          row={row}
          domId={domIdOf(row.id)}
          seedExcerpt={tree.seed.excerpt}
          hidden={row.childIds.length > 0 && !row.isOpen ? (model.sizes.get(row.id) ?? 0) : 0}
          runName={
            isOfMany && row.level === 2 ? (tree.runs.find((run) => run.id === row.node?.runId)?.name ?? null) : null
          }
          isCurrent={row.id === currentId}
          onPick={pick}
          onToggle={toggle}
        />
      ))}
    </div>
  );
}

function withToggled(folded: ReadonlySet<Id>, id: Id): ReadonlySet<Id> {
  const next = new Set(folded);
  if (!next.delete(id)) next.add(id);
  return next;
}
