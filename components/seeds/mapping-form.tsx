/** How the file is read: format, shape, and which field is what. Proposed by the first rows; each change reads the file again. */
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Section } from '@/components/ui/section';
import { Select, type SelectOption } from '@/components/ui/select';
import type { SeedFileReport } from '@/lib/core/contract/seeds';
import {
  FILE_FORMATS,
  type FileFormat,
  SEED_SHAPE_LABELS,
  SEED_SHAPES,
  type SeedMapping,
} from '@/lib/core/domain/seed-import';

const FORMAT_OPTIONS = FILE_FORMATS.map((value) => ({ value, label: value.toUpperCase() }));
const SHAPE_OPTIONS = SEED_SHAPES.map((value) => ({ value, label: SEED_SHAPE_LABELS[value] }));
/** No field can be taken for it: the names of fields are prefixed in the list. */
const NONE = 'none';

const ROLE_LABELS = { instruction: 'Instruction', input: 'Input', response: 'Response', category: 'Category' } as const;
type MappedRole = keyof typeof ROLE_LABELS;

/** Which roles a person chooses; the others are fixed by the shape. */
const SHAPE_ROLES = {
  alpaca: ['instruction', 'input', 'response', 'category'],
  fields: ['instruction', 'input', 'response', 'category'],
  self_instruct: ['instruction', 'category'],
  sharegpt: ['instruction', 'category'],
  openai_chat: ['instruction', 'category'],
} as const satisfies Record<SeedMapping['shape'], readonly MappedRole[]>;

const SHAPE_NOTES = {
  alpaca: 'The input is joined to the instruction with a line end (CRLF), as WizardLM does.',
  fields: 'An input is joined to the instruction with a line end (CRLF), as WizardLM does.',
  self_instruct:
    'Every instance of a task becomes a seed of its own: instruction and input, with its output as the response.',
  sharegpt: 'The first turn of a person is the instruction, the answer that follows it the response.',
  openai_chat: 'The first user message is the instruction, the assistant message that follows it the response.',
} as const satisfies Record<SeedMapping['shape'], string>;

type MappingFormProps = {
  report: SeedFileReport;
  onMapping: (mapping: SeedMapping) => void;
  onFormat: (format: FileFormat) => void;
};

export function MappingForm({ report, onMapping, onFormat }: MappingFormProps) {
  const { mapping, proposedMapping, columns } = report;
  const isProposed = JSON.stringify(mapping) === JSON.stringify(proposedMapping);
  const isConversation = mapping.shape === 'sharegpt' || mapping.shape === 'openai_chat';
  return (
    <Section
      title="How it is read"
      description={SHAPE_NOTES[mapping.shape]}
      actions={
        !isProposed && (
          <Button size="sm" onClick={() => onMapping(proposedMapping)}>
            Back to the proposal
          </Button>
        )
      }
    >
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Field label="Format">
          <Select value={report.format} options={FORMAT_OPTIONS} onValueChange={onFormat} />
        </Field>
        <Field label="Shape">
          <Select
            value={mapping.shape}
            options={SHAPE_OPTIONS}
            onValueChange={(shape) => onMapping({ ...mapping, shape, ...fixedFields(shape) })}
          />
        </Field>
        {SHAPE_ROLES[mapping.shape].map((role) => (
          <Field key={role} label={role === 'instruction' && isConversation ? 'Conversation' : ROLE_LABELS[role]}>
            <Select
              value={optionOf(mapping[role])}
              options={fieldOptions(columns, role !== 'instruction')}
              onValueChange={(value) => onMapping(withRole(mapping, role, value))}
            />
          </Field>
        ))}
      </div>
    </Section>
  );
}

/** Shapes that find input and response by themselves import neither from a field. */
function fixedFields(shape: SeedMapping['shape']): Partial<SeedMapping> {
  return shape === 'alpaca' || shape === 'fields' ? {} : { input: null, response: null };
}

function optionOf(field: string | null): string {
  return field === null ? NONE : `=${field}`;
}

function withRole(mapping: SeedMapping, role: MappedRole, value: string): SeedMapping {
  const field = value === NONE ? null : value.slice(1);
  return role === 'instruction' ? { ...mapping, instruction: field ?? '' } : { ...mapping, [role]: field };
}

function fieldOptions(columns: SeedFileReport['columns'], isOptional: boolean): SelectOption<string>[] {
  const fields = columns.map(({ name, example }) => ({ value: `=${name}`, label: name, hint: shorten(example) }));
  return isOptional ? [{ value: NONE, label: 'not imported' }, ...fields] : fields;
}

function shorten(example: string): string {
  return example.length > 60 ? `${example.slice(0, 60).toWellFormed()}…` : example;
}
