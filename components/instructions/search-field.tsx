'use client';
/** Full-text search; asks when the typing stops, not at every letter. */
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { LetterKey } from '@/components/dataset/letter-key';
import { Input } from '@/components/ui/input';
import { type Action, useActions } from '@/lib/client/action';

const WAIT_MS = 250;

type SearchFieldProps = { value: string; onSearch: (text: string) => void };

export function SearchField({ value, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  const [asked, setAsked] = useState<readonly string[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address changed. Where it only catches up with what was asked here, more may be typed by now; else (a cleared filter, the way back) the field follows.
  if (value !== shown) {
    const place = asked.indexOf(value);
    setShown(value);
    setAsked(asked.slice(place + 1));
    if (place < 0) setTyped(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const actions: Action[] = [
    { id: 'instructions.search', label: 'Search instructions', key: '/', perform: () => input.current?.focus() },
  ];
  useActions(actions);
  const search = (text: string) => {
    clearTimeout(timer.current);
    if (text.trim() !== shown) setAsked([...asked, text.trim()]);
    onSearch(text.trim());
  };
  return (
    <div className="relative grow basis-full sm:max-w-96 sm:basis-64">
      <Search size={16} aria-hidden className="pointer-events-none absolute top-2 left-2 text-faint" />
      <Input
        ref={input}
        type="search"
        aria-label="Search instructions"
        placeholder="Words, or a “phrase”, or -without"
        maxLength={200}
        value={typed}
        className="w-full pr-8 pl-8"
        onChange={(event) => {
          const text = event.target.value;
          setTyped(text);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => search(text), WAIT_MS);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') search(typed);
        }}
      />
      {typed === '' ? <LetterKey keys="/" className="absolute top-1.5 right-2 max-sm:hidden" /> : null}
    </div>
  );
}
