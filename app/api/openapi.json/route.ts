import { openApiDocument } from '@/lib/server/http/openapi';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  return Response.json(await openApiDocument());
}
