/** What the facts say that code names, where they come from and when that was last true. Apart from the values, since packets need only those; what only lessons tell stands in `all-facts.ts`. */
import type { Fact, FactId, Profile } from './facts.ts';
import { factData, taughtIn } from './worded-facts.generated.ts';

export const facts: Readonly<Record<FactId, Fact>> = factData;

/** Whether a text read from a file or a URL is the id of such a fact. */
export const isFactId = (id: string): id is FactId => Object.hasOwn(factData, id);

/** The fact in words, as the course teaches it or as the documentation has it today. */
export const statementOf = (id: FactId, profile: Profile): string => facts[id][profile].statement;

/** The course a fact was first taught in. */
export const courseOf = (id: FactId): { title: string; url: string; asOf: string } | undefined =>
  taughtIn[id.split('/')[0] ?? ''];
