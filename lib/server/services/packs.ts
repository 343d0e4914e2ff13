/** Packs of templates: written from what the next round uses, and imported in one transaction after a look at what that would do. */
import type { PackPreview } from '@/lib/core/contract/packs';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { BUILT_IN_IDS, factsOf, type OperationId, traitsOf } from '@/lib/core/domain/operation';
import { type KnownVersion, type OfferedTemplate, type PackStep, planPack } from '@/lib/core/domain/pack-plan';
import type { Person } from '@/lib/core/domain/person';
import { PACK_FORMAT, PACK_VERSION, type Pack, type PackProblem, readPack, writePack } from '@/lib/core/formats/pack';
import { type Db, database, inTransaction, isUniqueViolation } from '../store/connection';
import { announceChange } from '../store/notices';
import * as store from '../store/templates';
import { authorise } from './access';

export type WritePackInput = { projectId: Id; name: string; notes: string; operations: OperationId[] };

export async function writePackFile(person: Person, input: WritePackInput) {
  const scope = await authorise(person, input.projectId, 'data.read');
  const versions = await store.readTemplateTexts(database(), scope);
  const operations = [...new Set(input.operations)].map((id) => {
    const version = versions.find((one) => one.operation === id && one.isChosen);
    if (!version) throw new AppError('not_found', `This project has no template for ${id}.`, { place: 'operations' });
    const { family, icon, summary, skippedRules, replyLabel } = factsOf(id) ?? {
      ...traitsOf(id),
      icon: undefined,
      summary: '',
    };
    const template = { text: version.text, note: version.note };
    return { id, family, icon, summary, skippedRules, replyLabel, template };
  });
  const pack = { format: PACK_FORMAT, version: PACK_VERSION, name: input.name, notes: input.notes, operations };
  return { fileName: fileNameOf(input.name), file: writePack(pack as Pack) };
}

export async function previewPack(
  person: Person,
  { projectId, file }: { projectId: Id; file: string },
): Promise<PackPreview> {
  const scope = await authorise(person, projectId, 'templates.edit');
  const { pack, offered, problems } = readKnown(file);
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
  const { pack, offered, problems } = readKnown(file);
  if (!pack) throw refusal(problems);
  const steps = await inTransaction(async (tx) => {
    const known = await store.readTemplateTexts(tx, scope);
    const planned = planPack(offered, known);
    for (const { operation, newestVersion } of planned) {
      if (seen.find((one) => one.operation === operation)?.newestVersion !== newestVersion) throw somebodyWasFirst();
    }
    for (const step of planned) await perform(tx, scope, step, { known, pack, person });
    await announceChange(tx, { projectId, nouns: ['templates'] });
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
  const template = pack.operations.find((one) => one.id === operation)?.template;
  if (!template) return;
  const note = `From pack “${pack.name}”${template.note && `: ${template.note}`}`.slice(0, 500).toWellFormed();
  const added = { operation, version, text: template.text, note, authorId: person.id };
  const id = existing?.id ?? (await store.insertTemplateVersion(tx, scope, added));
  await store.chooseTemplateVersion(tx, scope, operation, id);
}

type Known = { pack: Pack | null; offered: OfferedTemplate[]; problems: PackProblem[] };

/** A pack whose operations this project has. */
function readKnown(file: string): Known {
  const { pack, problems } = readPack(file);
  if (!pack) return { pack, offered: [], problems };
  const offered: OfferedTemplate[] = [];
  const unknown: PackProblem[] = [];
  pack.operations.forEach(({ id, family, template }, at) => {
    if (!BUILT_IN_IDS.includes(id))
      unknown.push({ path: `operations[${at}].id`, message: `This studio has no operation “${id}”.` });
    else if (traitsOf(id).family !== family)
      unknown.push({
        path: `operations[${at}].family`,
        message: `${id} is ${traitsOf(id).family} here, not ${family}.`,
      });
    else offered.push({ id, text: template.text });
  });
  return unknown.length > 0 ? { pack: null, offered: [], problems: unknown } : { pack, offered, problems: [] };
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
