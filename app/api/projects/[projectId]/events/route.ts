import { answerEvents } from '@/lib/server/http/events';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ projectId: string }> }): Promise<Response> {
  return answerEvents(request, (await params).projectId);
}
