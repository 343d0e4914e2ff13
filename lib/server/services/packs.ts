/** Packs of operations with their templates: written from what the next round uses, and imported in one transaction after a look at what that would do. */
import type { OperationView } from '@/lib/core/contract/operations';
import type { PackPreview } from '@/lib/core/contract/packs';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { BUILT_IN_IDS, factsOf, type OperationId, traitsOf } from '@/lib/core/domain/operation';
import { whyNotOperationId } from '@/lib/core/domain/own-operation';
import { type KnownVersion, type OfferedTemplate, type PackStep, planPack } from '@/lib/core/domain/pack-plan';
import type { Person } from '@/lib/core/domain/person';
import {
  PACK_FORMAT,
  PACK_VERSION,
  type Pack,
  type PackOperation,
  type PackProblem,
  readPack,
  writePack,
} from '@/lib/core/formats/pack';
import { type Db, database, inTransaction, isUniqueViolation } from '../store/connection';
import { announceChange } from '../store/notices';
import { insertOperation, listOwnOperations } from '../store/operations';
import * as store from '../store/templates';
import { authorise } from './access';

export type WritePackInput = { projectId: Id; name: string; notes: string; operations: OperationId[] };

export async function writePackFile(person: Person, input: WritePackInput) {
  const scope = await authorise(person, input.projectId, 'data.read');
  const [versions, own] = await Promise.all([
    store.readTemplateTexts(database(), scope),
    listOwnOperations(database(), scope),
  ]);
  const operations = [...new Set(input.operations)].map((id) => {
    const version = versions.find((one) => one.operation === id && one.isChosen);
    if (!version) throw new AppError('not_found', `This project has no template for ${id}.`, { place: 'operations' });
    const template = { text: version.text, note: version.note };
    return { id, ...settingsOf(id, own), template };
  });
  const pack = { format: PACK_FORMAT, version: PACK_VERSION, name: input.name, notes: input.notes, operations };
  return { fileName: fileNameOf(input.name), file: writePack(pack as Pack) };
}

export async function previewPack(
  person: Person,
  { projectId, file }: { projectId: Id; file: string },
): Promise<PackPreview> {
  const scope = await authorise(person, projectId, 'templates.edit');
  const { pack, offered, problems } = readKnown(file, await listOwnOperations(database(), scope));
  if (!pack) return { name: '', notes: '', problems, steps: [] };
  const known = await store.readTemplateTexts(database(), scope);
  const steps = planPack(offered, known).map((step) => ({
    ...step,
    before: known.find((one) => one.operation === step.operation && one.isChosen)?.text ?? null,
    after: offered.find((one) => one.id === step.operation)?.text ?? '',
  }));
  return { name: pack.name, notes: pack.notes, problems: [], steps };
}

type Seen = { operation: OperationId; newestVersion: number };

export async function importPack(
  person: Person,
  { projectId, file, seen }: { projectId: Id; file: string; seen: readonly Seen[] },
) {
  const scope = await authorise(person, projectId, 'templates.edit');
  const steps = await inTransaction(async (tx) => {
    const { pack, offered, problems } = readKnown(file, await listOwnOperations(tx, scope));
    if (!pack) throw refusal(problems);
    const known = await store.readTemplateTexts(tx, scope);
    const planned = planPack(offered, known);
    for (const { operation, newestVersion } of planned) {
      if (seen.find((one) => one.operation === operation)?.newestVersion !== newestVersion) throw somebodyWasFirst();
    }
    for (const step of planned) await perform(tx, scope, step, { known, pack, person });
    await announceChange(tx, { projectId, nouns: ['operations', 'templates'] });
    return planned;
  }).catch((error: unknown) => {
    throw isUniqueViolation(error) ? somebodyWasFirst() : error;
  });
  return { steps };
}

type Import = { known: readonly KnownVersion[]; pack: Pack; person: Person };

async function perform(tx: Db, scope: ProjectScope, step: PackStep, { known, pack, person }: Import): Promise<void> {
  if (step.kind === 'unchanged') return;
  const { operation, version } = step;
  const existing = known.find((one) => one.operation === operation && one.version === version);
  const offered = pack.operations.find((one) => one.id === operation);
  if (!offered) return;
  const { template } = offered;
  if (step.kind === 'new_operation') await insertOperation(tx, scope, operation, madeFrom(offered), person.id);
  const note = `From pack “${pack.name}”${template.note && `: ${template.note}`}`.slice(0, 500).toWellFormed();
  const added = { operation, version, text: template.text, note, authorId: person.id };
  const id = existing?.id ?? (await store.insertTemplateVersion(tx, scope, added));
  await store.chooseTemplateVersion(tx, scope, operation, id);
}

type Known = { pack: Pack | null; offered: OfferedTemplate[]; problems: PackProblem[] };

/** A pack whose operations this project has, as the pack means them, or can have. */
function readKnown(file: string, own: readonly OperationView[]): Known {
  const { pack, problems } = readPack(file);
  if (!pack) return { pack, offered: [], problems };
  const refused = pack.operations.flatMap((operation, at) => {
    const problem = whyNotHere(operation, own);
    return problem ? [{ path: `operations[${at}].${problem.field}`, message: problem.message }] : [];
  });
  if (refused.length > 0) return { pack: null, offered: [], problems: refused };
  const offered = pack.operations.map(({ id, template }) => ({ id, text: template.text }));
  return { pack, offered, problems: [] };
}

/** A name that means another thing here would make other children of the same template. */
function whyNotHere(offered: PackOperation, own: readonly OperationView[]): { field: string; message: string } | null {
  const { id } = offered;
  const here = own.find((one) => one.operation === id && one.isOn);
  if (!here && !BUILT_IN_IDS.includes(id)) {
    const message = whyNotOperationId(id, own);
    return message ? { field: 'id', message } : null;
  }
  const mine = settingsOf(id, own);
  if (mine.family !== offered.family)
    return { field: 'family', message: `${id} is ${mine.family} here, not ${offered.family}.` };
  // The settings of a built-in operation are the studio's own; a pack only repeats them.
  if (!here) return null;
  const rulesOf = (rules: readonly string[] = []) => [...rules].sort().join(', ') || 'none';
  if (rulesOf(mine.skippedRules) !== rulesOf(offered.skippedRules))
    return { field: 'skippedRules', message: `${id} skips the rules ${rulesOf(mine.skippedRules)} here.` };
  if (mine.replyLabel !== offered.replyLabel)
    return {
      field: 'replyLabel',
      message: `${id} has ${mine.replyLabel ?? 'no label'} as the label of its replies here.`,
    };
  return null;
}

/** As a pack says them; an own operation's as they are now. */
function settingsOf(id: OperationId, own: readonly OperationView[]) {
  const mine = own.find(({ operation }) => operation === id);
  if (!mine) {
    const { family, icon, summary, skippedRules, replyLabel } = factsOf(id) ?? {
      ...traitsOf(id),
      ...{ icon: undefined, summary: '' },
    };
    return { family, icon, summary, skippedRules, replyLabel };
  }
  const { family, icon, summary, skippedRules, replyLabel } = mine;
  return { family, icon, summary, skippedRules, replyLabel: replyLabel ?? undefined };
}

function madeFrom({ family, icon = 'circle-dashed', summary, skippedRules = [], replyLabel }: PackOperation) {
  return { family, icon, summary, skippedRules, replyLabel: replyLabel ?? null };
}

function refusal([first, ...rest]: PackProblem[]): AppError {
  const more = rest.length > 0 ? ` There are ${rest.length} more problems.` : '';
  return new AppError('invalid_input', `${first?.message ?? 'The pack cannot be read.'}${more}`, {
    place: first?.path ? `file ${first.path}` : 'file',
    remedy: 'Nothing was imported. Mend the file, or have it exported again.',
  });
}

function somebodyWasFirst(): AppError {
  return new AppError('conflict', 'A template was saved since you looked at what the import would do.', {
    place: 'seen',
    remedy: 'Nothing was imported. Look at it again, then import.',
  });
}

function fileNameOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${plain || 'templates'}.pack.json`;
}
