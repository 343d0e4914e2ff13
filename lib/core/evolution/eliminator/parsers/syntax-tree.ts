/** What the parsers of the data formats ask of a Lezer tree. */
import type { Parser } from '@lezer/common';

/** The names of all nodes, or null when any of them is an error. */
export function nodeNames(parser: Parser, code: string): string[] | null {
  const names: string[] = [];
  let isSound = true;
  parser.parse(code).iterate({
    enter: (node) => {
      if (node.type.isError) isSound = false;
      names.push(node.name);
      return isSound;
    },
  });
  return isSound ? names : null;
}
