/** What the eliminator found: each rule that fired or asks for a look, what it means, and the words that show it. */

import { Eye } from 'lucide-react';
import { Chip } from '@/components/ui/chip';
import type { Finding } from '@/lib/core/domain/evolution';
import { LOOK_FACTS, RULE_FACTS } from '@/lib/core/domain/evolution';
import { RuleChip } from './rule-chip';

export function FindingList({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return <p className="text-muted text-sm">No rule fired.</p>;
  return (
    <ul className="space-y-3">
      {findings.map((finding) => (
        <li key={finding.effect === 'drop' ? finding.rule : finding.reason} className="space-y-1">
          {finding.effect === 'drop' ? (
            <>
              <RuleChip rule={finding.rule} />
              <p className="text-sm">{RULE_FACTS[finding.rule].explains}</p>
              <p className="text-muted text-xs">{RULE_FACTS[finding.rule].source}</p>
            </>
          ) : (
            <>
              <Chip tone="undecided" icon={<Eye aria-hidden />}>
                needs a look
              </Chip>
              <p className="text-sm">{LOOK_FACTS[finding.reason]}</p>
            </>
          )}
          {finding.evidence === '' ? null : (
            <blockquote className="whitespace-pre-wrap border-line border-l-2 pl-3 font-mono text-muted text-xs wrap-anywhere">
              {finding.evidence}
            </blockquote>
          )}
        </li>
      ))}
    </ul>
  );
}
