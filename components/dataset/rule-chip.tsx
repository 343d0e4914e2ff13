/** An eliminator rule: red where it dropped something, plain where it is only named; what it means and where it is from, on hover. */
import { Chip } from '@/components/ui/chip';
import { Tooltip } from '@/components/ui/tooltip';
import { RULE_FACTS, type RuleId } from '@/lib/core/domain/evolution';

type RuleChipProps = { rule: RuleId; isOnlyNamed?: boolean; className?: string };

export function RuleChip({ rule, isOnlyNamed = false, className }: RuleChipProps) {
  const facts = RULE_FACTS[rule];
  return (
    <Tooltip content={`${facts.explains} ${facts.source}.`}>
      <Chip tone={isOnlyNamed ? 'neutral' : 'dropped'} className={className}>
        {facts.label}
      </Chip>
    </Tooltip>
  );
}
