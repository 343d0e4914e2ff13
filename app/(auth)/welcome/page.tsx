import type { Metadata } from 'next';
import { EntranceFrame } from '@/components/sign-in/entrance-frame';
import { WelcomeForm } from '@/components/sign-in/welcome-form';
import { LinkButton } from '@/components/ui/link-button';
import { isClaimed, isWelcomeTokenValid } from '@/lib/server/services/first-owner';

export const metadata: Metadata = { title: 'Welcome' };

type WelcomePageProps = { searchParams: Promise<{ token?: string | string[] }> };

export default async function WelcomePage({ searchParams }: WelcomePageProps) {
  const { token } = await searchParams;
  if (await isClaimed()) return <AlreadyClaimed />;
  if (typeof token !== 'string') return <NeedsLink title="This studio has no owner yet" />;
  if (!(await isWelcomeTokenValid(token))) return <NeedsLink title="This link is not valid any more" />;
  return (
    <EntranceFrame
      title="Welcome"
      description="This studio is new. Make the account of its owner; other people are added later, on the page “People”."
    >
      <WelcomeForm token={token} />
    </EntranceFrame>
  );
}

function AlreadyClaimed() {
  return (
    <EntranceFrame
      title="This studio has an owner already"
      description="The welcome link works once. Sign in, or ask the owner to add you on the page “People”."
    >
      <LinkButton href="/sign-in" variant="primary">
        Sign in
      </LinkButton>
    </EntranceFrame>
  );
}

function NeedsLink({ title }: { title: string }) {
  return (
    <EntranceFrame
      title={title}
      description="Open the newest welcome link that the terminal printed when the studio was started. It can be used once, and each start prints a new one."
    >
      <p className="text-muted">
        No terminal at hand? Set STUDIO_OWNER_EMAIL and STUDIO_OWNER_PASSWORD and start the studio again: that makes the
        owner, too.
      </p>
    </EntranceFrame>
  );
}
