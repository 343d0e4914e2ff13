/** The eliminator rule that dropped a child; what it means and where it is from, on hover. */
import { Chip } from '@/components/ui/chip';
import { Tooltip } from '@/components/ui/tooltip';
import { RULE_FACTS, type RuleId } from '@/lib/core/domain/evolution';

export function RuleChip({ rule, className }: { rule: RuleId; className?: string }) {
  const facts = RULE_FACTS[rule];
  return (
    <Tooltip content={`${facts.explains} ${facts.source}.`}>
      <Chip tone="dropped" className={className}>
        {facts.label}
      </Chip>
    </Tooltip>
  );
}
