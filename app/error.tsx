'use client';
import { ErrorPanel } from '@/components/shell/error-panel';

export default function StudioError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main>
      <ErrorPanel {...props} />
    </main>
  );
}
