/** Topics of craft and work: code, numbers, devices, business, language, stories, arts; and the general one. */
import type { Topic } from './topic';

export const code: Topic = {
  id: 'code',
  stems:
    'code|program|function|python|javascript|java\\b|c\\+\\+|sql|regex|algorithm|software|api|html|css|database|debug|array|string|loop|compile|query|variable|recursive|linked list|binary',
  things: [
    'a ring buffer that several threads write to',
    'a parser for dates in three calendars',
    'an undo history with branches',
    'a scheduler that is fair to slow tasks',
    'a spell checker for place names',
    'a diff of two sorted address books',
    'an interval map that merges overlaps',
  ],
  settings: [
    'without any library',
    'on a device with 64 kilobytes of memory',
    'with input that never ends',
    'when the clock may jump backwards',
  ],
  frames: [
    'Write {thing} {setting}, and explain the choice of data structure.',
    'Review a design of {thing} that has to work {setting}: which three faults are most likely?',
    'Describe to {person} how {thing} works inside, with one small example.',
    'Which tests would show that {thing} still works {setting}?',
    'Implement the core of {thing} in a language of your choice, and state its complexity.',
  ],
  cases: [
    'a log file of 40 million lines on a laptop with 8 gigabytes of memory',
    'a list of 12 sensor readings of which two are missing',
    'a booking system in which two clerks press the button at once',
    'user names in Greek, Arabic and Korean',
  ],
  angles: [
    'Discuss time and memory, what happens on bad input, and how the design would change for a million times the data.',
    'Compare two other ways to solve it, and explain when each of them would be the better choice.',
    'Explain the invariants that the solution relies on, and how a test would show that one is broken.',
    'Consider concurrency, failure in the middle and repeated calls, and say what is guaranteed in each case.',
  ],
  facts: [
    'The loop touches every element once, so the running time grows in step with the input.',
    'An empty input is a valid input and should give an empty result.',
    'Names that say what a value means save more time than comments.',
    'A guard at the start keeps the main path free of special cases.',
    'One small test for each edge case is enough to change the code without fear.',
  ],
  records: {
    noun: 'job',
    plural: 'jobs',
    names: ['nightly-backup', 'mail-digest', 'image-resize', 'search-index', 'log-rotate', 'rate-sync'],
    group: { key: 'status', values: ['done', 'failed', 'queued'] },
    measure: { key: 'duration', low: 1, high: 340 },
  },
};

export const numbers: Topic = {
  id: 'numbers',
  stems:
    'calculat|number|math|equation|sums?\\b|average|percent|probabilit|geometr|algebra|statistic|graph|solve|fraction|triangle|divide|multipl|integer|square|\\d ?[+*/=] ?\\d|data|table|chart',
  things: [
    'a die whose faces are weighted by its last throw',
    'a calendar with months of 33 days',
    'the shortest rope around three barrels',
    'a lottery in which every number is odd',
    'a currency with coins of 1, 7 and 11',
    'the area of a garden with a curved wall',
  ],
  settings: [
    'without a calculator',
    'when one of the measurements is off by five percent',
    'with nothing but a ruler and a string',
    'so that a pupil of twelve can follow',
  ],
  frames: [
    'Find a way to compute {thing} {setting}, and show each step.',
    'Pose a puzzle about {thing} that has exactly one solution, and solve it.',
    'Where does intuition fail about {thing}, and what does the calculation say?',
    'Explain to {person} why {thing} is harder than it seems.',
    'Estimate one quantity that depends on {thing} {setting}, with an upper and a lower bound.',
  ],
  cases: [
    'the numbers 17, 23 and 41',
    'a loan of 8,400 euros at 3.5 percent over six years',
    'a tank that fills in 50 minutes and drains in 80',
    'a survey of 1,250 people with 38 blank answers',
  ],
  angles: [
    'Explain why the method works, when it would fail, and how the result changes if one value is slightly off.',
    'Solve it in two different ways, and discuss what each of them shows that the other hides.',
    'Generalise the result to any size of the problem, and test the general form on one small case.',
    'Discuss which assumptions are hidden in the question, and what follows if one of them is dropped.',
  ],
  facts: [
    'Writing down what is known and what is wanted is half of the solution.',
    'The units must agree before two quantities are added.',
    'A rough estimate at the start shows later whether the result can be right.',
    'Dividing both sides by the same number is allowed unless that number is zero.',
    'The result can be checked by putting it back into the question.',
  ],
  records: {
    noun: 'measurement',
    plural: 'measurements',
    names: ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7'],
    group: { key: 'series', values: ['first', 'second', 'control'] },
    measure: { key: 'value', low: 11, high: 89 },
  },
};

export const devices: Topic = {
  id: 'devices',
  stems:
    'computer|phone|internet|technolog|robot|machine learning|\\bai\\b|artificial|app\\b|website|email|device|engine|electric|battery|social media|network|cyber|digital|online|virtual|cars?\\b|vehicle',
  things: [
    'a telephone for people who cannot see or hear',
    'a solar-powered server under a roof',
    'a radio network run by a village',
    'a robot that sorts buttons',
    'a battery made of sand',
    'a typewriter connected to a network',
  ],
  settings: [
    'after a flood',
    'where electricity comes for two hours a day',
    'without storing any personal data',
    'on a budget of 150 euros',
  ],
  frames: [
    'Explain to {person} how {thing} could be built {setting}.',
    'Which three things would fail first in {thing} {setting}, and how can each be caught early?',
    'Write a guide of one page for {person}, who has to look after {thing}.',
    'Weigh what {thing} gives against what it takes, for people who did not ask for it.',
    'Design a test that shows whether {thing} can be trusted {setting}.',
  ],
  cases: [
    'a bicycle shop in Utrecht with three computers and one printer',
    'a telephone that is seven years old',
    'a hospital ward in which the network fails twice a week',
    'an electric bus that runs at minus 20 degrees',
  ],
  angles: [
    'Discuss reliability, privacy and cost, and explain how a gain in one is often paid for in another.',
    'Explain how it works underneath, and which of its limits come from physics and which from money.',
    'Compare today’s state with that of ten years ago, and say what is likely in ten more and why.',
    'Consider who is shut out by it, who depends on it, and what happens on the day when it fails.',
  ],
  facts: [
    'Most failures come from the connections and not from the parts.',
    'What is not measured cannot be repaired in time.',
    'A simple device that can be opened outlives a clever one that cannot.',
    'Data that was never collected cannot be stolen.',
    'A backup counts only after it has been restored once.',
  ],
  records: {
    noun: 'device',
    plural: 'devices',
    names: ['Pump 3', 'Gate sensor', 'Roof panel', 'Hall camera', 'Lift motor', 'Server B'],
    group: { key: 'state', values: ['ok', 'warning', 'offline'] },
    measure: { key: 'uptime', low: 4, high: 720 },
  },
};

export const business: Topic = {
  id: 'business',
  stems:
    'business|market|compan|customer|sales|product|price|brand|invest|econom|job|career|interview|resume|manage|employ|startup|budget|money|bank|stock|finance|advertis|slogan|client|meeting|office',
  things: [
    'a repair café that wants to pay its staff',
    'a shop that sells only left-handed tools',
    'a cooperative of twelve lighthouse owners',
    'a subscription for mended socks',
    'a fair at which nothing may be sold new',
    'a bakery that publishes all its costs',
  ],
  settings: [
    'in a town that is losing people',
    'with 2,000 euros and no loan',
    'in the quiet months of winter',
    'when the only competitor gives it away',
  ],
  frames: [
    'Draw up a plan for {thing} {setting}, on one page.',
    'Advise {person}, who has been offered a share in {thing}.',
    'What would the first ten customers of {thing} say, and what should be changed after that?',
    'Write a letter in which {person} explains to a bank why {thing} deserves a chance.',
    'Name the risks of {thing} {setting}, and rank them by what can be done about them.',
  ],
  cases: [
    'a family-run bicycle workshop in Ghent with four employees',
    'an online shop for seeds that sells 90 parcels a day',
    'a tea room that opens at five in the morning',
    'a software firm of nine people without a salesperson',
  ],
  angles: [
    'Consider customers, staff and owners, and explain where their interests differ and how to deal with it.',
    'Discuss the numbers behind it, the risks in the first year, and what would have to be true for it to last.',
    'Compare two companies that chose opposite ways, and explain what can be learned from both.',
    'Explain how competitors would react, and how the answer changes in a bad year.',
  ],
  facts: [
    'Cash in hand decides whether a good idea survives its first winter.',
    'One clear promise sells better than five vague ones.',
    'Customers who complain are giving advice for nothing.',
    'A price says something about quality, whether one likes it or not.',
    'A small test with real buyers is worth more than a long forecast.',
  ],
  records: {
    noun: 'order',
    plural: 'orders',
    names: ['Lamp', 'Stool', 'Kettle', 'Satchel', 'Umbrella', 'Notebook', 'Blanket'],
    group: { key: 'channel', values: ['shop', 'web', 'fair'] },
    measure: { key: 'price', low: 6, high: 190 },
  },
};

export const language: Topic = {
  id: 'language',
  stems:
    'sentence|word|grammar|translat|language|english|spanish|french|synonym|antonym|verb|noun|adjective|adverb|paragraph|texts?\\b|phrase|vocabular|spelling|punctuation|tense|paraphrase|summari|rewrite|passage|meaning',
  things: [
    'a language with five words for snow on roofs',
    'proverbs that contradict one another',
    'whistled speech across a valley',
    'words that mean their own opposite',
    'a dialect that has lost its last plural',
    'the punctuation of telegrams',
  ],
  settings: [
    'in no more than six sentences',
    'with examples from at least two languages',
    'for a reader who knows only one language',
    'as a dialogue at a market stall',
  ],
  frames: [
    'Explain {thing} {setting}.',
    'Collect five examples of {thing}, and arrange them by how surprising they are.',
    'How would {person} translate a joke that depends on {thing}?',
    'Write a short passage that makes use of {thing}, and then comment on it.',
    'What would a stranger learn from {thing}, and what would remain hidden from him?',
  ],
  cases: [
    'a letter of complaint to a railway company',
    'a notice on the door of a pharmacy',
    'a speech at the farewell of a colleague after 30 years',
    'a bilingual menu for a café in Trieste',
  ],
  angles: [
    'Discuss meaning, tone and rhythm separately, and say which of them the first solution loses.',
    'Explain how a reader from another culture or another century would understand it.',
    'Compare a formal, a plain and a playful version, and explain what each of them does to the reader.',
    'Go into the exceptions too, and explain where they come from.',
  ],
  facts: [
    'The subject and its verb should stand close together.',
    'A shorter word is better when both say the same.',
    'Tone comes from the verbs more than from the adjectives.',
    'An exception usually keeps an older rule alive.',
    'Reading aloud shows where a sentence is too long.',
  ],
  records: {
    noun: 'entry',
    plural: 'entries',
    names: ['harbour', 'lantern', 'threshold', 'meadow', 'errand', 'kinship'],
    group: { key: 'register', values: ['formal', 'plain', 'poetic'] },
    measure: { key: 'frequency', low: 2, high: 480 },
  },
};

export const stories: Topic = {
  id: 'stories',
  stems:
    'story|poem|haiku|novel|character|plot|fiction|author|book|literature|fairy|narrat|essay|letter|dialogue|verse|rhyme|joke|tale|adventure|write a|riddle',
  things: [
    'a lighthouse keeper who is afraid of the dark',
    'a clock that only a child can hear',
    'two rivals who must share one umbrella',
    'a map that draws itself at night',
    'the last speaker of a language and her parrot',
    'a bridge that remembers footsteps',
  ],
  settings: [
    'in a harbour town in November',
    'on the last day of a long strike',
    'in a house that is about to be sold',
    'during a night without wind',
  ],
  frames: [
    'Write a story of about 300 words about {thing} {setting}.',
    'Compose a poem of four stanzas about {thing}, in which no line begins with the same word.',
    'Write the opening scene of a play about {thing} {setting}.',
    'Tell the story of {thing} three times, each time in two sentences and in another mood.',
    'Invent a fairy tale about {thing} whose moral is the opposite of the expected one.',
  ],
  cases: [
    'a ferry captain who finds a letter addressed to her late brother',
    'an old violin maker in Cremona and an impatient apprentice',
    'two sisters on the night train from Prague to Zürich',
    'a baker who has lost his sense of taste',
  ],
  angles: [
    'Let it show what the main figure wants, fears and hides, and how the place mirrors this.',
    'Weave in a second point of view that contradicts the first, and leave the truth open.',
    'Let the form itself carry meaning: rhythm, repetition, and one image that changes its sense.',
    'Bring in the time in which it plays, and what it demands of people who do not fit into it.',
  ],
  facts: [
    'The harbour lay still, and only the ropes were talking.',
    'She counted the steps, as her father had taught her, and arrived at one too many.',
    'Nobody had told the boy that the clock was broken, so he heard it strike.',
    'By morning the snow had written over every track but one.',
    'He put the letter back unopened, because now he knew what it would say.',
  ],
  records: {
    noun: 'scene',
    plural: 'scenes',
    names: ['The pier', 'A locked drawer', 'Market day', 'The wrong train', 'Night watch', 'Homecoming'],
    group: { key: 'mood', values: ['calm', 'tense', 'comic'] },
    measure: { key: 'length', low: 12, high: 160 },
  },
};

export const arts: Topic = {
  id: 'arts',
  stems:
    'music|song|film|movie|art\\b|artist|paint|museum|danc|theat|actor|photograph|album|band\\b|instrument|design|logo|colou?r|architect|sculpt|director|tv show|celebrit|guitar|piano',
  things: [
    'a film without a single cut',
    'music for an instrument that no longer exists',
    'shadow theatre with three light sources',
    'a colour that was forbidden at court',
    'graffiti protected as a monument',
    'a choir of people who cannot read notes',
  ],
  settings: [
    'in a disused railway station',
    'with a budget that covers only the lamps',
    'for an audience of children',
    'in the style of a museum label',
  ],
  frames: [
    'Describe {thing} {setting}.',
    'Plan an evening built around {thing} {setting}.',
    'Explain to {person} what to look and listen for in {thing}.',
    'Write a review of {thing} that is fair to what it attempts.',
    'Which technique makes {thing} possible, and what had to be given up for it?',
  ],
  cases: [
    'a string quartet that rehearses in a garage in Leeds',
    'a mural of 40 metres beside a tram stop',
    'a silent film from 1924 with a new score',
    'a poster for a jazz festival in Tbilisi',
  ],
  angles: [
    'Discuss technique, meaning and reception, and how each of them changed over time.',
    'Compare it with a work from another art that has the same aim, and say what only this one can do.',
    'Explain how money, fashion and chance decided what became of it.',
    'Consider what a beginner notices, what an expert notices, and what both tend to miss.',
  ],
  facts: [
    'What is left out shapes the work as much as what is shown.',
    'A limit, such as three colours or four notes, often leads to better ideas.',
    'The first audience disliked what later became the signature of the style.',
    'Good light costs little and changes everything.',
    'Repetition makes a pattern, and a small change in it makes the meaning.',
  ],
  records: {
    noun: 'work',
    plural: 'works',
    names: ['Blue Ladder', 'Nocturne in E', 'The Glass Orchard', 'Two Chairs', 'Salt', 'Winter Tram'],
    group: { key: 'medium', values: ['oil', 'film', 'sound'] },
    measure: { key: 'year', low: 1902, high: 2019 },
  },
};

export const general: Topic = {
  id: 'general',
  stems: '(?!)',
  things: [
    'a decision that has to be taken by people who disagree',
    'a habit that everybody has and nobody mentions',
    'a promise made under pressure',
    'an archive of useless inventions',
    'a town in which all clocks are wrong',
    'the art of asking a good question',
  ],
  settings: [
    'in three short paragraphs',
    'with one example from daily life',
    'when there is only one hour left',
    'for somebody who disagrees',
  ],
  frames: [
    'Explain {thing} to {person} {setting}.',
    'List five uncommon facts or ideas about {thing}, and justify each of them in one sentence.',
    'What would {person} find hardest about {thing}, and what would help?',
    'Describe {thing} from two opposite points of view.',
    'Write down how one could recognise {thing} {setting}.',
  ],
  cases: [
    'a retired ferry pilot who lives alone on an island',
    'a neighbourhood of 400 people with one meeting room',
    'a volunteer who has two evenings a week',
    'a traveller who has missed the last bus',
  ],
  angles: [
    'Explain the causes behind it, the people it affects, and what may become of it in ten years.',
    'Discuss the strongest objection to the usual answer, and where that objection is right.',
    'Look at it from at least three sides, and show where they contradict one another.',
    'Go beyond the first answer: name what it takes for granted, and what follows if that is wrong.',
  ],
  facts: [
    'It helps to begin with one clear example and to widen the view from there.',
    'Two explanations can both be right if they answer different questions.',
    'The usual answer is good enough for most cases and misleading in a few.',
    'What seems obvious should be said once, so that it can be disputed.',
    'A good answer also says what it does not know.',
  ],
  records: {
    noun: 'item',
    plural: 'items',
    names: ['North bench', 'Blue folder', 'Spare key', 'Rain gauge', 'Card index', 'Old radio'],
    group: { key: 'owner', values: ['Ilse', 'Marco', 'Yusuf'] },
    measure: { key: 'score', low: 1, high: 100 },
  },
};
