'use client';
/** How many more audits a wanted interval needs, and the way to draw them. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import { formatCount } from '@/lib/client/display';
import type { AuditRow, AuditSampleView } from '@/lib/core/contract/audits';
import { type PartSoFar, PLANNED_MEASURES, type PlannedMeasure, planAudits } from '@/lib/core/domain/audit-planner';
import type { AuditSizes } from '@/lib/core/domain/audit-sample';
import { effectiveSize, type Heap, together } from '@/lib/core/domain/classifier-measures';
import { MEASURE_WORDS } from './measure-words';

const HALF_WIDTHS = ['10', '5', '3', '2', '1'] as const;

type PlannerProps = {
  total: AuditRow;
  samples: readonly AuditSampleView[];
  refusal: string | null;
  onDraw: (sizes: AuditSizes) => void;
};

export function Planner({ total, samples, refusal, onDraw }: PlannerProps) {
  const [measure, setMeasure] = useState<PlannedMeasure>('precision');
  const [points, setPoints] = useState<(typeof HALF_WIDTHS)[number]>('5');
  const { confusion, population } = total;
  const parts = {
    dropped: partOf(confusion.caught, confusion.wrong, population.dropped),
    kept: partOf(confusion.missed, confusion.passed, population.kept),
  };
  const plan = planAudits(measure, parts, Number(points) / 100);
  const open = { dropped: openOf(samples, 'dropped'), kept: openOf(samples, 'kept') };
  const toDraw = { dropped: Math.max(0, plan.dropped - open.dropped), kept: Math.max(0, plan.kept - open.kept) };
  const isKnown = parts.dropped.effectiveN > 0 || parts.kept.effectiveN > 0;
  return (
    <Section
      title="How many more"
      description="What an interval needs over everything, from what is known so far; where nothing is, half is taken for rejected. The interval is about what the rules would do again, so even all evolutions together leave one."
    >
      <div className="flex flex-wrap items-end gap-4">
        <Field label="Measure" className="w-36">
          <Select
            label="Measure"
            value={measure}
            onValueChange={setMeasure}
            options={PLANNED_MEASURES.map((value) => ({ value, label: MEASURE_WORDS[value].label }))}
          />
        </Field>
        <Field label="Interval" className="w-36">
          <Select
            label="Interval"
            value={points}
            onValueChange={setPoints}
            options={HALF_WIDTHS.map((value) => ({ value, label: `± ${value} point${value === '1' ? '' : 's'}` }))}
          />
        </Field>
        <Button
          disabledReason={refusal ?? (toDraw.dropped + toDraw.kept === 0 ? 'Nothing more needs to be drawn.' : null)}
          onClick={() => onDraw(toDraw)}
        >
          Draw {formatCount(toDraw.dropped + toDraw.kept)}
        </Button>
      </div>
      <p role="status" className="max-w-reading">
        {planWords(measure, points, plan, open)}
        {isKnown ? '' : ' This is a first guess: nothing is decided blind yet.'}
      </p>
    </Section>
  );
}

function planWords(
  measure: PlannedMeasure,
  points: string,
  plan: ReturnType<typeof planAudits>,
  open: AuditSizes,
): string {
  const name = MEASURE_WORDS[measure].label.toLowerCase().replace('f1', 'F1');
  const wanted = `± ${points} point${points === '1' ? '' : 's'} on ${name}`;
  const parts = (['dropped', 'kept'] as const).flatMap((part) => {
    if (plan[part] === 0) return [];
    const drawn = Math.min(open[part], plan[part]);
    const already = drawn > 0 ? ` (${formatCount(drawn)} of them drawn already)` : '';
    return `${formatCount(plan[part])} more ${part} ones${already}`;
  });
  const needed = parts.length === 0 ? 'no more' : parts.join(' and ');
  if (plan.isReachable)
    return parts.length === 0 ? `${wanted} is reached.` : `For ${wanted} you need ${needed} decided.`;
  const reached = `± ${(plan.halfWidth * 100).toFixed(1)} points`;
  return parts.length === 0
    ? `${wanted} cannot be planned: nothing was dropped yet.`
    : `${wanted} cannot be reached: with all that are left, ${needed}, it would be ${reached}.`;
}

function partOf(rejected: Heap, accepted: Heap, population: number): PartSoFar {
  const all = together(rejected, accepted);
  return {
    effectiveN: effectiveSize(all),
    rejectedShare: all.weight === 0 ? 0 : rejected.weight / all.weight,
    population,
    left: Math.max(0, population - all.n),
  };
}

function openOf(samples: readonly AuditSampleView[], stratum: 'kept' | 'dropped'): number {
  return samples
    .flatMap((sample) => sample.strata)
    .filter((part) => part.stratum === stratum)
    .reduce((total, part) => total + part.drawn - part.settled - part.split - part.seen, 0);
}
