'use client';
/** Makes a key and shows it this one time. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { problemOf } from '@/lib/client/problem';
import { useMakeApiKey } from '@/lib/client/queries/api-keys';

const FORM = 'new-api-key';

export function NewApiKey() {
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState('');
  const making = useMakeApiKey();
  const change = (next: boolean) => {
    making.reset();
    setName('');
    setIsOpen(next);
  };
  const footer = making.data ? (
    <Button variant="primary" onClick={() => change(false)}>
      I have copied it
    </Button>
  ) : (
    <>
      <Button onClick={() => change(false)}>Cancel</Button>
      <Button type="submit" form={FORM} variant="primary" isBusy={making.isPending}>
        Make key
      </Button>
    </>
  );
  return (
    <>
      <Button className="self-start" icon={<Plus size={16} aria-hidden />} onClick={() => change(true)}>
        New API key
      </Button>
      <Dialog open={isOpen} onOpenChange={change} title="New API key" footer={footer}>
        {making.data ? (
          <div className="flex flex-col gap-3">
            <p className="text-muted">Copy it now: it is shown this once, and only its fingerprint is stored.</p>
            <CodeBlock code={making.data} label="API key" />
          </div>
        ) : (
          <form
            id={FORM}
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() !== '') making.mutate(name.trim());
            }}
          >
            <Field label="Name" hint="What uses it, such as “notebook” or “nightly import”.">
              <Input
                value={name}
                required
                maxLength={32}
                autoComplete="off"
                onChange={(event) => setName(event.target.value)}
              />
            </Field>
            {making.error && <ErrorState problem={problemOf(making.error)} />}
          </form>
        )}
      </Dialog>
    </>
  );
}
