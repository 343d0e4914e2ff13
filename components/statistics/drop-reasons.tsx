/** Why each version’s evolutions were dropped: a bar of the whole and its parts named beside it, the figures in a table behind. */
import { StackedBar } from '@/components/charts/stacked-bar';
import { OperationChip } from '@/components/dataset/operation-chip';
import { RuleChip } from '@/components/dataset/rule-chip';
import { STATUS_LOOK } from '@/components/dataset/verdict-look';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCount, formatPercent } from '@/lib/client/display';
import type { VersionEffect } from '@/lib/core/contract/template-effects';
import { RULE_FACTS, RULES, type RuleId } from '@/lib/core/domain/evolution';
import { wilsonInterval } from '@/lib/core/domain/wilson-interval';

/** Beside kept and undecided: shades of the one hue of what is dropped, from the most frequent reason on. */
const SHADES = [100, 68, 46, 32, 22];

type DropReasonsProps = { versions: readonly VersionEffect[] };

export function DropReasons({ versions }: DropReasonsProps) {
  const judged = versions.filter(({ total }) => judgedCount(total.counts) > 0);
  const rules = [...new Set(judged.flatMap(({ total }) => total.drops.map(({ rule }) => rule)))].toSorted(
    (a, b) => RULES.indexOf(a as RuleId) - RULES.indexOf(b as RuleId),
  );
  if (rules.length === 0) return <p className="text-muted">No rule dropped anything here.</p>;
  return (
    <div className="flex flex-col gap-5">
      <ul className="grid gap-x-10 gap-y-4 lg:grid-cols-2">
        {judged.map((version) => (
          <VersionBar key={version.templateVersionId} version={version} />
        ))}
      </ul>
      <ReasonTable versions={judged} rules={rules} />
    </div>
  );
}

const judgedCount = ({ kept, dropped, undecided }: VersionEffect['total']['counts']) => kept + dropped + undecided;

export function ruleLabel(rule: string): string {
  return RULE_FACTS[rule as RuleId]?.label ?? rule.replaceAll('_', ' ');
}

function VersionBar({ version: { operation, version, total } }: { version: VersionEffect }) {
  const { counts, drops } = total;
  const all = judgedCount(counts);
  const parts = [
    { id: 'kept', label: 'kept', value: counts.kept, colour: STATUS_LOOK.kept.colour },
    ...drops.map(({ rule, count }, at) => ({
      ...{ id: rule, label: ruleLabel(rule), value: count },
      colour: `color-mix(in oklab, ${STATUS_LOOK.dropped.colour} ${SHADES[at] ?? 16}%, var(--surface))`,
    })),
    { id: 'undecided', label: 'undecided', value: counts.undecided, colour: STATUS_LOOK.undecided.colour },
  ];
  return (
    <li className="flex flex-col gap-1.5">
      <span className="flex flex-wrap items-center gap-x-2">
        <OperationChip operation={operation} isBare />
        <span className="font-medium">version {version}</span>
        <span className="text-sm text-faint tabular">n {formatCount(all)}</span>
      </span>
      <StackedBar parts={parts} />
      <span aria-hidden className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-muted tabular">
        {parts
          .filter(({ value }) => value > 0)
          .map(({ id, label, value, colour }) => (
            <span key={id} className="inline-flex items-center gap-1.5 whitespace-nowrap">
              <span className="size-2.5 rounded-xs border border-line" style={{ backgroundColor: colour }} />
              {label} {formatCount(value)}
            </span>
          ))}
      </span>
    </li>
  );
}

function ReasonTable({ versions, rules }: DropReasonsProps & { rules: readonly string[] }) {
  return (
    <Table label="Share of each version that each rule dropped">
      <TableHead>
        <TableRow>
          <TableHeader>Version</TableHeader>
          {rules.map((rule) => (
            <TableHeader key={rule} isNumeric>
              {rule in RULE_FACTS ? <RuleChip rule={rule as RuleId} isOnlyNamed /> : ruleLabel(rule)}
            </TableHeader>
          ))}
          <TableHeader isNumeric>Judged</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {versions.map(({ templateVersionId, operation, version, total }) => (
          <TableRow key={templateVersionId}>
            <th scope="row" className="px-2 py-1.5 text-left font-normal whitespace-nowrap">
              <span className="flex items-center gap-2">
                <OperationChip operation={operation} isBare />
                version {version}
              </span>
            </th>
            {rules.map((rule) => (
              <TableCell key={rule} isNumeric>
                <RuleShare
                  count={total.drops.find((drop) => drop.rule === rule)?.count ?? 0}
                  of={judgedCount(total.counts)}
                />
              </TableCell>
            ))}
            <TableCell isNumeric>{formatCount(judgedCount(total.counts))}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function RuleShare({ count, of }: { count: number; of: number }) {
  const interval = wilsonInterval(count, of);
  if (!interval) return <span className="text-faint">–</span>;
  return (
    <span className="whitespace-nowrap">
      {formatCount(count)}
      <span className="block text-sm text-muted">
        {formatPercent(interval.low)} to {formatPercent(interval.high)}
      </span>
    </span>
  );
}
