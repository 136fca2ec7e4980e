/** Every database keeps classes alike. */
import { describe } from 'vitest';
import { databases } from '../support/databases.ts';
import { storeContract } from './contract.ts';

describe.for(databases)('a store on $engine', (database) => {
  storeContract(database);
});
