import { answerAccountCall } from '@/lib/server/http/account-handler';

export const dynamic = 'force-dynamic';

export { answerAccountCall as GET, answerAccountCall as POST };
