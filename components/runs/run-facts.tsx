/** What a run was created with; of it, a lead may change the weights of rounds that are still to come. */

import type { ReactNode } from 'react';
import { OperationChip } from '@/components/dataset/operation-chip';
import { RuleChip } from '@/components/dataset/rule-chip';
import { Link } from '@/components/ui/link';
import { formatCount, formatCountOf, formatMoment } from '@/lib/client/display';
import { instructionsHref } from '@/lib/client/page-links';
import type { RunView } from '@/lib/core/contract/runs';
import { compareOperations } from '@/lib/core/domain/operation';
import { THRESHOLD_FACTS, thresholdsOf } from '@/lib/core/domain/rule-threshold';
import { TEACHER_ROLES } from '@/lib/core/domain/teacher';
import { methodWords } from './method-words';
import { DRIVER_WORDS, ON_FAILURE_WORDS, POLICY_WORDS, SAMPLING_LABELS } from './run-words';

export function RunFacts({ run }: { run: RunView }) {
  const { config } = run;
  const operations = Object.keys(config.weights)
    .filter((operation) => (config.weights[operation] ?? 0) > 0)
    .sort(compareOperations);
  const isUniform = new Set(operations.map((operation) => config.weights[operation])).size <= 1;
  const laterRounds = Object.keys(config.roundWeights);
  return (
    <aside aria-label="Settings" className="flex flex-col gap-4 text-sm">
      <h2 className="text-base font-semibold">Settings</h2>
      <dl className="flex flex-col gap-3">
        <Fact name="Method">{methodWords(config)}</Fact>
        <Fact name="Seeds">
          {run.seedSets.map((set) => (
            <Link
              key={set.id}
              className="block hover:underline"
              href={instructionsHref(run.projectId, { seedSetId: set.id })}
            >
              {set.name}, {formatCountOf(set.rowCount, 'row')}
            </Link>
          ))}
        </Fact>
        {TEACHER_ROLES.map((role) => (
          <Fact key={role} name={role}>
            {run.teachers[role].name}
            <span className="block font-mono text-xs text-muted">{run.teachers[role].model}</span>
          </Fact>
        ))}
        <Fact name="Calls">{DRIVER_WORDS[run.driver].label}</Fact>
        <Fact name={isUniform ? 'Operations, all alike' : 'Operations with weights'}>
          <span className="flex flex-col gap-1">
            {operations.map((operation) => (
              <span key={operation} className="flex items-center justify-between gap-2">
                <OperationChip operation={operation} isBare />
                {isUniform ? null : <span className="tabular">{config.weights[operation]}</span>}
              </span>
            ))}
          </span>
        </Fact>
        {laterRounds.length === 0 ? null : (
          <Fact name="With weights of their own">
            {laterRounds.length === 1 ? 'round' : 'rounds'} {laterRounds.join(', ')}
          </Fact>
        )}
        <Fact name="Eliminator">
          <span className="flex flex-wrap gap-1">
            {config.rules.length === 0
              ? 'no rules'
              : config.rules.map((rule) => <RuleChip key={rule} rule={rule} isOnlyNamed />)}
          </span>
          {config.rules.flatMap(thresholdsOf).map((id) => (
            <span key={id} className="mt-1 block text-muted">
              {THRESHOLD_FACTS[id].label}: <span className="tabular">{config.thresholds[id]}</span>
            </span>
          ))}
        </Fact>
        <Fact name="Each round evolves">
          {POLICY_WORDS[config.poolPolicy].label.toLowerCase()}
          {config.evolutionsPerInstruction > 1 ? `, ${config.evolutionsPerInstruction} times` : ''}
        </Fact>
        <Fact name="After a failure">
          {ON_FAILURE_WORDS[config.onFailure.kind]}
          {config.onFailure.kind === 'retry_now' ? `, at most ${config.onFailure.retries} more` : ''}
        </Fact>
        {config.evolStop ? <Fact name="Evol Stop">{config.evolStop.measure}</Fact> : null}
        {config.untilKept === null ? null : <Fact name="Done when kept">{formatCount(config.untilKept)}</Fact>}
        {config.responderSuffix ? (
          <Fact name="Put after each instruction">
            <span className="whitespace-pre-wrap wrap-anywhere">{config.responderSuffix}</span>
          </Fact>
        ) : null}
        <Fact name="Sampling">
          <span className="tabular">
            {SAMPLING_LABELS.flatMap(({ key, label }) => {
              const value = config.sampling[key];
              return value === undefined ? [] : [`${label} ${value}`];
            }).join(', ') || 'the teacher’s own'}
          </span>
        </Fact>
        <Fact name="Seed of the random choice">
          <span className="tabular">{config.randomSeed}</span>
        </Fact>
        <Fact name="Created">{formatMoment(run.createdAt)}</Fact>
      </dl>
    </aside>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted first-letter:uppercase">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
