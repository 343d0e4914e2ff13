/** Which Tailwind classes set the same thing, so that the later of two can win. Only what this house uses; class-names.test.ts holds it against tailwind-merge. */

/** A class of the group named first makes void what stands before it in the groups named after. */
const BEATS: Record<string, readonly string[]> = {
  size: ['w', 'h'],
  gap: ['gap-x', 'gap-y'],
  overflow: ['overflow-x', 'overflow-y'],
  inset: ['top', 'right', 'bottom', 'left', 'inset-x', 'inset-y'],
  'inset-x': ['left', 'right'],
  'inset-y': ['top', 'bottom'],
  border: ['border-x', 'border-y', 'border-t', 'border-r', 'border-b', 'border-l'],
  'border-x': ['border-l', 'border-r'],
  'border-y': ['border-t', 'border-b'],
  'text-size': ['leading'],
  'line-clamp': ['display', 'overflow'],
  'border-colour': [
    'border-x-colour',
    'border-y-colour',
    'border-t-colour',
    'border-r-colour',
    'border-b-colour',
    'border-l-colour',
  ],
  rounded: ['rounded-t', 'rounded-r', 'rounded-b', 'rounded-l', 'rounded-tl', 'rounded-tr', 'rounded-bl', 'rounded-br'],
  flex: ['grow', 'shrink', 'basis'],
  ...spacing('p'),
  ...spacing('m'),
};

function spacing(name: 'p' | 'm'): Record<string, readonly string[]> {
  const sides = (...ends: string[]) => ends.map((end) => `${name}${end}`);
  return {
    [name]: sides('x', 'y', 't', 'r', 'b', 'l', 's', 'e'),
    [`${name}x`]: sides('l', 'r'),
    [`${name}y`]: sides('t', 'b'),
  };
}

const GROUPS: readonly [group: string, member: RegExp][] = [
  ['display', /^(block|inline|inline-block|flex|inline-flex|grid|inline-grid|hidden|contents|table)$/],
  ['position', /^(static|relative|absolute|fixed|sticky)$/],
  ['text-size', /^text-(xs|sm|base|reading|lg|xl)$/],
  ['text-align', /^text-(left|center|right|start|end|justify)$/],
  ['text-wrap', /^text-(wrap|nowrap|balance|pretty)$/],
  ['text-colour', /^text-/],
  ['font-weight', /^font-(normal|medium|semibold|bold)$/],
  ['font-family', /^font-/],
  ['underlining', /^(underline|line-through|no-underline|overline)$/],
  ['slant', /^(italic|not-italic)$/],
  ['border-style', /^border-(solid|dashed|dotted|none)$/],
  ['border', /^border(-\d+)?$/],
  ['border-$1', /^border-([xytrbl])(-\d+)?$/],
  ['border-collapse', /^border-(collapse|separate)$/],
  ['border-$1-colour', /^border-([xytrbl])-/],
  ['border-colour', /^border-/],
  ['flex-direction', /^flex-(row|col)/],
  ['flex-wrap', /^flex-(wrap|nowrap)/],
  ['flex', /^flex-/],
  ['$1', /^(grow|shrink)(-\d+)?$/],
  ['$1', /^(min-w|min-h|max-w|max-h|w|h|size|basis)-/],
  ['$1', /^-?([pm][xytrblse]?)-/],
  ['$1', /^-?(gap-[xy]|gap|inset-[xy]|inset|top|right|bottom|left|z|order)-/],
  ['$1', /^(overflow-[xy]|overflow)-/],
  ['$1', /^(items|justify|self|content|whitespace|cursor|opacity|leading|tracking|bg|align|select)-/],
  ['$1', /^(grid-cols|grid-rows|col-span|row-span|col-start|row-start|line-clamp|columns)-/],
  ['rounded', /^rounded(-(none|xs|sm|md|lg|full))?$/],
  ['rounded-$1', /^rounded-([trbl]{1,2})(-|$)/],
  ['outline-offset', /^-?outline-offset-/],
  ['outline-style', /^outline-(none|hidden|solid|dashed|dotted)$/],
  ['outline-width', /^outline(-\d+)?$/],
  ['outline-colour', /^outline-/],
  ['shadow', /^shadow-(raised|panel|none|\[.*\])$/],
  ['$1', /^(space-[xy]|transition|underline-offset|duration|ease)(?:-|$)/],
];

export type ClassGroup = { group: string; beats: readonly string[] };

const known = new Map<string, ClassGroup>();

/** A class that is in no group stands for itself. Variants such as `hover:` and `md:` make groups of their own. */
export function classGroup(name: string): ClassGroup {
  const found = known.get(name) ?? findGroup(name);
  known.set(name, found);
  return found;
}

function findGroup(name: string): ClassGroup {
  const at = variantEnd(name);
  const [variants, base] = [name.slice(0, at).split(':').toSorted().join(':'), name.slice(at)];
  for (const [group, member] of GROUPS) {
    const match = member.exec(base);
    if (!match) continue;
    const own = group.replace('$1', match[1] ?? '');
    return { group: variants + own, beats: (BEATS[own] ?? []).map((beaten) => variants + beaten) };
  }
  return { group: name, beats: [] };
}

/** After the last colon that stands in no bracket. */
function variantEnd(name: string): number {
  let depth = 0;
  let end = 0;
  for (const [at, letter] of [...name].entries()) {
    if (letter === '[' || letter === '(') depth += 1;
    else if (letter === ']' || letter === ')') depth -= 1;
    else if (letter === ':' && depth === 0) end = at + 1;
  }
  return end;
}
