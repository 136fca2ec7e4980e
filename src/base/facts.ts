/** Numbers and rules, each standing once: the engine, the tracer, the wizard, the items and the lessons read them here by id. Long tables stand in `catalogues.ts`, what they say in words in `fact-words.ts`. */
import { taught, today } from './facts.generated.ts';
import type { FactValues } from './facts.generated.ts';
import type { factData } from './worded-facts.generated.ts';

/** The course as it is taught, or the documentation as it is today. */
export type Profile = 'taught' | 'today';
export type FactId = keyof typeof factData;

type Plain = number | string | readonly (number | string)[];
/** A number, a word, a list, or a table of these. */
export type FactValue = Plain | { readonly [key: string]: Plain | { readonly [key: string]: Plain } };

export interface Fact {
  readonly id: string;
  /** Its number on the checklist of the unit it was first taught in. */
  readonly s?: string;
  /** Two to six words by which reference sheets and the ledger call it. */
  readonly label?: string;
  /** It says where traffic goes: a trace may name it. */
  readonly path?: true;
  /** The kinds of resource it speaks of. */
  readonly appliesTo: readonly string[];
  readonly source: { readonly title: string; readonly url: string };
  /** The date the source itself carries. */
  readonly asOf: string;
  /** When somebody looks at the source again. */
  readonly reviewBy: string;
  readonly taught: { readonly statement: string; readonly value?: FactValue };
  readonly today: { readonly statement: string; readonly value?: FactValue };
  /** What the value counts. */
  readonly unit?: string;
  /** What the names of its table count. */
  readonly per?: string;
  /** Whether the course as taught and today's documentation differ. */
  readonly differs: boolean;
}

/** What the fact counts or names under a profile, with its own type. */
export const valueOf = <Id extends keyof FactValues>(id: Id, profile: Profile): FactValues[Id] =>
  (profile === 'taught' ? taught : today)[id];
