/** Sampling of evolver and responder. */
import { Section } from '@/components/ui/section';
import { SAMPLING_LABELS } from './run-words';
import { TextField } from './text-field';

export function FormSampling() {
  return (
    <Section
      title="Sampling"
      description="For evolver and responder; the judge is asked at temperature 0. A teacher’s own parameters win. Empty: not sent."
    >
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
        {SAMPLING_LABELS.map(({ key, label }) => (
          <TextField
            key={key}
            name={`sampling.${key}`}
            label={<span className="inline-block first-letter:uppercase">{label}</span>}
            isNumber
          />
        ))}
      </div>
    </Section>
  );
}
