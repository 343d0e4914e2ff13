/** One worked pair for each data format, all written for this project, that shows complicate_input what a rewrite with a data block looks like. */
import type { DataFormat } from '../../domain/operation';
import { FORMAT_NAMES } from './complicate-input';
import { PLAIN_GIVEN_SLOT, PLAIN_REWRITTEN_SLOT } from './slots';

type WorkedPair = { before: string; after: string };

export const WORKED_PAIRS = {
  xml: {
    before: 'How much does my trip cost?',
    after: `Add up what this trip costs in euros, and name the booking that can still be cancelled free of charge after 3 May.

\`\`\`xml
<trip traveller="M. Okafor" currency="EUR">
  <booking id="b1" kind="train" price="74.50" cancelUntil="2026-05-01"/>
  <booking id="b2" kind="hotel" price="212.00" nights="2" cancelUntil="2026-05-06"/>
  <booking id="b3" kind="museum" price="18.00" cancelUntil="2026-04-28"/>
</trip>
\`\`\``,
  },
  sql: {
    before: 'Which members of our library are late?',
    after: `Write one query for this database that lists the members with a book more than 30 days out on 1 June 2026, most days first, and say which rows it returns.

\`\`\`sql
CREATE TABLE member (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE loan (member_id INTEGER REFERENCES member (id), title TEXT, lent_on DATE, returned_on DATE);
INSERT INTO member (id, name) VALUES (1, 'Ines'), (2, 'Tomasz'), (3, 'Leila');
INSERT INTO loan (member_id, title, lent_on, returned_on) VALUES
  (1, 'Tide Tables', '2026-04-02', NULL),
  (2, 'The Salt Road', '2026-05-20', NULL),
  (3, 'Moss and Lichen', '2026-03-11', '2026-04-01');
\`\`\``,
  },
  python: {
    before: 'Fix my temperature program.',
    after: `This function should give the mean of the readings that are not missing, yet it fails when every reading is missing. Explain why, and mend it without importing anything.

\`\`\`python
def mean_temperature(readings):
    total = 0.0
    count = 0
    for reading in readings:
        if reading is None:
            continue
        total += reading
        count += 1
    return total / count

print(mean_temperature([None, None]))
\`\`\``,
  },
  html: {
    before: 'Make my page better for blind people.',
    after: `Name every place in this page that a screen reader cannot make sense of, and give the corrected markup for each of them.

\`\`\`html
<!doctype html>
<html>
  <head><title>Untitled</title></head>
  <body>
    <img src="harvest.jpg">
    <div onclick="buy()">Buy a basket</div>
    <form><input type="text" name="street"><button>ok</button></form>
  </body>
</html>
\`\`\``,
  },
  shell: {
    before: 'How do I see what fills my disk?',
    after: `Explain what each part of this command does, and change it so that folders on other file systems are left out and only the five largest are shown.

\`\`\`sh
du -h --max-depth=1 /var 2>/dev/null | sort -hr | head -n 20
\`\`\``,
  },
  json: {
    before: 'Who should work on Saturday?',
    after: `Choose two people for the Saturday shift from this plan: nobody may pass 40 hours, and one of them must hold a first-aid certificate. Give the reason for each choice.

\`\`\`json
{
  "shift": {"day": "Saturday", "hours": 8},
  "staff": [
    {"name": "Aroha", "hoursThisWeek": 34, "firstAid": true},
    {"name": "Bram", "hoursThisWeek": 30, "firstAid": false},
    {"name": "Chidi", "hoursThisWeek": 24, "firstAid": true},
    {"name": "Dunja", "hoursThisWeek": 32, "firstAid": false}
  ]
}
\`\`\``,
  },
} as const satisfies Record<DataFormat, WorkedPair>;

/** What stands for `{{demonstration}}`. */
export function demonstration(format: DataFormat): string {
  const pair = WORKED_PAIRS[format];
  const openSlot = PLAIN_REWRITTEN_SLOT.replace('{{format}}', FORMAT_NAMES[format]);
  return `${PLAIN_GIVEN_SLOT}\n${pair.before}\n\n${openSlot}\n${pair.after}`;
}
