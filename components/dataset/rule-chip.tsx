import { cn } from '@/components/ui/class-names';
import { RULE_FACTS, type RuleId } from '@/lib/core/domain/evolution';

/** The eliminator rule that dropped a child; what it means and where it is from on hover. */
export function RuleChip({ rule, className }: { rule: RuleId; className?: string }) {
  const facts = RULE_FACTS[rule];
  return (
    <span
      title={`${facts.explains} (${facts.source})`}
      className={cn(
        'inline-flex h-6 items-center whitespace-nowrap rounded-sm bg-dropped-soft px-1.5 text-dropped text-sm',
        className,
      )}
    >
      {facts.label}
    </span>
  );
}
