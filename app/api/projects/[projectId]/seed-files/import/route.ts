export const dynamic = 'force-dynamic';

export { answerSeedFileImport as POST } from '@/lib/server/http/seed-files';
