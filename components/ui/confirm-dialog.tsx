'use client';
/** Asks before something that cannot be undone, and for the hardest asks for its name. */
import { type ReactNode, useState } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';
import { Field } from './field';
import { Input } from './input';

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, and what stays. */
  children: ReactNode;
  /** What the button does, in its own words: "Delete 3 runs". */
  confirmLabel: string;
  onConfirm: () => void;
  isDanger?: boolean;
  isBusy?: boolean;
  /** Why it cannot be confirmed now. */
  disabledReason?: string | null;
  /** The person must type this first. */
  typeToConfirm?: string;
  /** Why it did not work the last time. */
  error?: string | null;
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, children, confirmLabel, onConfirm, isDanger = false, isBusy = false } = props;
  const [typed, setTyped] = useState('');
  const { typeToConfirm, error } = props;
  const untyped = typeToConfirm && typed !== typeToConfirm ? `Type “${typeToConfirm}” first.` : null;
  const missing = props.disabledReason ?? untyped;
  const change = (next: boolean) => {
    setTyped('');
    onOpenChange(next);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={title}
      footer={
        <>
          <Button onClick={() => change(false)}>Cancel</Button>
          <Button
            variant={isDanger ? 'danger' : 'primary'}
            isBusy={isBusy}
            disabledReason={missing}
            onClick={onConfirm}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="text-muted">{children}</div>
        {typeToConfirm && (
          <Field label={`Type “${typeToConfirm}” to confirm`}>
            <Input value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
          </Field>
        )}
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
      </div>
    </Dialog>
  );
}
