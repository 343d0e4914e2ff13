import { answerAccountRequest } from '@/lib/server/services/accounts';

export const dynamic = 'force-dynamic';

export { answerAccountRequest as GET, answerAccountRequest as POST };
