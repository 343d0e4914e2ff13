import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { InstructionPage } from '@/components/instructions/instruction-page';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Instruction' };

type Params = { projectId: string; instructionId: string };

export default async function Page({ params }: { params: Promise<Params> }) {
  const input = await params;
  const state = await loadPage((q) => [
    q.instructions.get.queryOptions({ input }),
    q.projects.get.queryOptions({ input: { projectId: input.projectId } }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <InstructionPage {...input} />
    </HydrationBoundary>
  );
}
