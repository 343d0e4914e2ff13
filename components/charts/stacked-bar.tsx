/** Parts of one whole as one bar. It says nothing by itself: its figures stand beside it, with their labels. */

export type BarPart = { id: string; value: number; colour: string; isFaint?: boolean };

export function StackedBar({ parts }: { parts: readonly BarPart[] }) {
  return (
    <div aria-hidden className="flex h-2 gap-px overflow-hidden rounded-full bg-hover">
      {parts
        .filter((part) => part.value > 0)
        .map((part) => (
          <div
            key={part.id}
            style={{ flexGrow: part.value, backgroundColor: part.colour }}
            className={part.isFaint ? 'opacity-30' : undefined}
          />
        ))}
    </div>
  );
}
