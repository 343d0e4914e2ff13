export { NotFoundPanel as default } from '@/components/shell/not-found-panel';
