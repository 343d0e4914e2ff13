/** General nouns and what the rehearsal teacher puts in their place when it makes a request concrete: singular, plural. */

export type SpecificNoun = { one: string; many: string };

export const SPECIFIC_NOUNS: Record<string, readonly SpecificNoun[]> = {
  person: [
    { one: 'retired ferry pilot', many: 'retired ferry pilots' },
    { one: 'apprentice watchmaker', many: 'apprentice watchmakers' },
    { one: 'travelling book dealer', many: 'travelling book dealers' },
  ],
  people: [
    { one: 'neighbours in a block of forty flats', many: 'neighbours in a block of forty flats' },
    { one: 'volunteers at a mountain rescue station', many: 'volunteers at a mountain rescue station' },
  ],
  company: [
    { one: 'bicycle workshop with four employees', many: 'bicycle workshops with four employees each' },
    { one: 'family-run seed shop', many: 'family-run seed shops' },
  ],
  business: [
    { one: 'bakery that opens at five', many: 'bakeries that open at five' },
    { one: 'repair shop for hearing aids', many: 'repair shops for hearing aids' },
  ],
  product: [
    { one: 'folding bicycle for commuters', many: 'folding bicycles for commuters' },
    { one: 'solar lamp for tents', many: 'solar lamps for tents' },
  ],
  customer: [
    {
      one: 'customer of seventy who has never bought online',
      many: 'customers over seventy who have never bought online',
    },
  ],
  city: [
    { one: 'harbour city of 90,000 inhabitants', many: 'harbour cities of about 90,000 inhabitants' },
    { one: 'university city on a river', many: 'university cities on a river' },
  ],
  country: [
    {
      one: 'landlocked country with four official languages',
      many: 'landlocked countries with four official languages',
    },
    { one: 'island country in the Pacific', many: 'island countries in the Pacific' },
  ],
  animal: [
    { one: 'river otter', many: 'river otters' },
    { one: 'snow leopard', many: 'snow leopards' },
    { one: 'hermit crab', many: 'hermit crabs' },
  ],
  food: [
    { one: 'rye bread with caraway', many: 'rye breads with caraway' },
    { one: 'lentil soup with lemon', many: 'lentil soups with lemon' },
  ],
  meal: [{ one: 'vegetarian supper for six', many: 'vegetarian suppers for six' }],
  dish: [{ one: 'one-pot dish with barley', many: 'one-pot dishes with barley' }],
  recipe: [{ one: 'recipe for a tray of 24 savoury buns', many: 'recipes for trays of 24 savoury buns' }],
  book: [
    { one: 'travel diary from the 1890s', many: 'travel diaries from the 1890s' },
    { one: 'detective novel set in Trieste', many: 'detective novels set in Trieste' },
  ],
  movie: [{ one: 'silent film from the 1920s', many: 'silent films from the 1920s' }],
  film: [{ one: 'documentary about glacier guides', many: 'documentaries about glacier guides' }],
  story: [
    { one: 'story told by a night watchman', many: 'stories told by a night watchman' },
    { one: 'story set on a grounded ferry', many: 'stories set on a grounded ferry' },
  ],
  poem: [{ one: 'poem in rhymed couplets', many: 'poems in rhymed couplets' }],
  essay: [{ one: 'essay for a local newspaper', many: 'essays for a local newspaper' }],
  letter: [{ one: 'letter to the head of a town library', many: 'letters to the head of a town library' }],
  email: [{ one: 'email to a supplier who is three weeks late', many: 'emails to a supplier who is three weeks late' }],
  article: [{ one: 'article for a monthly gardening magazine', many: 'articles for a monthly gardening magazine' }],
  speech: [{ one: 'speech at the farewell of a caretaker', many: 'speeches at the farewell of a caretaker' }],
  game: [{ one: 'card game for three players', many: 'card games for three players' }],
  sport: [{ one: 'indoor team sport', many: 'indoor team sports' }],
  activity: [
    { one: 'activity for a rainy afternoon in a small flat', many: 'activities for a rainy afternoon in a small flat' },
  ],
  hobby: [{ one: 'hobby that needs no more than a table', many: 'hobbies that need no more than a table' }],
  student: [{ one: 'first-year student of nursing', many: 'first-year students of nursing' }],
  teacher: [{ one: 'teacher of a class of thirty-one', many: 'teachers of classes of about thirty' }],
  child: [{ one: 'six-year-old child', many: 'six-year-old children' }],
  function: [{ one: 'function with full type annotations', many: 'functions with full type annotations' }],
  program: [{ one: 'command-line program', many: 'command-line programs' }],
  code: [{ one: 'Python code for version 3.12', many: 'Python code for version 3.12' }],
  list: [{ one: 'list of two-digit numbers', many: 'lists of two-digit numbers' }],
  array: [{ one: 'array of sensor readings', many: 'arrays of sensor readings' }],
  website: [{ one: 'website of a village choir', many: 'websites of village choirs' }],
  computer: [{ one: 'ten-year-old laptop', many: 'ten-year-old laptops' }],
  car: [{ one: 'second-hand electric car', many: 'second-hand electric cars' }],
  house: [{ one: 'brick house from 1931', many: 'brick houses from 1931' }],
  event: [{ one: 'street festival with 300 guests', many: 'street festivals with 300 guests' }],
  problem: [{ one: 'problem that comes back every winter', many: 'problems that come back every winter' }],
  tree: [{ one: 'pear tree of fifteen years', many: 'pear trees of fifteen years' }],
  plant: [{ one: 'potted lemon plant', many: 'potted lemon plants' }],
  friend: [{ one: 'friend who has moved abroad', many: 'friends who have moved abroad' }],
};
