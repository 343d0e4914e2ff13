import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { Toaster } from '@/components/ui/toaster';
import { QueryProvider } from '@/lib/client/query-provider';
import { THEME_COOKIE, themeOf } from '@/lib/client/theme';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Evol Studio', template: '%s · Evol Studio' },
  description: 'Grow instruction-tuning datasets by Evol-Instruct, and let people decide what is kept.',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html
      lang="en"
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      data-theme={theme === 'system' ? undefined : theme}
    >
      <body>
        <QueryProvider>{children}</QueryProvider>
        <Toaster />
      </body>
    </html>
  );
}
