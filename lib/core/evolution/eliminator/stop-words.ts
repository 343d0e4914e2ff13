/**
 * English words that say nothing by themselves. Our own list: the closed classes of English grammar (articles, pronouns, prepositions,
 * conjunctions, auxiliaries, linking adverbs) written down for this project, because the paper prints none. Negations and answer words (no, not,
 * none, yes, true, false) and numbers are left out on purpose: each of them can be a whole answer.
 */
const ARTICLES_AND_DETERMINERS = 'a an the this that these those such some any each every both either another other';
const PRONOUNS =
  "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself they them their theirs themselves one's who whom whose which what";
const PREPOSITIONS =
  'of in on at to for from with by as into onto upon about above across after against along among around before behind below beneath beside between beyond despite down during except inside near off out outside over past since through throughout till toward towards under until up via within without';
const CONJUNCTIONS =
  'and or but if so because although though while whereas whether than when where why how once unless';
const AUXILIARIES =
  "am is are was were be been being do does did doing done have has had having can could may might must shall should will would ought i'm i've i'd i'll you're you've you'd you'll he's she's it's we're we've we'd we'll they're they've they'd they'll that's there's here's who's what's let's";
const LINKING_ADVERBS =
  'then there here again also just only very too now thus hence therefore however moreover further furthermore rather quite well ever already still yet even much more most own same';

export const STOP_WORDS: ReadonlySet<string> = new Set(
  [ARTICLES_AND_DETERMINERS, PRONOUNS, PREPOSITIONS, CONJUNCTIONS, AUXILIARIES, LINKING_ADVERBS].flatMap((words) =>
    words.split(' '),
  ),
);
