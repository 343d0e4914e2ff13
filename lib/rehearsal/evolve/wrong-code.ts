/** Short programs with one mistake in each, which the rehearsal teacher gives as a misleading reference. */
import { pickOne } from '@/lib/core/domain/seeded-random';

type Language = 'python' | 'javascript' | 'sql' | 'java';

/** What each gets wrong stands nowhere in it: that is the point of a misleading reference. */
const PROGRAMS: Record<Language, readonly string[]> = {
  python: [
    'def solve(items):\n    best = 0\n    for i in range(1, len(items)):\n        if items[i] > best:\n            best = items[i]\n    return best',
    'def solve(items, seen=[]):\n    for item in items:\n        if item not in seen:\n            seen.append(item)\n    return seen',
    'def solve(text):\n    result = ""\n    for i in range(len(text) - 1, 0, -1):\n        result += text[i]\n    return result',
    'def solve(values):\n    total = 0\n    for value in values:\n        total = total + value\n        return total / len(values)',
  ],
  javascript: [
    'function solve(items) {\n  for (var i = 0; i <= items.length; i++) {\n    if (items[i] == null) items.splice(i, 1);\n  }\n  return items;\n}',
    'function solve(values) {\n  return values.sort().filter((value, i) => value != values[i - 1]);\n}',
    'const solve = (a, b) => {\n  let result = a;\n  result.push(...b);\n  return result.length > a.length;\n};',
  ],
  sql: [
    'SELECT name, count(*) FROM orders\nWHERE count(*) > 1\nGROUP BY name;',
    "SELECT * FROM customers c LEFT JOIN orders o ON o.customer_id = c.id\nWHERE o.state = 'open';",
    'SELECT * FROM items WHERE price NOT IN (SELECT price FROM discounts);',
  ],
  java: [
    'static int solve(int[] items) {\n    int best = Integer.MIN_VALUE;\n    for (int i = 0; i < items.length - 1; i++) {\n        best = Math.max(best, items[i]);\n    }\n    return best;\n}',
    'static boolean solve(String a, String b) {\n    return a == b || a.length() == b.length();\n}',
  ],
};

const SIGNS: readonly (readonly [Language, RegExp])[] = [
  ['sql', /\bsql\b|\bselect\b.*\bfrom\b|\bdatabase\b|\bquery\b/i],
  ['javascript', /\bjavascript\b|\bnode\b|\breact\b|\btypescript\b|\bconsole\.log|\bjs\b/i],
  ['java', /\bjava\b|\bc#|\bpublic static\b/i],
];

export function wrongCode(text: string, random: () => number): string {
  const language = SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? 'python';
  return `\`\`\`${language}\n${pickOne(PROGRAMS[language], random)}\n\`\`\``;
}
