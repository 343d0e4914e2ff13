/** A person's text instead of a child: a new instruction and a new edge beside the one it replaces. */

import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { DataFormat } from '@/lib/core/domain/operation';
import type { Db } from './connection';

export type EditedEdge = { id: Id; childId: Id; parentText: string; childText: string; dataFormat: DataFormat | null };

/** The edge to be edited, with its texts. */
export async function findEditable(db: Db, scope: ProjectScope, evolutionId: Id): Promise<EditedEdge | null> {
  const evolution = await db.evolution.findFirst({
    where: { id: evolutionId, projectId: scope.projectId, childId: { not: null } },
    select: { id: true, childId: true, parentId: true, childText: true, dataFormat: true },
  });
  if (!evolution?.childId) return null;
  const parent = await db.instruction.findUniqueOrThrow({ where: { id: evolution.parentId }, select: { text: true } });
  return {
    id: evolution.id,
    childId: evolution.childId,
    parentText: parent.text,
    childText: evolution.childText ?? '',
    dataFormat: evolution.dataFormat as DataFormat | null,
  };
}

/** Which evolution an earlier call with this edit id replaced; null when there was none. */
export async function findEdit(
  db: Db,
  editId: Id,
): Promise<{ projectId: Id; editedFromId: Id | null; operation: string } | null> {
  return db.evolution.findUnique({
    where: { id: editId },
    select: { projectId: true, editedFromId: true, operation: true },
  });
}

export type NewEdit = {
  editId: Id;
  childId: Id;
  editedId: Id;
  personId: Id;
  instruction: string;
  response: string | null;
  wordsAdded: number;
  overlap: number;
  childWords: number;
};

/** The edit stands in the same round and lineage, with the same parent. The machine has no word about it, so its verdict is undecided. */
export async function insertEdit(db: Db, edit: NewEdit): Promise<void> {
  const edited = await db.evolution.findUniqueOrThrow({ where: { id: edit.editedId } });
  const replaced = await db.instruction.findUniqueOrThrow({ where: { id: edited.childId ?? '' } });
  await db.instruction.create({
    data: {
      id: edit.childId,
      projectId: edited.projectId,
      origin: 'human_edit',
      text: edit.instruction,
      response: edit.response,
      ordinal: replaced.ordinal,
      runId: edited.runId,
      lineageId: edited.lineageId,
      parentId: edited.parentId,
      seedId: replaced.seedId,
      round: edited.roundNumber,
      operation: 'human_edit',
      status: 'undecided',
      isRehearsal: replaced.isRehearsal,
      createdById: edit.personId,
    },
  });
  await db.evolution.create({
    data: {
      id: edit.editId,
      projectId: edited.projectId,
      runId: edited.runId,
      roundId: edited.roundId,
      roundNumber: edited.roundNumber,
      lineageId: edited.lineageId,
      ordinal: edited.ordinal,
      parentId: edited.parentId,
      operation: 'human_edit',
      dataFormat: edited.dataFormat,
      attempt: null,
      state: 'undecided',
      childId: edit.childId,
      childText: edit.instruction,
      response: edit.response,
      verdict: 'undecided',
      status: 'undecided',
      decidedBy: 'machine',
      wordsAdded: edit.wordsAdded,
      overlap: edit.overlap,
      childWords: edit.childWords,
      editedFromId: edited.id,
    },
  });
}
