/** Sentences of our own writing, enough different ones that a search for a word means something: from very common words to rare ones, and a few per cent in other scripts. */
import { pickOne, randomFor } from '@/lib/core/domain/seeded-random';

export type Sentence = { text: string; words: number };

const words = (text: string) => text.trim().split(/\s+/);

const NOUNS =
  words(`harbour library orchard bridge hospital bakery railway glacier museum observatory vineyard greenhouse lighthouse
  workshop parliament reservoir quarry theatre archive laboratory monastery ferry market tunnel kitchen aquarium cemetery foundry
  planetarium sawmill windmill brewery dockyard apiary printing-house pharmacy kindergarten stadium warehouse nursery sanatorium
  cathedral distillery refinery embassy courthouse farmstead boathouse sundial aqueduct tannery ropewalk icehouse dovecote`);
const THINGS =
  words(`budget timetable catalogue contract forecast inventory recipe schedule questionnaire glossary petition
  algorithm dataset ledger blueprint manuscript itinerary spreadsheet syllabus memorandum checklist invoice prospectus almanac
  protocol changelog hypothesis theorem thermostat compiler database regression matrix polynomial telescope barometer sextant`);
const QUALITIES =
  words(`small careful crowded remote unfinished noisy seasonal public private coastal mountainous underfunded modern
  medieval temporary bilingual flooded abandoned accessible popular solar-powered volunteer-run contested fragile provincial`);
const VERBS =
  words(`describe compare plan repair translate estimate summarise defend criticise measure classify redesign explain
  schedule simulate budget audit restore photograph map prove refute derive optimise debug refactor interview illustrate`);
const PLACES =
  words(`Lisbon Tromsø Nairobi Kraków Valparaíso Tbilisi Hobart Reykjavík Antwerp Chennai Montréal Zanzibar Trieste Ghent
  Sapporo Uppsala Cork Dunedin Oaxaca Plovdiv Aarhus Ljubljana Salvador Tartu Bergen Mombasa Quito Hanoi`);
const REASONS =
  words(`drought strikes inflation tourism erosion paperwork frost overcrowding noise bankruptcy migration rust
  superstition vandalism electrification quarantine forgery mould earthquakes piracy`);
const OTHER_SCRIPTS = [
  '请翻译这句话，并解释港口的历史。',
  '请为图书馆写一份预算报告，说明每一项费用。',
  '比较两种算法的速度，并给出一个例子。',
  '図書館の予算を説明し、三つの理由を挙げてください。',
  '港の歴史を子どもにも分かるように書いてください。',
  'เขียนแผนงบประมาณสำหรับห้องสมุดขนาดเล็ก',
  'Опиши историю гавани и объясни, кто за неё платит.',
  'Ordena la lista de números según su tamaño y explica el método.',
  'اشرح تاريخ الميناء في ثلاث جمل.',
  '도서관 예산을 설명하고 세 가지 이유를 들어 주세요.',
];

const measured = (text: string): Sentence => ({ text, words: words(text).length });
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The first of a list come often, the last seldom, as words do. */
function someOf(list: readonly string[], random: () => number): string {
  return list[Math.floor(random() ** 2.5 * list.length)] ?? '';
}

export function openings(count: number): Sentence[] {
  const random = randomFor(41);
  return Array.from({ length: count }, (_, at) => {
    const say = (list: readonly string[]) => someOf(list, random);
    const topic = `the ${say(QUALITIES)} ${say(NOUNS)} of ${say(PLACES)}`;
    if (random() < 0.03) return measured(`${pickOne(OTHER_SCRIPTS, random)} (${at})`);
    const forms = [
      `${capital(say(VERBS))} the ${say(THINGS)} of ${topic}, and ${say(VERBS)} what ${say(REASONS)} did to it.`,
      `Write a ${say(THINGS)} for ${topic}. Keep ${say(REASONS)} in mind and name who pays.`,
      `How would you ${say(VERBS)} ${topic} with no more than ${2 + (at % 40)} people and one ${say(THINGS)}?`,
      `What is ${10 + (at % 90)} * (${1 + (at % 7)} + ${at % 13})? Then ${say(VERBS)} a ${say(THINGS)} that a ${say(NOUNS)} could use.`,
      `In Python, ${say(VERBS)} a ${say(THINGS)} of every ${say(NOUNS)} in ${say(PLACES)} and sort it by ${say(REASONS)}.`,
    ];
    return measured(pickOne(forms, random));
  });
}

export function additions(count: number): Sentence[] {
  const random = randomFor(42);
  return Array.from({ length: count }, (_, at) => {
    const say = (list: readonly string[]) => someOf(list, random);
    const forms = [
      `Use at most ${40 + (at % 160)} words and mention ${say(REASONS)} once.`,
      `Also ${say(VERBS)} how a ${say(QUALITIES)} ${say(NOUNS)} in ${say(PLACES)} handles ${say(REASONS)}, and why its ${say(THINGS)} differs.`,
      `Reason step by step: first the ${say(THINGS)}, then ${say(REASONS)}, then what a ${say(NOUNS)} would do.`,
      `Give ${2 + (at % 6)} examples from ${say(PLACES)} and ${say(PLACES)}, each with its source.`,
      `Answer for a reader who has to ${say(VERBS)} a ${say(THINGS)} before Friday and distrusts every forecast that ignores ${say(REASONS)}.`,
      `<table><tr><td>${say(NOUNS)}</td><td>${at % 100}</td></tr><tr><td>${say(NOUNS)}</td><td>${(at * 7) % 100}</td></tr></table>`,
    ];
    return measured(pickOne(forms, random));
  });
}

export function answers(count: number): Sentence[] {
  const random = randomFor(43);
  return Array.from({ length: count }, () => {
    const say = (list: readonly string[]) => someOf(list, random);
    const sentence = () =>
      `The ${say(QUALITIES)} ${say(NOUNS)} in ${say(PLACES)} keeps a ${say(THINGS)} because ${say(REASONS)} made people ${say(VERBS)} it.`;
    return measured(Array.from({ length: 2 + Math.floor(random() * 5) }, sentence).join(' '));
  });
}
