export const dynamic = 'force-dynamic';

export { answerSeedFileCheck as POST } from '@/lib/server/http/seed-files';
