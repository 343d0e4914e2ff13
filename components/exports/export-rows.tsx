/** Which rows: of which run, kept or all, with seeds or without, all or a sample, in order or shuffled. */
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import { formatCountOf } from '@/lib/client/display';
import { useRuns } from '@/lib/client/queries/runs';
import type { RunView } from '@/lib/core/contract/runs';
import type { Id } from '@/lib/core/domain/identifier';
import { bestRoundOf, holdWords, roundWords } from '@/lib/core/evolution/evol-stop';
import { type ExportChoice, problemsOf } from './export-choice';

const ALL_RUNS = 'all';
const ALL_ROUNDS = 'all';

type ExportRowsProps = {
  projectId: Id;
  choice: ExportChoice;
  onChange: (part: Partial<ExportChoice>) => void;
};

export function ExportRows({ projectId, choice, onChange }: ExportRowsProps) {
  const runs = useRuns(projectId).data ?? [];
  const runOptions = [
    { value: ALL_RUNS, label: 'All runs', hint: 'Every seed of the project, and every child.' },
    ...runs.map((run) => ({
      value: run.id,
      label: run.name,
      hint: `${formatCountOf(run.lineageCount, 'seed')}, ${formatCountOf(run.rounds.length, 'round')}${run.isRehearsal ? ', rehearsal' : ''}`,
    })),
  ];
  const chosen = runs.find(({ id }) => id === choice.runId);
  const isLossless = choice.format === 'lossless';
  return (
    <div className="flex flex-col gap-5">
      <Field label="Run" className="max-w-96">
        <Select
          value={choice.runId ?? ALL_RUNS}
          options={runOptions}
          onValueChange={(value) => {
            const run = runs.find(({ id }) => id === value);
            onChange({ runId: run?.id ?? null, upToRound: (run && bestRoundOf(run)) ?? null });
          }}
        />
      </Field>
      {chosen && chosen.rounds.length > 0 ? (
        <UpToRound run={chosen} value={choice.upToRound} onChange={(upToRound) => onChange({ upToRound })} />
      ) : null}
      <RadioGroup
        label="Children"
        value={isLossless ? choice.include : 'kept'}
        onValueChange={(include) => onChange({ include })}
        options={[
          { value: 'kept', label: 'Kept only', hint: 'The pool as it stands, people’s decisions included.' },
          {
            value: 'all',
            label: 'Dropped and undecided too, with their reasons',
            hint: isLossless ? undefined : 'Only the lossless format has a place for reasons.',
            isDisabled: !isLossless,
          },
        ]}
      />
      <Checkbox
        checked={choice.includeSeeds}
        onCheckedChange={(includeSeeds) => onChange({ includeSeeds })}
        label="Seeds"
        hint="Round 0 of the pool."
      />
      {isLossless && (
        <Checkbox
          checked={choice.includeReasoning}
          onCheckedChange={(includeReasoning) => onChange({ includeReasoning })}
          label="What thinking models said to themselves"
          hint="In a field of its own, by role. A model trained on this file should not see it by accident."
        />
      )}
      <SampleFields choice={choice} onChange={onChange} />
    </div>
  );
}

type UpToRoundProps = { run: RunView; value: number | null; onChange: (upToRound: number | null) => void };

function UpToRound({ run, value, onChange }: UpToRoundProps) {
  const best = bestRoundOf(run);
  const words = best === null ? undefined : `Evol Stop: ${roundWords(best)} is the best, so hold ${holdWords(best)}.`;
  return (
    <Field label="Rounds" hint={words} className="max-w-96">
      <Select
        value={value === null ? ALL_ROUNDS : String(value)}
        options={[
          { value: ALL_ROUNDS, label: 'All rounds' },
          { value: '0', label: 'None, the seeds alone' },
          ...run.rounds.map(({ number }) => ({ value: String(number), label: `Up to round ${number}` })),
        ]}
        onValueChange={(chosen) => onChange(chosen === ALL_ROUNDS ? null : Number(chosen))}
      />
    </Field>
  );
}

function SampleFields({ choice, onChange }: Pick<ExportRowsProps, 'choice' | 'onChange'>) {
  const problems = problemsOf(choice);
  return (
    <>
      <div className="flex flex-col gap-2">
        <Checkbox
          checked={choice.isSampled}
          onCheckedChange={(isSampled) => onChange({ isSampled })}
          label="A sample of the rows"
          hint="Every row has the same chance; none is drawn twice."
        />
        {choice.isSampled && (
          <Field label="Rows in the sample" error={problems.sampleSize} className="ml-6 max-w-44">
            <Input
              value={choice.sampleSize}
              inputMode="numeric"
              className="tabular"
              onChange={(event) => onChange({ sampleSize: event.target.value })}
            />
          </Field>
        )}
      </div>
      <div className="flex flex-col gap-2">
        <Checkbox
          checked={choice.isShuffled}
          onCheckedChange={(isShuffled) => onChange({ isShuffled })}
          label="Shuffle"
          hint="Mixes the rounds evenly. Otherwise seeds come first, then round 1, round 2, and so on."
        />
        {choice.isShuffled && (
          <Field label="Random seed" error={problems.randomSeed} className="ml-6 max-w-44">
            <Input
              value={choice.randomSeed}
              inputMode="numeric"
              className="tabular"
              onChange={(event) => onChange({ randomSeed: event.target.value })}
            />
          </Field>
        )}
      </div>
    </>
  );
}
