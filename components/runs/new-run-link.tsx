'use client';
/** The way to the form of a new run, for those who may make one; the others read why not. */
import { Plus } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { ButtonVariant } from '@/components/ui/button-style';
import { LinkButton } from '@/components/ui/link-button';
import { projectHref } from '@/lib/client/page-links';
import { useRefusal } from '@/lib/client/queries/me';
import type { Id } from '@/lib/core/domain/identifier';

type NewRunLinkProps = { projectId: Id; variant?: ButtonVariant };

export function NewRunLink({ projectId, variant = 'default' }: NewRunLinkProps) {
  const refusal = useRefusal('runs.control', 'make runs');
  const icon = <Plus size={16} aria-hidden />;
  if (refusal) {
    return (
      <Button variant={variant} icon={icon} disabledReason={refusal}>
        New run
      </Button>
    );
  }
  return (
    <LinkButton href={projectHref(projectId, 'runs', 'new')} variant={variant} icon={icon}>
      New run
    </LinkButton>
  );
}
