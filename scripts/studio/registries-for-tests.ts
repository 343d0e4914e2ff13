/** Vitest's global set-up: a test run sees the operations and methods that are there now. */
import { writeRegistries } from './registries';

const setUp = (): Promise<void> => writeRegistries();

export default setUp;
