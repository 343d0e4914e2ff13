/** What the rehearsal teacher made of an instruction. */
export type Evolved = {
  text: string;
  /** the same with its data, its code or its last label forgotten, for the failure of that kind; null for other operations */
  withoutBlock: string | null;
  /** the child inside a reply of several blocks; left out: it is the whole reply */
  reply?: (child: string) => string;
};
