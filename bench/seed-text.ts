/** The text of a seed by its number: as long as those of real seed sets, and no two alike. */

export const seedText = (item: number): string =>
  `Describe how item ${item} of the town's list of works is planned, who pays for it, and what could go wrong. Keep to plain words.`;
