import type { Metadata } from 'next';
import { Suspense } from 'react';
import { InstructionList } from '@/components/instructions/instruction-list';
import { PageFrame } from '@/components/shell/page-frame';
import { SkeletonRows } from '@/components/ui/skeleton';
import { requirePerson } from '@/lib/server/http/page-session';

export const metadata: Metadata = { title: 'Instructions' };

export default async function Page({ params }: { params: Promise<{ projectId: string }> }) {
  await requirePerson();
  const { projectId } = await params;
  return (
    <PageFrame title="Instructions" isWide>
      <Suspense fallback={<SkeletonRows rows={12} />}>
        <InstructionList projectId={projectId} />
      </Suspense>
    </PageFrame>
  );
}
