/** Topics of daily life: cooking, health, home, travel and sport. */
import type { Topic } from './topic';

export const cooking: Topic = {
  id: 'cooking',
  stems:
    'cook|recipe|food|meal|breakfast|lunch|dinner|ingredient|bak(?:e|ing)|dish|diet|vegetable|fruit|soup|bread|cake|restaurant|kitchen|dessert|salad|crepe|flavou?r|snack|menu|eggs?\\b|pizza|rice\\b',
  things: [
    'a sourdough starter made from rye and honey',
    'preserved lemons',
    'hand-pulled noodles',
    'a fermented hot sauce',
    'smoked tea',
    'a rennet-free fresh cheese',
    'pickled sea vegetables',
    'a laminated dough with buckwheat flour',
  ],
  settings: [
    'in a mountain hut without electricity',
    'on a small sailing boat',
    'in a school kitchen with one oven',
    'during a week of power cuts',
    'for guests who keep different dietary laws',
  ],
  frames: [
    'Explain to {person} how to make {thing} {setting}.',
    'Plan a three-course supper around {thing} that can be prepared {setting}.',
    'Describe how the taste of {thing} changes over a month, and how to stop it at the right moment.',
    'What can go wrong with {thing} {setting}, and how would {person} notice it in time?',
    'Write a shopping list and a timetable for {person}, who wants to serve {thing} {setting}.',
    'Compare two traditional ways to make {thing}, and say which of them suits {person}.',
  ],
  cases: [
    'a school canteen in Porto that feeds 240 children',
    'a student with one pan and a budget of 25 euros a week',
    'a wedding of 60 guests of whom nine are vegan',
    'a night-shift nurse who eats at three in the morning',
    'a family in which one child cannot have gluten',
  ],
  angles: [
    'Explain also what happens in the food itself at each stage, and which substitutions would spoil it.',
    'Consider nutrition, cost and waste together, and show where these three pull in different directions.',
    'Discuss how the answer would differ in another season, another climate and another food culture.',
    'Go into the reasons behind the usual advice, and name a case in which it is wrong.',
  ],
  facts: [
    'Start with what is in season, because flavour and price both depend on it.',
    'Salt early and in small amounts, and taste after each addition.',
    'Heat decides texture: a slow start keeps the inside moist and the outside from burning.',
    'Acid, such as lemon juice, wakes up a dish that tastes flat.',
    'Leave time to rest, since most doughs and roasts finish off the heat.',
  ],
  records: {
    noun: 'dish',
    plural: 'dishes',
    names: [
      'Lentil stew',
      'Rye crackers',
      'Pumpkin gnocchi',
      'Sardine toast',
      'Barley salad',
      'Quince tart',
      'Leek soup',
    ],
    group: { key: 'course', values: ['starter', 'main', 'dessert'] },
    measure: { key: 'duration', low: 10, high: 95 },
  },
};

export const health: Topic = {
  id: 'health',
  stems:
    'health|exercise|sleep|doctor|medic|disease|symptom|patient|hospital|vitamin|stress|weight|calorie|nutrition|therapy|mental|anxiety|virus|vaccin|yoga|protein|pain|illness|fever',
  things: [
    'shift-work sleep disorder',
    'a tremor that only comes with writing',
    'phantom pain after an amputation',
    'altitude sickness below 2,500 metres',
    'a rare food allergy that appears in adult life',
    'voice strain in choir singers',
  ],
  settings: [
    'in a village two hours from the nearest clinic',
    'during a winter at a polar station',
    'while working nights on a ferry',
    'in the first month after an operation',
  ],
  frames: [
    'Explain {thing} to {person} in plain words, and say when a doctor must be asked.',
    'How can {person} live well with {thing} {setting}?',
    'Design a four-week diary that helps {person} find out what makes {thing} worse.',
    'Which three common beliefs about {thing} are mistaken, and what does the evidence say instead?',
    'Prepare questions that {person} should ask at a first appointment about {thing}.',
  ],
  cases: [
    'a 58-year-old bus driver with high blood pressure and little free time',
    'a teenager who swims every morning before school',
    'a new mother who sleeps four hours a night',
    'an office worker whose back hurts after six hours of sitting',
  ],
  angles: [
    'Discuss the physical, the psychological and the social side, and how each of them affects the others.',
    'Explain how strong the evidence for each point is, and for whom the usual advice may be harmful.',
    'Go into the causes as well as the remedies, and compare what helps at once with what helps after months.',
    'Consider how age, income and working hours change what a sensible answer looks like.',
  ],
  facts: [
    'Regular sleep and movement have more effect than any single remedy.',
    'Small changes that last are worth more than large ones that end after a week.',
    'A symptom that is new, strong or growing should be seen by a doctor.',
    'Keeping a short diary shows patterns that memory hides.',
    'Stress makes most complaints worse, so rest is part of the treatment.',
  ],
  records: {
    noun: 'visit',
    plural: 'visits',
    names: ['Amara', 'Bastian', 'Chiyo', 'Delphine', 'Emeka', 'Farida', 'Goran'],
    group: { key: 'reason', values: ['check-up', 'injury', 'allergy', 'sleep'] },
    measure: { key: 'pulse', low: 52, high: 96 },
  },
};

export const home: Topic = {
  id: 'home',
  stems:
    'house|home|clean|garden|furniture|room|plant|famil|parent|child(?:ren)?|pets?\\b|dogs?\\b|cats?\\b|cloth|laundry|wedding|birthday|gift|party|hobb|neighbou?r|decorat|fashion|dress|toy|baby',
  things: [
    'a moss garden on a north-facing balcony',
    'a hand-me-down sewing machine from the 1950s',
    'a toy library shared by a street',
    'a clay oven in a back yard',
    'a rainwater barrel on a fourth-floor terrace',
    'a household diary kept by three generations',
  ],
  settings: [
    'in a rented flat where nothing may be drilled',
    'in a house shared by three generations',
    'with a budget of 80 euros',
    'in a street without cars',
  ],
  frames: [
    'Explain to {person} how to begin with {thing} {setting}.',
    'Make a plan for one weekend in which {person} sets up {thing} {setting}.',
    'Describe the quarrels that {thing} could cause among neighbours, and how to settle each of them.',
    'What should {person} check before taking over {thing}, and in which order?',
    'Write house rules for {thing} that a guest understands in one minute.',
  ],
  cases: [
    'a couple with twins in a flat of 52 square metres',
    'a retired teacher who shares a garden with four neighbours',
    'a household of five with one bathroom',
    'a student who moves every six months',
  ],
  angles: [
    'Consider cost, effort and safety together, and explain which of them people usually forget.',
    'Discuss how the answer changes for small children, for old people and for people with little money.',
    'Explain not only what to do but why it works, and what the signs of failure are.',
    'Look at the next ten years too: upkeep, repairs, and what becomes of it in the end.',
  ],
  facts: [
    'Begin with what is used every day, because that is where a change is felt first.',
    'A fixed place for each thing saves more time than any tool.',
    'Cheap materials are fine where nothing is heavy, wet or hot.',
    'Agree on the rules before starting, not in the middle of a dispute.',
    'Ten minutes a day keep ahead of an hour at the weekend.',
  ],
  records: {
    noun: 'chore',
    plural: 'chores',
    names: [
      'Water the beans',
      'Mend the gate',
      'Sort the wardrobe',
      'Wash the curtains',
      'Oil the hinges',
      'Feed the cat',
    ],
    group: { key: 'room', values: ['kitchen', 'garden', 'hall', 'attic'] },
    measure: { key: 'duration', low: 5, high: 120 },
  },
};

export const travel: Topic = {
  id: 'travel',
  stems:
    'travel|trip|city|countr|hotel|flight|tour|vacation|holiday|beach|train|airport|maps?\\b|capital|visit|island|itinerary|passport|ticket',
  things: [
    'a night train that is split at a border station',
    'a pilgrimage route along a disused canal',
    'a ferry that only sails at spring tide',
    'a museum of lost luggage',
    'a village that can only be reached on foot',
    'a market that opens once every five years',
  ],
  settings: [
    'with a wheelchair and one suitcase',
    'in the last week of November',
    'without flying and without a car',
    'with two children under five',
  ],
  frames: [
    'Plan a four-day journey for {person} that includes {thing} {setting}.',
    'Explain to {person} what to prepare before visiting {thing} {setting}.',
    'Write a page of a guidebook about {thing} that also tells how people who live there see it.',
    'What would {person} miss by rushing past {thing}, and how could half a day make the difference?',
    'Compare two ways to reach {thing} {setting}, by time, price and comfort.',
  ],
  cases: [
    'a trip to Ljubljana with 300 euros and three days in March',
    'a family with a toddler that crosses Japan by local trains',
    'a deaf traveller who visits Lisbon for the first time',
    'a school class of 26 on its way to Gdańsk',
  ],
  angles: [
    'Discuss how tourism changes the place and the people who live there, and how a visitor can take this into account.',
    'Compare the cheapest, the fastest and the most sustainable choice, and explain what each of them costs in other ways.',
    'Consider what changes with the season, with the weather, and when a connection is missed.',
    'Explain the history that shaped the place and how it still shows in daily life.',
  ],
  facts: [
    'Book the part that can sell out first, and leave the rest open.',
    'One long stay shows more than three short ones.',
    'Local trains and markets tell more about a place than its famous sights.',
    'Carry copies of papers apart from the papers themselves.',
    'Plan one empty afternoon, because something always takes longer.',
  ],
  records: {
    noun: 'stop',
    plural: 'stops',
    names: ['Trieste', 'Graz', 'Ostrava', 'Malmö', 'Bergen', 'Girona', 'Aarhus'],
    group: { key: 'transport', values: ['train', 'bus', 'ferry'] },
    measure: { key: 'fare', low: 9, high: 140 },
  },
};

export const sport: Topic = {
  id: 'sport',
  stems:
    'sport|game|team|player|football|soccer|basketball|tennis|olympic|match|score|coach|athlete|race|swim|chess|champion|workout|train(?:ing)',
  things: [
    'underwater hockey',
    'a relay race across a frozen lake',
    'tug of war as an Olympic event',
    'blind football',
    'a chess variant with three players',
    'orienteering by night',
  ],
  settings: [
    'in a town without a sports hall',
    'after an injury of the knee',
    'with a team that meets twice a month',
    'at 35 degrees in the shade',
  ],
  frames: [
    'Explain the rules of {thing} to {person}, who has never seen it.',
    'Draw up six weeks of practice in {thing} for {person} {setting}.',
    'Which tactics decide {thing}, and how can a weaker side still win?',
    'Write the commentary of the last two minutes of a close contest in {thing}.',
    'Propose one change to the rules of {thing} that makes it fairer, and argue for it.',
  ],
  cases: [
    'a village club with eleven players and no substitute',
    'a runner of 44 years who returns after a torn tendon',
    'a school tournament with nine teams and two courts',
    'a coach who has one hour a week with beginners',
  ],
  angles: [
    'Consider technique, tactics and state of mind, and explain how each of them decides a close contest.',
    'Discuss how money, rules and technology have changed it over the last forty years.',
    'Compare what works for beginners with what works for professionals, and explain the difference.',
    'Explain the risks as well as the gains, and how a good coach weighs them.',
  ],
  facts: [
    'Regular practice in small portions beats one long session.',
    'Rest is part of training, because the body adapts while it is resting.',
    'A simple plan that everybody knows wins more games than a clever one.',
    'Most injuries come from a sudden rise in load.',
    'Watching a better opponent is a lesson that costs nothing.',
  ],
  records: {
    noun: 'player',
    plural: 'players',
    names: ['Ada', 'Bruno', 'Celia', 'Dmitri', 'Esra', 'Finn', 'Hana'],
    group: { key: 'side', values: ['blue', 'green', 'white'] },
    measure: { key: 'score', low: 2, high: 38 },
  },
};
