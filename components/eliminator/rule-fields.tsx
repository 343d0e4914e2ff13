'use client';
/** Rules with their thresholds, to be tried on what was generated before. */
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RULE_FACTS, RULES, type RuleId } from '@/lib/core/domain/evolution';
import { THRESHOLD_FACTS, type ThresholdId, thresholdsOf } from '@/lib/core/domain/rule-threshold';

export type TypedSettings = { rules: readonly RuleId[]; thresholds: Record<ThresholdId, string> };

type RuleFieldsProps = {
  settings: TypedSettings;
  errors: Partial<Record<ThresholdId, string>>;
  onChange: (settings: TypedSettings) => void;
};

export function RuleFields({ settings, errors, onChange }: RuleFieldsProps) {
  const { rules, thresholds } = settings;
  const toggle = (rule: RuleId, isOn: boolean) =>
    onChange({ ...settings, rules: RULES.filter((other) => (other === rule ? isOn : rules.includes(other))) });
  return (
    <fieldset className="grid gap-x-8 gap-y-3 lg:grid-cols-2">
      <legend className="sr-only">Rules</legend>
      {RULES.map((rule) => (
        <div key={rule} className="flex flex-col gap-2">
          <Checkbox
            checked={rules.includes(rule)}
            onCheckedChange={(isOn) => toggle(rule, isOn)}
            label={RULE_FACTS[rule].label}
            hint={RULE_FACTS[rule].explains}
          />
          {rules.includes(rule) && thresholdsOf(rule).length > 0 && (
            <div className="ml-6 grid gap-3 sm:grid-cols-2">
              {thresholdsOf(rule).map((id) => (
                <Field
                  key={id}
                  label={THRESHOLD_FACTS[id].label}
                  hint={`Default ${THRESHOLD_FACTS[id].default}: ${THRESHOLD_FACTS[id].source}.`}
                  error={errors[id]}
                >
                  <Input
                    inputMode="decimal"
                    className="max-w-40 tabular"
                    autoComplete="off"
                    value={thresholds[id]}
                    onChange={(event) =>
                      onChange({ ...settings, thresholds: { ...thresholds, [id]: event.target.value } })
                    }
                  />
                </Field>
              ))}
            </div>
          )}
        </div>
      ))}
    </fieldset>
  );
}
