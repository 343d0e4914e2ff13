export const dynamic = 'force-dynamic';

export { answerLogFile as GET } from '@/lib/server/http/log-file';
