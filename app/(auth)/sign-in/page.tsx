import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { EntranceFrame } from '@/components/sign-in/entrance-frame';
import { SignInForm } from '@/components/sign-in/sign-in-form';
import { findPagePerson } from '@/lib/server/http/page-session';
import { isClaimed } from '@/lib/server/services/first-owner';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage() {
  if (await findPagePerson()) redirect('/projects');
  if (!(await isClaimed())) redirect('/welcome');
  return (
    <EntranceFrame title="Sign in">
      <SignInForm />
    </EntranceFrame>
  );
}
