/** Words in an instruction that force a failure of the rehearsal teacher, so that every failure can be reproduced by hand and in tests. The `once` ones succeed on the second try of the same request. */

export const SENTINELS = {
  /** 429 with Retry-After: 1 on the first try */
  rateLimitOnce: '[[429]]',
  /** 429 with Retry-After: 1 on every try */
  rateLimitAlways: '[[429-always]]',
  /** 500 on the first try */
  serverErrorOnce: '[[500]]',
  /** 500 on every try */
  serverErrorAlways: '[[500-always]]',
  /** answers after 5 seconds */
  slow: '[[slow]]',
  /** never answers; in a batch, holds it up until it is cancelled or expires */
  hang: '[[hang]]',
  /** the connection breaks in the middle of the reply */
  cut: '[[cut]]',
  /** the responder apologises in a few words */
  refuse: '[[refuse]]',
  /** the evolver copies marker words of its prompt */
  leak: '[[leak]]',
  /** the evolver gives the parent back */
  copy: '[[copy]]',
  /** the responder says nothing but punctuation and stop words */
  garbage: '[[garbage]]',
  /** the reply is empty */
  empty: '[[empty]]',
  /** the judge says neither Equal nor Not Equal */
  unparsed: '[[unparsed]]',
  /** in a batch, once: its time is over at this line, so that it and all lines after it expire */
  batchExpire: '[[batch-expire]]',
  /** in a batch, once: this line is in neither file */
  batchLose: '[[batch-lose]]',
  /** in a batch, once: the whole batch fails its validation */
  batchRefuse: '[[batch-refuse]]',
} as const;

export type SentinelName = keyof typeof SENTINELS;

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
