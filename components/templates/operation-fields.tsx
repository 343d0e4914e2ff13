'use client';
/** The fields of an operation of one's own, but for its name and its first template. */
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { FormProblem } from '@/lib/client/form-problem';
import { RULE_FACTS, type RuleId } from '@/lib/core/domain/evolution';
import { FAMILY_WORDS, OWN_FAMILIES } from '@/lib/core/domain/own-operation';
import { IconChoice } from './icon-choice';
import { type OperationSettings, OWN_RULES } from './operation-settings';

type OperationFieldsProps = {
  value: OperationSettings;
  problem: FormProblem;
  onChange: (value: OperationSettings) => void;
};

export function OperationFields({ value, problem, onChange }: OperationFieldsProps) {
  const change = (part: Partial<OperationSettings>) => onChange({ ...value, ...part });
  const toggle = (rule: RuleId, isOn: boolean) =>
    change({ rules: OWN_RULES.filter((other) => (other === rule ? isOn : value.rules.includes(other))) });
  return (
    <>
      <Field
        label="What it asks for"
        hint="One sentence: it stands beside its children in the review room."
        error={problem.at('summary')}
      >
        <Input
          value={value.summary}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => change({ summary: event.target.value })}
        />
      </Field>
      <Field label="Family" hint={FAMILY_WORDS[value.family].hint} error={problem.at('family')}>
        <Select
          value={value.family}
          onValueChange={(family) => change({ family })}
          options={OWN_FAMILIES.map((family) => ({ value: family, label: FAMILY_WORDS[family].label }))}
        />
      </Field>
      <IconChoice value={value.icon} family={value.family} onChange={(icon) => change({ icon })} />
      <Field
        label="Label before the new instruction"
        isOptional
        hint="If its template lets the teacher think first: the words of the line after which the new instruction stands. A reply without that line fails."
        error={problem.at('replyLabel')}
      >
        <Input
          value={value.replyLabel}
          maxLength={80}
          autoComplete="off"
          placeholder="Finished version:"
          onChange={(event) => change({ replyLabel: event.target.value })}
        />
      </Field>
      <fieldset>
        <legend className="mb-1 text-sm font-medium">Rules that apply</legend>
        <p className="mb-2 text-sm text-muted">
          As far as a run has them on. Without “{RULE_FACTS.equal.label}” the judge is not asked.
        </p>
        <div className="grid gap-x-4 gap-y-1.5 sm:grid-cols-2">
          {OWN_RULES.map((rule) => (
            <Checkbox
              key={rule}
              checked={value.rules.includes(rule)}
              onCheckedChange={(isOn) => toggle(rule, isOn)}
              label={RULE_FACTS[rule].label}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}
