'use client';
/** The eliminator's rules, in the order in which they are tried. */
import { useController, useFormContext } from 'react-hook-form';
import { Checkbox } from '@/components/ui/checkbox';
import { Section } from '@/components/ui/section';
import { RULE_FACTS, RULES, type RuleId } from '@/lib/core/domain/evolution';
import type { RunFormValues } from './run-form';

export function FormRules() {
  const { control } = useFormContext<RunFormValues>();
  const { field } = useController({ control, name: 'rules' });
  const toggle = (rule: RuleId, isOn: boolean) =>
    field.onChange(RULES.filter((other) => (other === rule ? isOn : field.value.includes(other))));
  return (
    <Section
      title="Eliminator"
      description="Cheap rules first: a child that one of them drops costs no further call. Dropped children are kept for review."
    >
      <fieldset className="flex flex-col gap-2">
        <legend className="sr-only">Rules</legend>
        {RULES.map((rule) => (
          <Checkbox
            key={rule}
            checked={field.value.includes(rule)}
            onCheckedChange={(isOn) => toggle(rule, isOn)}
            label={RULE_FACTS[rule].label}
            hint={`${RULE_FACTS[rule].explains} ${RULE_FACTS[rule].source}.`}
          />
        ))}
      </fieldset>
    </Section>
  );
}
