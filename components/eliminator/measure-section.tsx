'use client';
/** Precision, recall and F1 by what the reader chooses, as a picture and as the table behind it. */
import { parseAsArrayOf, parseAsStringLiteral, useQueryState } from 'nuqs';
import { IntervalPlot } from '@/components/charts/interval-plot';
import { Checkbox } from '@/components/ui/checkbox';
import { ErrorState } from '@/components/ui/error-state';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { formatCount, formatCountOf } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { useAuditMeasures } from '@/lib/client/queries/audits';
import { AUDIT_GROUPS, type AuditMeasures } from '@/lib/core/contract/audits';
import { PLANNED_MEASURES, type PlannedMeasure } from '@/lib/core/domain/audit-planner';
import type { Id } from '@/lib/core/domain/identifier';
import { CellName } from './cell-name';
import { MeasureTable } from './measure-table';
import { cellKey, GROUP_WORDS, MEASURE_WORDS } from './measure-words';

const BY = parseAsArrayOf(parseAsStringLiteral(AUDIT_GROUPS)).withDefault(['rule']);
const DRAWN = parseAsStringLiteral(PLANNED_MEASURES).withDefault('precision');
const PLOTTED_ROWS = 24;

export function MeasureSection({ projectId, refusal }: { projectId: Id; refusal: string | null }) {
  const [groups, setGroups] = useQueryState('by', BY);
  const [drawn, setDrawn] = useQueryState('measure', DRAWN);
  const measures = useAuditMeasures(projectId, groups);
  const toggle = (group: (typeof AUDIT_GROUPS)[number], isOn: boolean) =>
    void setGroups(AUDIT_GROUPS.filter((other) => (other === group ? isOn : groups.includes(other))));
  return (
    <Section
      title="How often it is right"
      description="Positive is what the machine drops now; the truth is what people decided without seeing it. Intervals are of 95 %, with the weights of the sample. A rule’s recall is the share of all rejected ones that this rule caught."
    >
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <legend className="sr-only">Rows by</legend>
          <span aria-hidden className="text-sm text-muted">
            Rows by
          </span>
          {AUDIT_GROUPS.map((group) => (
            <Checkbox
              key={group}
              checked={groups.includes(group)}
              onCheckedChange={(isOn) => toggle(group, isOn)}
              label={GROUP_WORDS[group]}
            />
          ))}
        </fieldset>
        <Select
          size="sm"
          label="Measure in the picture"
          className="w-32"
          value={drawn}
          onValueChange={(value) => void setDrawn(value)}
          options={PLANNED_MEASURES.map((value) => ({ value, label: MEASURE_WORDS[value].label }))}
        />
      </div>
      {measures.error && <ErrorState problem={problemOf(measures.error)} onRetry={() => void measures.refetch()} />}
      {measures.isPending && <SkeletonRows rows={6} />}
      {measures.data && (
        <div className={measures.isPlaceholderData ? 'flex flex-col gap-4 opacity-60' : 'flex flex-col gap-4'}>
          <Picture measures={measures.data} drawn={drawn} />
          <MeasureTable projectId={projectId} measures={measures.data} refusal={refusal} />
          <Aside measures={measures.data} />
        </div>
      )}
    </Section>
  );
}

function Picture({ measures, drawn }: { measures: AuditMeasures; drawn: PlannedMeasure }) {
  const rows = [measures.total, ...measures.rows].slice(0, PLOTTED_ROWS).map((row) => {
    const measure = row[drawn];
    const interval = measure.kind === 'known' ? measure : null;
    return { id: cellKey(row.cell), label: <CellName cell={row.cell} measures={measures} />, interval };
  });
  if (rows.every((row) => row.interval === null)) return null;
  return (
    <figure className="flex max-w-3xl flex-col gap-2">
      <IntervalPlot rows={rows} />
      <figcaption className="text-sm text-muted">
        {MEASURE_WORDS[drawn].label} in percent: {MEASURE_WORDS[drawn].explains}. The bars are the intervals.
        {measures.rows.length >= PLOTTED_ROWS ? ` The first ${PLOTTED_ROWS} rows of the table.` : ''}
      </figcaption>
    </figure>
  );
}

/** What is drawn and does not count, so that nobody wonders where it went. */
function Aside({ measures: { aside } }: { measures: AuditMeasures }) {
  const parts = [
    aside.open > 0 && `${formatCountOf(aside.open, 'drawn evolution')} not decided yet`,
    aside.split > 0 && `${formatCount(aside.split)} on which people disagree`,
    aside.seen > 0 && `${formatCount(aside.seen)} decided after the verdict was seen`,
    aside.undecided > 0 && `${formatCount(aside.undecided)} about which the machine has no word`,
  ].filter((part) => part !== false);
  if (parts.length === 0) return null;
  return <p className="text-sm text-muted">Not counted: {parts.join('; ')}.</p>;
}
