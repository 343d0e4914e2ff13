/** The operations of a project: its own rows, and which of them and of the built-in ones a teacher can be asked for. */
import { type OperationView, operationSchema } from '@/lib/core/contract/operations';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import {
  BUILT_IN_IDS,
  type OperationFacts,
  type OperationId,
  type OperationTraits,
  type OwnTraits,
  operationLabel,
} from '@/lib/core/domain/operation';
import type { Db } from './connection';

export type OperationSettings = Required<Pick<OperationTraits, 'family'>> &
  Pick<OperationFacts, 'icon' | 'summary'> & { skippedRules: string[]; replyLabel: string | null };

/** By name, switched off or not. */
export async function listOwnOperations(db: Db, { projectId }: ProjectScope): Promise<OperationView[]> {
  const rows = await db.operation.findMany({ where: { projectId }, orderBy: { name: 'asc' } });
  const ids = rows.flatMap((row) => row.createdById ?? []);
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return rows.map(({ name, family, icon, summary, skippedRules, replyLabel, createdById, createdAt, archivedAt }) =>
    operationSchema.parse({
      ...{ operation: name, family, icon, summary, skippedRules, replyLabel, isBuiltIn: false },
      isOn: archivedAt === null,
      createdByName: createdById === null ? null : (names.get(createdById) ?? null),
      createdAt: createdAt.toISOString(),
    }),
  );
}

/** Fails by the primary key when somebody else was first. */
export async function insertOperation(
  tx: Db,
  { projectId }: ProjectScope,
  name: OperationId,
  settings: OperationSettings,
  createdById: Id,
): Promise<void> {
  await tx.operation.create({ data: { projectId, name, createdById, ...settings } });
}

/** False when it is not there, or off. */
export async function changeOperation(
  tx: Db,
  { projectId }: ProjectScope,
  name: OperationId,
  change: OperationSettings | { archivedAt: Date },
): Promise<boolean> {
  const { count } = await tx.operation.updateMany({ where: { projectId, name, archivedAt: null }, data: change });
  return count === 1;
}

/** Refuses the first that no new run can use; `placeOf` names the field it came in. Answers what a run keeps of the project's own ones. */
export async function requireOperations(
  db: Db,
  scope: ProjectScope,
  ids: readonly OperationId[],
  placeOf: (id: OperationId) => string,
): Promise<OwnTraits> {
  const asked = ids.filter((id) => !BUILT_IN_IDS.includes(id));
  if (asked.length === 0) return {};
  const own = await listOwnOperations(db, scope);
  return Object.fromEntries(
    asked.map((id) => {
      const found = own.find(({ operation }) => operation === id);
      if (found?.isOn) return [id, traitsOfView(found)];
      const known = [...BUILT_IN_IDS, ...own.filter(({ isOn }) => isOn).map(({ operation }) => operation)];
      const message = found
        ? `The operation “${operationLabel(id)}” is switched off.`
        : `There is no operation “${id}” in this project.`;
      throw new AppError('invalid_input', message, { place: placeOf(id), remedy: `Known are ${known.join(', ')}.` });
    }),
  );
}

function traitsOfView({ family, skippedRules, replyLabel }: OperationView): OperationTraits {
  return { family, skippedRules, ...(replyLabel === null ? {} : { replyLabel }) };
}
