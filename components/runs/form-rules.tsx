'use client';
/** The eliminator's rules, in the order in which they are tried. */
import { useController, useFormContext } from 'react-hook-form';
import { Checkbox } from '@/components/ui/checkbox';
import { Section } from '@/components/ui/section';
import { RULE_FACTS, RULES, type RuleId } from '@/lib/core/domain/evolution';
import { THRESHOLD_FACTS, thresholdsOf } from '@/lib/core/domain/rule-threshold';
import type { RunFormValues } from './run-form';
import { TextField } from './text-field';

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
          <div key={rule} className="flex flex-col gap-2">
            <Checkbox
              checked={field.value.includes(rule)}
              onCheckedChange={(isOn) => toggle(rule, isOn)}
              label={RULE_FACTS[rule].label}
              hint={`${RULE_FACTS[rule].explains} ${RULE_FACTS[rule].source}.`}
            />
            {field.value.includes(rule) ? <RuleThresholdFields rule={rule} /> : null}
          </div>
        ))}
      </fieldset>
    </Section>
  );
}

/** Only of a rule that is on: the numbers of the others have no effect. */
function RuleThresholdFields({ rule }: { rule: RuleId }) {
  const thresholds = thresholdsOf(rule);
  if (thresholds.length === 0) return null;
  return (
    <div className="mb-2 ml-6 grid gap-3 sm:grid-cols-2">
      {thresholds.map((id) => {
        const { label, unit, default: usual, source } = THRESHOLD_FACTS[id];
        const hint = `${unit === 'share' ? 'From 0 to 1. ' : ''}Default ${usual}: ${source}.`;
        return <TextField key={id} name={`thresholds.${id}`} label={label} hint={hint} isNumber />;
      })}
    </div>
  );
}
