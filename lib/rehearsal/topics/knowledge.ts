/** Topics of knowledge: science, nature, history, learning, law. */
import type { Topic } from './topic';

export const science: Topic = {
  id: 'science',
  stems:
    'scien|physic|chemi|biolog|atom|energy|planet|stars?\\b|space|gravity|cells?\\b|genes?\\b|genetic|dna\\b|molecul|experiment|evolution|light|magnet|element|temperature|universe|moon|earth|theor|water cycle|photosynth',
  things: [
    'the Mpemba effect',
    'tidal locking of distant moons',
    'slime moulds that find short paths',
    'triboluminescence in sugar crystals',
    'the magnetic sense of migrating birds',
    'sonoluminescence',
    'the neutron lifetime puzzle',
  ],
  settings: [
    'with things from a kitchen',
    'in a classroom without a laboratory',
    'on the surface of Mars',
    'at the bottom of a deep lake',
  ],
  frames: [
    'Explain {thing} to {person} by means of one everyday comparison, and say where the comparison fails.',
    'Design an experiment that tests one claim about {thing} {setting}.',
    'Which two hypotheses about {thing} compete, and which observation would decide between them?',
    'Describe how a wrong idea about {thing} was found to be wrong.',
    'Estimate the size of one quantity that matters for {thing}, and show each assumption.',
  ],
  cases: [
    'a glass of water at 4 degrees Celsius on a mountain of 3,000 metres',
    'a bean plant that grows in a box with one hole',
    'a satellite 400 kilometres above the equator',
    'a salt lake that dries up every August',
  ],
  angles: [
    'Explain the mechanism at the smallest scale that matters, and how it shows in what we can see.',
    'Discuss which parts are well established, which are disputed, and what evidence would settle the matter.',
    'Go into the limits of the usual explanation and name a case that it does not cover.',
    'Relate it to two other phenomena that follow the same principle, and to one that only seems to.',
  ],
  facts: [
    'The effect follows from the conservation of energy, which no known process breaks.',
    'What we observe is an average over very many particles.',
    'A model is useful within its limits, and those limits should be stated.',
    'The first measurements were rough, and better instruments later changed the picture.',
    'Two causes can act at once, so an experiment must hold one of them still.',
  ],
  records: {
    noun: 'sample',
    plural: 'samples',
    names: ['A-101', 'A-102', 'B-201', 'B-202', 'C-301', 'C-302', 'D-401'],
    group: { key: 'site', values: ['ridge', 'valley', 'shore'] },
    measure: { key: 'temperature', low: 3, high: 41 },
  },
};

export const nature: Topic = {
  id: 'nature',
  stems:
    'animal|bird|fish|tree|forest|climate|environment|pollut|ocean|river|weather|species|insect|bees?\\b|recycl|carbon|sustainab|wildlife|farm|soil|storm|rain|flower|elephant|whale',
  things: [
    'a peat bog that stores more carbon than the forest around it',
    'lichens on old gravestones',
    'a river that flows backwards at high tide',
    'wild bees that nest in snail shells',
    'a mangrove planted to stop erosion',
    'ghost nets on a sea bed',
  ],
  settings: [
    'in a dry summer',
    'next to a busy harbour',
    'on land that nobody wants to buy',
    'where wolves have come back',
  ],
  frames: [
    'Explain to {person} why {thing} matters {setting}.',
    'Draw up a plan to observe {thing} for one year {setting}, with little money.',
    'Weigh the interests of a fisher, a hotel owner and a biologist who disagree about {thing}.',
    'Write the text of a sign that tells walkers about {thing} without boring them.',
    'Which chain of effects would follow if {thing} disappeared {setting}?',
  ],
  cases: [
    'a village on the Danube after three dry summers',
    'an orchard of 200 apple trees without bees',
    'a harbour town that wants to be free of carbon by 2035',
    'a national park with 40,000 visitors in August',
  ],
  angles: [
    'Trace the chain of effects through soil, water, animals and people, and say where it can be broken.',
    'Discuss who gains and who pays, today and in thirty years, and how this could be made fair.',
    'Compare what single people, towns and states can do, and explain which of them matters most.',
    'Explain the uncertainties, and what a careful person would do in spite of them.',
  ],
  facts: [
    'Every species in the chain depends on at least one other that few people notice.',
    'Soil is made very slowly and lost very quickly.',
    'Local measures work best when the people who live there have a say in them.',
    'A single warm year proves little, but a run of them shows a trend.',
    'What leaves one place as waste arrives in another as a problem.',
  ],
  records: {
    noun: 'sighting',
    plural: 'sightings',
    names: ['Kingfisher', 'Otter', 'Fire salamander', 'Marsh orchid', 'Stag beetle', 'Grey heron'],
    group: { key: 'habitat', values: ['river', 'meadow', 'forest'] },
    measure: { key: 'count', low: 1, high: 27 },
  },
};

export const history: Topic = {
  id: 'history',
  stems:
    'histor|wars?\\b|king|queen|empire|revolution|ancient|century|president|medieval|rome|roman|egypt|civil|independence|treaty|battle|dynasty|election|politic|government|democra',
  things: [
    'the tulip trade of 1637',
    'a town that changed its country four times without moving',
    'the semaphore telegraph of Napoleon’s France',
    'the Hanseatic office at Bergen',
    'a strike of letter carriers in 1909',
    'the maps that left an island out on purpose',
  ],
  settings: [
    'as seen by a dock worker',
    'in the words of a school book of that time',
    'without naming a single ruler',
    'from the side of those who lost',
  ],
  frames: [
    'Tell the story of {thing} {setting}.',
    'Explain to {person} why {thing} still matters.',
    'Which three sources would {person} need in order to judge {thing}, and what would each of them hide?',
    'Argue for and against the claim that {thing} was bound to happen.',
    'Draw a line from {thing} to something in the life of {person}.',
  ],
  cases: [
    'the port of Antwerp between 1560 and 1585',
    'the building of the Trans-Siberian railway',
    'women who worked in the mills of Lowell',
    'a family of bakers in Vienna in the winter of 1918',
  ],
  angles: [
    'Discuss the economic, the social and the political causes, and argue which of them weighed most.',
    'Compare how the victors, the losers and the bystanders described it, and what each account leaves out.',
    'Explain its consequences after one year, after a generation, and today.',
    'Consider what could have gone differently, and what evidence speaks for that.',
  ],
  facts: [
    'No single cause explains it; prices, beliefs and chance all played a part.',
    'The sources were written by those who could write, and that shapes what we know.',
    'Ordinary people felt the change years before it had a name.',
    'Institutions that were meant for a short time often stayed for centuries.',
    'What looks like a sudden break was prepared for decades.',
  ],
  records: {
    noun: 'event',
    plural: 'events',
    names: ['Grain riot', 'Harbour fire', 'Guild charter', 'Bridge opened', 'Plague year', 'Mint founded'],
    group: { key: 'source', values: ['chronicle', 'letter', 'ledger'] },
    measure: { key: 'year', low: 1480, high: 1790 },
  },
};

export const learning: Topic = {
  id: 'learning',
  stems:
    'learn|teach|student|school|class(?:es|room)?\\b|educat|exam|study|universit|homework|course|lesson|quiz|tutor|college|essay question|curriculum|skill|memor',
  things: [
    'a class in which pupils of six years mix',
    'learning to read music at sixty',
    'an examination without marks',
    'a reading circle in a prison',
    'lessons given outdoors all winter',
    'a museum that is run by pupils',
  ],
  settings: [
    'with one teacher and no computers',
    'in a town where four languages are spoken',
    'in twenty minutes a day',
    'for pupils who have missed a year',
  ],
  frames: [
    'Describe to {person} how {thing} could work {setting}.',
    'Write a lesson plan of 45 minutes that makes use of {thing}.',
    'What speaks for and against {thing}, and how would one find out who is right?',
    'Advise {person}, who has doubts about {thing}.',
    'Make up five questions that show whether {person} has really understood the idea of {thing}.',
  ],
  cases: [
    'a class of 31 pupils of whom eight learn the language anew',
    'an apprentice who studies after ten hours of work',
    'a village school with two classrooms',
    'a first-year student who has failed statistics once',
  ],
  angles: [
    'Discuss what research says about it, and why good teachers sometimes do otherwise.',
    'Consider pupils who are slow, who are quick and who are bored, and say what each of them needs.',
    'Explain how one would find out whether it works, and what could mislead such a test.',
    'Compare the effect after a week with the effect after a year, and explain the gap.',
  ],
  facts: [
    'Recalling a thing strengthens it more than reading it again.',
    'Short sessions with days between them last longer than one long evening.',
    'Explaining to somebody else shows at once what is not yet clear.',
    'Mistakes are useful when they are looked at soon and without shame.',
    'A clear first example is worth more than a perfect definition.',
  ],
  records: {
    noun: 'pupil',
    plural: 'pupils',
    names: ['Anouk', 'Bilal', 'Carmen', 'Dario', 'Eszter', 'Filip', 'Greta'],
    group: { key: 'form', values: ['7a', '7b', '8a'] },
    measure: { key: 'score', low: 38, high: 99 },
  },
};

export const society: Topic = {
  id: 'society',
  stems:
    'law|legal|ethic|moral|rights\\b|court|crime|police|justice|society|culture|religio|gender|privacy|tax|equal|communit|charit|volunteer|philosoph|rule|contract|freedom|racis|poverty',
  things: [
    'a right to repair what one owns',
    'a citizens’ assembly chosen by lot',
    'inherited debts',
    'a law that ends by itself after ten years',
    'the ownership of a shadow in city planning',
    'an oath for engineers',
  ],
  settings: [
    'in a small country without an army',
    'from the view of someone who loses by it',
    'when two duties collide',
    'in a town hall with 80 angry neighbours',
  ],
  frames: [
    'Present the strongest case for and the strongest case against {thing}.',
    'Explain {thing} to {person} {setting}.',
    'Invent a hard case that tests {thing}, and decide it with reasons.',
    'How would {person} be affected by {thing}, and what could be done about it?',
    'Write a short statement on {thing} that both sides of the quarrel could sign.',
  ],
  cases: [
    'a tenant whose heating has failed for three weeks in January',
    'a town of 12,000 people that wants to close a library',
    'a nurse who is asked to keep a secret',
    'two brothers who inherit one fishing boat',
  ],
  angles: [
    'Set out the principle behind each position, and test it on a case in which it is hard to hold.',
    'Discuss who bears the cost, who has a voice, and who is left out by the usual answer.',
    'Compare how two countries with different traditions deal with it, and what follows from that.',
    'Consider the letter of the rule, its purpose and its side effects, and say which should count most.',
  ],
  facts: [
    'A rule is judged by its hard cases, not by its easy ones.',
    'Those who are most affected are often those who are asked last.',
    'A right without a way to claim it remains a promise.',
    'Two good principles can collide, and then reasons must be given for the choice.',
    'Trust grows slowly when decisions are explained.',
  ],
  records: {
    noun: 'complaint',
    plural: 'complaints',
    names: ['Noise at night', 'Blocked pavement', 'Late refund', 'Broken lift', 'Lost parcel', 'Unlit street'],
    group: { key: 'district', values: ['north', 'harbour', 'old town'] },
    measure: { key: 'age', low: 1, high: 64 },
  },
};
