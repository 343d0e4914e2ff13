/** Everything that can be done in the review room, with its key: feeds the key listener, the buttons, the palette and the key sheet. */
import type { Action } from '@/lib/client/action';
import { REJECT_REASONS, type ReasonNames, type RejectReason, reasonLabel } from '@/lib/core/domain/review';

/** What the table needs to know to say what can be done now. */
export type RoomFacts = {
  hasItem: boolean;
  /** why this person cannot decide; null when they can */
  whyNotDecide: string | null;
  override: 'accept' | 'reject' | 'restore' | null;
  canUndo: boolean;
  canRedo: boolean;
  isEditing: boolean;
  /** the verdict is hidden until the decision */
  isBlind: boolean;
  /** and so is the response, which an edit would overwrite */
  isResponseHidden: boolean;
  /** going past an undecided item is kept as data, so a held key must not do it */
  isSkipping: boolean;
  reasonNames: ReasonNames;
};

/** `pressedAt` binds what is done to the item that was seen then. */
export type RoomCommands = {
  accept: (pressedAt?: number) => void;
  reject: (reason: RejectReason | null, pressedAt?: number) => void;
  unsure: (pressedAt?: number) => void;
  flag: (pressedAt?: number) => void;
  override: (pressedAt?: number) => void;
  undo: () => void;
  redo: () => void;
  move: (by: 1 | -1) => void;
  edit: () => void;
  saveEdit: () => void;
  leaveEdit: () => void;
  reveal: (pressedAt?: number) => void;
  comment: () => void;
  cycleDiff: () => void;
  cycleResponse: () => void;
  showLineage: () => void;
  showTemplate: () => void;
  toggleGuidelines: () => void;
  showFilter: () => void;
};

const DECIDE = 'Decide';
const MOVE = 'Move';
const SEE = 'See';

const OVERRIDE_LABELS = {
  accept: 'Keep against the verdict',
  reject: 'Drop against the verdict',
  restore: 'Restore the verdict',
} as const;

export function reviewActions(facts: RoomFacts, commands: RoomCommands): Action[] {
  if (facts.isEditing) return editActions(commands);
  return [...decidingActions(facts, commands), ...movingActions(facts, commands), ...seeingActions(facts, commands)];
}

/** While editing, letters are text: only these keys mean something. */
function editActions(commands: RoomCommands): Action[] {
  return [
    {
      id: 'review.save-edit',
      label: 'Save and next',
      key: 'mod+enter',
      group: DECIDE,
      reach: 'everywhere',
      perform: () => commands.saveEdit(),
    },
    {
      id: 'review.leave-edit',
      label: 'Leave the edit',
      key: 'escape',
      group: DECIDE,
      reach: 'everywhere',
      perform: () => commands.leaveEdit(),
    },
  ];
}

function decidingActions(facts: RoomFacts, commands: RoomCommands): Action[] {
  const canDecide = () => (facts.hasItem ? (facts.whyNotDecide ?? true) : 'There is no item to decide.');
  const canOverride = () =>
    canDecide() === true && facts.override === null
      ? facts.isBlind
        ? 'The verdict is hidden until you decide.'
        : 'The machine gave no verdict here: accept or reject.'
      : canDecide();
  const decide = (id: string, label: string, key: string, perform: Action['perform']): Action => ({
    id: `review.${id}`,
    label,
    key,
    group: DECIDE,
    when: canDecide,
    perform,
  });
  return [
    decide('accept', 'Accept', 'a', (pressedAt) => commands.accept(pressedAt)),
    decide('reject', 'Reject', 'x', (pressedAt) => commands.reject(null, pressedAt)),
    decide('unsure', 'Unsure', 'space', (pressedAt) => commands.unsure(pressedAt)),
    ...REJECT_REASONS.map((reason, place) =>
      decide(`reject.${reason}`, `Reject: ${reasonLabel(reason, facts.reasonNames)}`, String(place + 1), (pressedAt) =>
        commands.reject(reason, pressedAt),
      ),
    ),
    decide('flag', 'Flag', 'f', (pressedAt) => commands.flag(pressedAt)),
    {
      ...decide('edit', 'Edit', 'e', () => commands.edit()),
      when: () => (facts.isResponseHidden ? 'Decide it first: its response is hidden.' : canDecide()),
    },
    {
      ...decide('override', OVERRIDE_LABELS[facts.override ?? 'accept'], 'o', (pressedAt) =>
        commands.override(pressedAt),
      ),
      when: canOverride,
    },
    {
      ...decide('reveal', 'Show the verdict', 'r', (pressedAt) => commands.reveal(pressedAt)),
      when: () => facts.isBlind && canDecide(),
    },
    decide('comment', 'Comment', 'c', () => commands.comment()),
  ];
}

function movingActions(facts: RoomFacts, commands: RoomCommands): Action[] {
  return [
    {
      id: 'review.undo',
      label: 'Undo',
      key: 'z',
      otherKeys: ['mod+z'],
      group: DECIDE,
      when: () => facts.canUndo || 'Nothing to undo in this sitting.',
      perform: () => commands.undo(),
    },
    {
      id: 'review.redo',
      label: 'Redo',
      key: 'shift+z',
      otherKeys: ['mod+shift+z'],
      group: DECIDE,
      when: () => facts.canRedo || 'Nothing to redo.',
      perform: () => commands.redo(),
    },
    {
      id: 'review.next',
      label: facts.isSkipping ? 'Skip for now' : 'Next',
      key: 'arrowright',
      otherKeys: ['j'],
      group: MOVE,
      mayRepeat: !facts.isSkipping,
      when: () => facts.hasItem || 'This is the end of the queue.',
      perform: () => commands.move(1),
    },
    {
      id: 'review.previous',
      label: 'Previous',
      key: 'arrowleft',
      otherKeys: ['k'],
      group: MOVE,
      mayRepeat: true,
      perform: () => commands.move(-1),
    },
  ];
}

function seeingActions(facts: RoomFacts, commands: RoomCommands): Action[] {
  const see = (id: string, label: string, key: string, perform: () => void, isAlways = false): Action => ({
    id: `review.${id}`,
    label,
    key,
    group: SEE,
    when: () => isAlways || facts.hasItem || 'There is no item to look at.',
    perform,
  });
  return [
    see('diff', 'Texts: changes, split, rendered, plain', 'd', () => commands.cycleDiff()),
    see('response', 'Response: plain, rendered, prompt sent, raw reply', 'm', () => commands.cycleResponse()),
    see('lineage', 'Lineage tree', 'l', () => commands.showLineage()),
    see('template', 'Template', 't', () => commands.showTemplate()),
    see('guidelines', 'Guidelines beside the item', 'g', () => commands.toggleGuidelines(), true),
    see('filter', 'Filter the queue', '/', () => commands.showFilter(), true),
  ];
}
