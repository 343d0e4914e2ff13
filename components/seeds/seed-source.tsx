'use client';
/** Where seeds come from: a file dropped or chosen, or pasted text. */
import { FileUp } from 'lucide-react';
import { type DragEvent, useMemo, useRef, useState } from 'react';
import { ActionButton } from '@/components/shell/action-button';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/class-names';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { type Action, useActions } from '@/lib/client/action';
import type { SeedFileDesk } from './use-seed-file';

type SeedSourceProps = { desk: SeedFileDesk; refusal: string | null };

export function SeedSource({ desk, refusal }: SeedSourceProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [isPasting, setPasting] = useState(false);
  const choose = useMemo<Action>(
    () => ({
      id: 'seeds.choose',
      label: 'Choose a file',
      key: 'i',
      group: 'Seeds',
      when: () => refusal ?? true,
      perform: () => input.current?.click(),
    }),
    [refusal],
  );
  useActions(useMemo(() => [choose], [choose]));
  const take = (file: File | undefined) => {
    if (file && !refusal) void desk.check(file, { fileName: file.name }, null);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  if (isPasting) return <PasteForm onText={take} onLeave={() => setPasting(false)} />;
  return (
    <section
      aria-label="Import seeds"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        'flex flex-col items-start gap-3 rounded-lg border border-dashed p-6 md:p-8',
        isOver ? 'border-accent bg-accent-soft' : 'border-line',
      )}
    >
      <FileUp size={20} aria-hidden className="text-faint" />
      <h2 className="text-lg font-semibold">Import seeds</h2>
      <p className="max-w-reading text-muted">
        Drop a file here: a JSON array, JSONL or CSV with Alpaca rows, Self-Instruct seed tasks, ShareGPT or OpenAI chat
        conversations, or any text fields. You see what is in it before anything is stored.
      </p>
      <div className="mt-1 flex flex-wrap gap-2">
        <ActionButton action={choose} variant="primary" />
        <Button disabledReason={refusal} onClick={() => setPasting(true)}>
          Paste text
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        aria-label="File of seeds"
        tabIndex={-1}
        accept=".json,.jsonl,.ndjson,.csv,.tsv,.txt,application/json,text/csv"
        className="sr-only"
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </section>
  );
}

function PasteForm({ onText, onLeave }: { onText: (file: File) => void; onLeave: () => void }) {
  const [text, setText] = useState('');
  const reason = text.trim() === '' ? 'Paste some rows first.' : null;
  return (
    <section aria-label="Paste seeds" className="flex max-w-reading flex-col gap-3">
      <Field label="Rows" hint="A JSON array, JSONL, or CSV with a header line.">
        <Textarea
          isMono
          autoFocus
          rows={10}
          value={text}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="flex gap-2">
        <Button variant="primary" disabledReason={reason} onClick={() => onText(new File([text], 'paste'))}>
          Look at the rows
        </Button>
        <Button onClick={onLeave}>Cancel</Button>
      </div>
    </section>
  );
}
