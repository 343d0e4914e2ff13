'use client';
'use no memo';
/** Says that a part of the studio is down, and that it is back; nothing while all is well. */
import { CircleCheck, Unplug } from 'lucide-react';
import { cn } from '@/components/ui/class-names';
import { useHealthNews } from './use-health';

export function HealthBanner() {
  const news = useHealthNews();
  return (
    <div role="status" data-frame-banner={news ? '' : undefined}>
      {news && (
        <p
          className={cn(
            'flex items-start gap-2 border-b border-line px-4 py-2 text-sm md:px-8',
            news.tone === 'bad' ? 'bg-caution-soft text-caution' : 'bg-kept-soft text-kept',
          )}
        >
          {news.tone === 'bad' ? (
            <Unplug size={16} aria-hidden className="mt-0.5 shrink-0" />
          ) : (
            <CircleCheck size={16} aria-hidden className="mt-0.5 shrink-0" />
          )}
          <span>
            <strong className="font-medium">{news.message}</strong> {news.detail}
          </span>
        </p>
      )}
    </div>
  );
}
