'use client';
/** Keys for scripts: whatever the page can do, a script with a key can do as this person. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Section } from '@/components/ui/section';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { ApiKeyView } from '@/lib/client/accounts';
import { formatMoment } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { API_KEYS, useRemoveApiKey } from '@/lib/client/queries/api-keys';
import { NewApiKey } from './new-api-key';

export function ApiKeys() {
  const keys = useQuery(API_KEYS);
  return (
    <Section
      title="API keys"
      description={
        <>
          A script sends its key in the header <code>x-api-key</code> and may then do what you may do. The calls are
          described in{' '}
          <a href="/api/openapi.json" className="text-accent underline">
            /api/openapi.json
          </a>
          .
        </>
      }
      className="border-t border-line pt-6"
    >
      <NewApiKey />
      {keys.isPending && <SkeletonRows rows={2} />}
      {keys.isError && <ErrorState problem={problemOf(keys.error)} onRetry={() => void keys.refetch()} />}
      {keys.data && keys.data.length === 0 && <p className="text-muted">You have no key yet.</p>}
      {keys.data && keys.data.length > 0 && <KeyTable keys={keys.data} />}
    </Section>
  );
}

function KeyTable({ keys }: { keys: readonly ApiKeyView[] }) {
  return (
    <Table label="Your API keys">
      <TableHead>
        <TableRow>
          <TableHeader>Name</TableHeader>
          <TableHeader>Begins with</TableHeader>
          <TableHeader>Made</TableHeader>
          <TableHeader>Last used</TableHeader>
          <TableHeader>
            <span className="sr-only">Actions</span>
          </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {keys.map((key) => (
          <KeyRow key={key.id} apiKey={key} />
        ))}
      </TableBody>
    </Table>
  );
}

/** A second press deletes: a lost key costs a minute, and a dialog would cost one each time. */
function KeyRow({ apiKey }: { apiKey: ApiKeyView }) {
  const removing = useRemoveApiKey();
  const [isSure, setIsSure] = useState(false);
  const press = () => (isSure ? removing.mutate(apiKey.id) : setIsSure(true));
  return (
    <TableRow>
      <TableCell className="font-medium">{apiKey.name}</TableCell>
      <TableCell className="font-mono text-sm">{apiKey.start}…</TableCell>
      <TableCell className="whitespace-nowrap text-muted">{formatMoment(apiKey.createdAt)}</TableCell>
      <TableCell className="whitespace-nowrap text-muted">
        {apiKey.lastUsedAt ? formatMoment(apiKey.lastUsedAt) : 'never'}
      </TableCell>
      <TableCell className="text-right">
        <Button
          size="sm"
          variant={isSure ? 'danger' : 'quiet'}
          isBusy={removing.isPending}
          onClick={press}
          onBlur={() => setIsSure(false)}
          aria-label={`${isSure ? 'Really delete' : 'Delete'} the key ${apiKey.name}`}
        >
          {isSure ? 'Really delete' : 'Delete'}
        </Button>
        {removing.error && <span className="ml-2 text-sm text-danger">{problemOf(removing.error).message}</span>}
      </TableCell>
    </TableRow>
  );
}
