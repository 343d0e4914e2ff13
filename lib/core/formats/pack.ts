/** A pack: operations with their templates in one JSON file, read strictly, so that what a reader does not know is never left out in silence. */
import { z } from 'zod';
import { RULES } from '../domain/evolution';
import { FAMILIES, OPERATION_ID_FORM } from '../domain/operation';
import { OPERATION_ICONS } from '../domain/operation-icon';
import { isStorableText } from '../domain/storable-text';
import { checkTemplate, lineAt } from '../domain/template';

export const PACK_FORMAT = 'evol-studio-pack';
export const PACK_VERSION = 1;
export const MAX_PACK_BYTES = 1024 * 1024;
const MOST_OPERATIONS = 200;

const storable = (most: number) => z.string().max(most).refine(isStorableText, 'a character in it cannot be stored');

const operationSchema = z.strictObject({
  id: z.string().regex(OPERATION_ID_FORM, 'an id has 2 to 40 small letters, digits and underscores'),
  family: z.enum(FAMILIES).exclude(['person']),
  icon: z.enum(OPERATION_ICONS, 'no icon of that name is known').optional(),
  summary: storable(300),
  skippedRules: z.array(z.enum(RULES)).optional(),
  replyLabel: storable(120).min(1).optional(),
  template: z.strictObject({ text: z.string(), note: storable(500) }),
});

const packSchema = z.strictObject({
  format: z.literal(PACK_FORMAT),
  version: z.literal(PACK_VERSION),
  name: storable(120).trim().min(1, 'give it a name'),
  notes: z.string().max(10_000),
  operations: z.array(operationSchema).min(1, 'there is no operation in it').max(MOST_OPERATIONS),
});

export type Pack = z.infer<typeof packSchema>;
export type PackOperation = Pack['operations'][number];

/** `path` as in a program: `operations[0].template.text`; empty: the file as a whole. */
export type PackProblem = { path: string; message: string };
export type PackReading = { pack: Pack; problems: [] } | { pack: null; problems: PackProblem[] };

export function readPack(file: string): PackReading {
  const whole = (message: string): PackReading => ({ pack: null, problems: [{ path: '', message }] });
  if (new TextEncoder().encode(file).length > MAX_PACK_BYTES)
    return whole('The file is larger than 1 MB: it is no pack.');
  const value = parseJson(file);
  if (!value.isJson) return whole(`This is not JSON: ${value.reason}.`);
  const head = z.object({ format: z.string(), version: z.number() }).safeParse(value.content);
  if (!head.success || head.data.format !== PACK_FORMAT)
    return whole(`This is not a pack: it does not begin with "format": "${PACK_FORMAT}" and a "version".`);
  if (head.data.version > PACK_VERSION)
    return whole(`Made by a newer version (${head.data.version}); this studio reads version ${PACK_VERSION}.`);
  const read = packSchema.safeParse(value.content);
  if (!read.success) return { pack: null, problems: read.error.issues.flatMap(problemsOf) };
  const problems = read.data.operations.flatMap((operation, at) => [
    ...repeated(read.data.operations, operation, at),
    ...templateProblems(operation, at),
  ]);
  return problems.length > 0 ? { pack: null, problems } : { pack: read.data, problems: [] };
}

/** Two spaces, so that a person can read it and a version control can compare it; every text byte for byte. */
export function writePack(pack: Pack): string {
  return `${JSON.stringify(pack, null, 2)}\n`;
}

type Parsed = { isJson: true; content: unknown } | { isJson: false; reason: string };

function parseJson(file: string): Parsed {
  try {
    // Some editors put a byte order mark before it.
    return { isJson: true, content: JSON.parse(file.replace(/^\uFEFF/, '')) };
  } catch (error) {
    return { isJson: false, reason: error instanceof SyntaxError ? error.message : 'it cannot be read' };
  }
}

function problemsOf(issue: z.core.$ZodIssue): PackProblem[] {
  const path = pathOf(issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: pathOf([...issue.path, key]),
      message: 'This field is not known. A pack that says more than this studio understands is not read by half.',
    }));
  return [{ path, message: `${issue.message}.`.replace(/\.\.$/, '.') }];
}

const pathOf = (path: readonly PropertyKey[]) =>
  path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at > 0 ? '.' : ''}${String(part)}`)).join('');

function repeated(all: readonly PackOperation[], { id }: PackOperation, at: number): PackProblem[] {
  const first = all.findIndex((one) => one.id === id);
  return first < at
    ? [{ path: `operations[${at}].id`, message: `“${id}” stands in operations[${first}] already.` }]
    : [];
}

function templateProblems({ id, template }: PackOperation, at: number): PackProblem[] {
  return checkTemplate(id, template.text).map((problem) => ({
    path: `operations[${at}].template.text`,
    message: `${id}${problem.at ? `, line ${lineAt(template.text, problem.at.from)}` : ''}: ${problem.message}`,
  }));
}
