/** What the template must and may hold, and where it should stand. */
import { allowedPlaceholders, cacheHint, requiredPlaceholders } from '@/lib/core/domain/template';
import { PLACEHOLDER_WORDS } from './placeholder-words';
import type { Operation } from './template-findings';

type PlaceholderCheckProps = { operation: Operation; text: string };

export function PlaceholderCheck({ operation, text }: PlaceholderCheckProps) {
  const hint = cacheHint(text);
  const required: readonly string[] = requiredPlaceholders(operation);
  return (
    <div className="flex flex-col gap-2 text-sm">
      <ul aria-label="Placeholders" className="flex flex-wrap gap-x-4 gap-y-1 text-muted">
        {allowedPlaceholders(operation).map((name) => (
          <li key={name}>
            <code className="text-accent">{`{{${name}}}`}</code> {PLACEHOLDER_WORDS[name]}
            {!required.includes(name) && ' (optional)'}
          </li>
        ))}
      </ul>
      {hint && <p className="text-muted">{hint}</p>}
    </div>
  );
}
