import { answerCall } from '@/lib/server/http/contract-handler';

export const dynamic = 'force-dynamic';

export { answerCall as DELETE, answerCall as GET, answerCall as PATCH, answerCall as POST, answerCall as PUT };
