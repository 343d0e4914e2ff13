'use client';
/** What belongs to the person who is signed in: name, password, keys for scripts, how the studio looks and listens. */
import { PageFrame } from '@/components/shell/page-frame';
import { ApiKeys } from './api-keys';
import { NameSection } from './name-section';
import { PasswordSection } from './password-section';
import { PreferencesSection } from './preferences-section';

export function AccountPage() {
  return (
    <PageFrame title="Account">
      <NameSection />
      <PreferencesSection />
      <PasswordSection />
      <ApiKeys />
    </PageFrame>
  );
}
