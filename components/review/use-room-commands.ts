'use client';
/** What the keys and buttons of the room do. Each decision goes to the item that was painted when the key went down. */
import { type Dispatch, type RefObject, type SetStateAction, useRef, useState } from 'react';
import type { ReviewSession } from '@/lib/client/review-session';
import { currentId } from '@/lib/client/review-sitting';
import type { Id } from '@/lib/core/domain/identifier';
import type { Decision, RejectReason } from '@/lib/core/domain/review';
import { whyNotStorable } from '@/lib/core/domain/storable-text';
import { doneAnnouncement, placeAnnouncement, skippedAnnouncement, undoneAnnouncement } from './announcement';
import type { EditDraft } from './edit-form';
import type { ItemDialog } from './item-dialogs';
import type { RoomCommands } from './review-actions';
import type { Painted } from './use-paint-log';

type Surroundings = {
  session: ReviewSession;
  paintedAt: (pressedAt?: number) => Painted | null;
  region: RefObject<HTMLElement | null>;
  cycleDiff: () => void;
  cycleResponse: () => void;
  showFilter: () => void;
  toggleGuidelines: () => void;
};

export type RoomState = {
  announcement: string;
  dialog: ItemDialog | null;
  /** once opened they stay, so that closing can give the focus back */
  wasDialogOpened: boolean;
  editingId: Id | null;
  editError: string | null;
  draft: RefObject<EditDraft | null>;
  setDialog: Dispatch<SetStateAction<ItemDialog | null>>;
  clearEditError: () => void;
};

export function useRoomCommands(around: Surroundings): { commands: RoomCommands; state: RoomState } {
  const { session, paintedAt, region, cycleDiff, cycleResponse, showFilter, toggleGuidelines } = around;
  const [announcement, announce] = useState('');
  const [dialog, setDialog] = useState<ItemDialog | null>(null);
  const [wasDialogOpened, setDialogOpened] = useState(false);
  const edit = useEditing(session, paintedAt, region, announce);

  const act = (pressedAt: number | undefined, perform: (painted: Painted) => void) => {
    const painted = paintedAt(pressedAt);
    if (!painted) return;
    const before = session.get().sitting.done.length;
    perform(painted);
    const { sitting } = session.get();
    const step = sitting.done.at(-1);
    if (step && sitting.done.length > before) announce(doneAnnouncement(step.kind, sitting));
  };
  const decide = (decision: Decision, reason: RejectReason | null, pressedAt?: number) =>
    act(pressedAt, (painted) => session.decide(painted.id, decision, reason, painted.shownAt));

  const show = (which: ItemDialog) => {
    setDialogOpened(true);
    setDialog(which);
  };

  const commands: RoomCommands = {
    accept: (pressedAt) => decide('accept', null, pressedAt),
    reject: (reason, pressedAt) => decide('reject', reason, pressedAt),
    unsure: (pressedAt) => decide('unsure', null, pressedAt),
    flag: (pressedAt) => act(pressedAt, (painted) => session.flag(painted.id, painted.shownAt)),
    override: (pressedAt) => act(pressedAt, (painted) => session.override(painted.id, painted.shownAt)),
    undo: () => {
      const step = session.undo();
      if (step) announce(undoneAnnouncement(step.kind, session.get().sitting));
    },
    redo: () => {
      const step = session.redo();
      if (step) announce(doneAnnouncement(step.kind, session.get().sitting));
    },
    move: (by) => {
      const skipped = session.get().sitting.skipped.size;
      session.move(by);
      const { sitting } = session.get();
      announce(sitting.skipped.size > skipped ? skippedAnnouncement(sitting) : placeAnnouncement(sitting));
    },
    edit: edit.begin,
    saveEdit: edit.save,
    leaveEdit: edit.leave,
    reveal: (pressedAt) => act(pressedAt, (painted) => session.reveal(painted.id, painted.shownAt)),
    comment: () => show('comment'),
    showLineage: () => show('lineage'),
    showTemplate: () => show('template'),
    cycleDiff,
    cycleResponse,
    showFilter,
    toggleGuidelines,
  };
  const { editingId, editError, draft, clearEditError } = edit;
  return {
    commands,
    state: { announcement, dialog, wasDialogOpened, setDialog, editingId, editError, draft, clearEditError },
  };
}

function useEditing(
  session: ReviewSession,
  paintedAt: Surroundings['paintedAt'],
  region: Surroundings['region'],
  announce: (words: string) => void,
) {
  const [editingId, setEditingId] = useState<Id | null>(null);
  const [editError, setEditError] = useState<string | null>(null);
  const draft = useRef<EditDraft | null>(null);
  /** what was typed and left, by item */
  const drafts = useRef(new Map<Id, EditDraft>());

  const end = () => {
    setEditingId(null);
    setEditError(null);
    region.current?.focus({ preventScroll: true });
  };
  const begin = () => {
    const id = currentId(session.get().sitting);
    if (id === null) return;
    draft.current = drafts.current.get(id) ?? null;
    setEditError(null);
    setEditingId(id);
  };
  const leave = () => {
    if (editingId !== null && draft.current) drafts.current.set(editingId, draft.current);
    end();
  };
  const save = () => {
    const text = draft.current;
    const item = editingId === null ? undefined : session.get().sitting.items.get(editingId);
    if (!text || !item || editingId === null) return;
    const isSame =
      !item.isTextCut &&
      !item.isResponseCut &&
      text.instruction === item.childText &&
      text.response === (item.response ?? '');
    const problem =
      text.instruction.trim() === ''
        ? 'The instruction is empty.'
        : isSame
          ? 'Nothing is changed yet. Escape leaves the edit.'
          : (whyNotStorable(text.instruction, 'the instruction') ?? whyNotStorable(text.response, 'the response'));
    if (problem) return setEditError(problem);
    drafts.current.delete(editingId);
    const painted = paintedAt();
    session.edit(editingId, text, painted?.id === editingId ? painted.shownAt : new Date().toISOString());
    announce(doneAnnouncement('edit', session.get().sitting));
    end();
  };
  return { editingId, editError, draft, begin, leave, save, clearEditError: () => setEditError(null) };
}
