export const dynamic = 'force-dynamic';

export { answerDataset as GET } from '@/lib/server/http/datasets';
