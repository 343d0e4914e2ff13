/** What a file of this folder exports as `operation`. Such a file may import, besides types, only other files of this folder: the registry and the facts are generated from it. */
import type { OperationFacts } from '../../domain/operation';

export type Operation = OperationFacts & {
  /** the sentence of the template that says what is asked; the rehearsal teacher knows the operation by it */
  methodSentence: string;
  /** version 1 in every project */
  template: string;
};
