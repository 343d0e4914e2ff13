/** What stands in the fields of an operation of one's own, and what is sent of it. */
import type { OperationView } from '@/lib/core/contract/operations';
import { RULES, type RuleId } from '@/lib/core/domain/evolution';
import type { OperationIcon } from '@/lib/core/domain/operation-icon';
import { OWN_FAMILIES, type OwnFamily } from '@/lib/core/domain/own-operation';

export type OperationSettings = {
  family: OwnFamily;
  icon: OperationIcon;
  summary: string;
  /** those that apply */
  rules: RuleId[];
  /** empty: the whole reply is the instruction */
  replyLabel: string;
};

/** Only operations with a data format carry a block, and own ones have none. */
export const OWN_RULES = RULES.filter((rule) => rule !== 'input_format');

export function settingsOf(operation: OperationView | null): OperationSettings {
  if (!operation) return { family: 'in_depth', icon: 'lightbulb', summary: '', rules: OWN_RULES, replyLabel: '' };
  const { family, icon, summary, skippedRules, replyLabel } = operation;
  return {
    family: OWN_FAMILIES.find((one) => one === family) ?? 'in_depth',
    ...{ icon, summary },
    rules: OWN_RULES.filter((rule) => !skippedRules.includes(rule)),
    replyLabel: replyLabel ?? '',
  };
}

export function sentSettings({ family, icon, summary, rules, replyLabel }: OperationSettings) {
  return {
    ...{ family, icon, summary },
    skippedRules: OWN_RULES.filter((rule) => !rules.includes(rule)),
    replyLabel: replyLabel.trim() === '' ? null : replyLabel,
  };
}

/** Why it cannot be sent yet. */
export function whyNotSettings({ summary }: OperationSettings): string | null {
  return summary.trim() === '' ? 'Say in one sentence what it asks for.' : null;
}
