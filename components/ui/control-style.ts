/** How fields that take text look; shared by input, textarea and select. */
export const controlStyle = [
  'w-full min-w-0 rounded-md border border-control bg-surface px-2.5 text-ink placeholder:text-faint',
  'focus-visible:outline-offset-0 data-invalid:border-danger aria-invalid:border-danger',
  'disabled:cursor-not-allowed disabled:bg-sunken disabled:text-faint [&:is(input,textarea)]:read-only:bg-sunken',
].join(' ');
