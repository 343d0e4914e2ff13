'use client';
/** With which operation, and with which version of its template, a further attempt is made. */
import { useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { formatDay } from '@/lib/client/display';
import type { AttemptOffer, TreeNode } from '@/lib/core/contract/lineages';
import type { Id } from '@/lib/core/domain/identifier';
import { type OperationId, operationLabel } from '@/lib/core/domain/operation';

export type AttemptWish = { operation: OperationId; templateVersionId: Id };

/** With the version that the project's next round begins with; null: it has no template, or is switched off. */
export function wishFor(offer: AttemptOffer, operation: OperationId): AttemptWish | null {
  const versions = versionsOf(offer, operation);
  const version = versions.find(({ isChosen }) => isChosen) ?? versions[0];
  return version ? { operation, templateVersionId: version.id } : null;
}

const versionsOf = (offer: AttemptOffer, operation: OperationId) =>
  offer.operations.find((one) => one.operation === operation)?.versions ?? [];

type AttemptChoiceProps = {
  offer: AttemptOffer;
  node: TreeNode;
  wish: AttemptWish;
  onChange: (wish: AttemptWish) => void;
};

export function AttemptChoice({ offer, node, wish, onChange }: AttemptChoiceProps) {
  const [showsAll, setShowsAll] = useState(false);
  const others = offer.operations.filter(({ fits }) => !fits);
  const isShown = (one: AttemptOffer['operations'][number]) => showsAll || one.fits || one.operation === wish.operation;
  const take = (operation: OperationId) => {
    const next = wishFor(offer, operation);
    if (next) onChange(next);
  };
  return (
    <>
      <div className="flex flex-col gap-2">
        <Field label="Operation">
          <Select
            value={wish.operation}
            onValueChange={take}
            options={offer.operations.filter(isShown).map(({ operation, fits }) => ({
              value: operation,
              label: `${operationLabel(operation)}${wordsOf([
                operation === node.operation ? 'as before' : null,
                fits ? null : 'not of this run',
              ])}`,
            }))}
          />
        </Field>
        {others.length > 0 ? (
          <Checkbox
            checked={showsAll}
            onCheckedChange={setShowsAll}
            label={`All operations, also the ${others.length} that this run does not draw`}
          />
        ) : null}
      </div>
      <Version offer={offer} node={node} wish={wish} onChange={onChange} />
    </>
  );
}

/** “, as before, chosen” */
const wordsOf = (words: readonly (string | null)[]) => words.map((word) => (word === null ? '' : `, ${word}`)).join('');

function Version({ offer, node, wish, onChange }: AttemptChoiceProps) {
  const versions = versionsOf(offer, wish.operation);
  const wasUsed = ({ version }: { version: number }) =>
    wish.operation === node.operation && version === node.templateVersion;
  const current = versions.find(({ id }) => id === wish.templateVersionId);
  return (
    <Field label="Version of its template" hint={hintOf(current, node, wish.operation)}>
      <Select
        value={wish.templateVersionId}
        onValueChange={(templateVersionId) => onChange({ ...wish, templateVersionId })}
        options={versions.map((one) => ({
          value: one.id,
          label: `v${one.version}, ${formatDay(one.createdAt)}${wordsOf([
            wasUsed(one) ? 'as before' : null,
            one.isChosen ? 'chosen' : null,
          ])}`,
          hint: one.note,
        }))}
      />
    </Field>
  );
}

function hintOf(
  current: { version: number; isChosen: boolean } | undefined,
  { operation, templateVersion }: TreeNode,
  wished: OperationId,
): string {
  const next = current?.isChosen ? 'The next round begins with it.' : 'The next round begins with another.';
  if (operation !== wished || templateVersion === null) return next;
  const before = current?.version === templateVersion ? 'it' : `v${templateVersion}`;
  return `${next} This child was made with ${before}.`;
}
