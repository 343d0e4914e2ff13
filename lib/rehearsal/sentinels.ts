/** Words in an instruction that force a failure of the rehearsal teacher, so that every failure can be reproduced by hand and in tests. */

export const SENTINELS = {
  rateLimitOnce: '[[429]]',
  rateLimitAlways: '[[429-always]]',
  serverErrorOnce: '[[500]]',
  serverErrorAlways: '[[500-always]]',
  slow: '[[slow]]',
  hang: '[[hang]]',
  cut: '[[cut]]',
  refuse: '[[refuse]]',
  leak: '[[leak]]',
  copy: '[[copy]]',
  garbage: '[[garbage]]',
  empty: '[[empty]]',
  unparsed: '[[unparsed]]',
} as const;

export type SentinelName = keyof typeof SENTINELS;

/** What each of them does; `once` ones succeed on the second try of the same request. */
export const SENTINEL_EFFECTS = {
  rateLimitOnce: '429 with Retry-After: 1 on the first try',
  rateLimitAlways: '429 with Retry-After: 1 on every try',
  serverErrorOnce: '500 on the first try',
  serverErrorAlways: '500 on every try',
  slow: 'answers after 5 seconds',
  hang: 'never answers',
  cut: 'the connection breaks in the middle of the reply',
  refuse: 'the responder apologises in a few words',
  leak: 'the evolver copies marker words of its prompt',
  copy: 'the evolver gives the parent back',
  garbage: 'the responder says nothing but punctuation and stop words',
  empty: 'the reply is empty',
  unparsed: 'the judge says neither Equal nor Not Equal',
} as const satisfies Record<SentinelName, string>;

export function hasSentinel(text: string, name: SentinelName): boolean {
  return text.includes(SENTINELS[name]);
}

/** These work on the response, so a child has to carry them on; all others have done their work when the child is written. */
const CARRIED_ON: readonly SentinelName[] = ['refuse', 'garbage'];

/** The text without its sentinels, and the tokens that the child must carry on. */
export function takeSentinels(text: string): { text: string; carriedOn: string } {
  const carriedOn = CARRIED_ON.map((name) => SENTINELS[name]).filter((token) => text.includes(token));
  const bare = Object.values(SENTINELS).reduce(
    (rest, token) => rest.replaceAll(` ${token}`, '').replaceAll(token, ''),
    text,
  );
  return { text: bare.trim(), carriedOn: carriedOn.join(' ') };
}
