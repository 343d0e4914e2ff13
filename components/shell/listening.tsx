'use client';
/** Holds the event stream of a project open for as long as it stands. */
import { useStudioEvents } from '@/lib/client/studio-events';

export function Listening({ projectId }: { projectId: string }) {
  useStudioEvents(projectId);
  return null;
}
