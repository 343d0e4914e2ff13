/** What each role may do, in words. */
import type { SelectOption } from '@/components/ui/select';
import type { Role } from '@/lib/core/domain/person';

export const ROLE_OPTIONS: readonly SelectOption<Role>[] = [
  { value: 'annotator', label: 'Annotator', hint: 'Reads, and decides in the review room.' },
  { value: 'researcher', label: 'Researcher', hint: 'All of a project: seeds, teachers, templates, runs, exports.' },
  { value: 'owner', label: 'Owner', hint: 'Everything, and the people of the studio.' },
];
