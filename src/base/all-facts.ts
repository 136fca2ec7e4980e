/** Every fact, those that code names and those that only the content tells. For pages while they are built, and for tests: no browser loads it. */
import { contentFactData } from './content-facts.generated.ts';
import type { Fact } from './facts.ts';
import { contentTaughtAt, taughtAt, type Lesson } from './taught-facts.generated.ts';
import { factData, taughtIn } from './worded-facts.generated.ts';

export type AnyFactId = keyof typeof factData | keyof typeof contentFactData;

export const allFacts: Readonly<Record<AnyFactId, Fact>> = { ...factData, ...contentFactData };

/** Whether a text is the id of a fact. */
export const isAnyFact = (id: string): id is AnyFactId => Object.hasOwn(allFacts, id);

const places: Readonly<Record<string, Lesson | undefined>> = { ...taughtAt, ...contentTaughtAt };

/** Where a lesson teaches it; no written lesson may. */
export const placeOf = (id: AnyFactId): Lesson | undefined => places[id];

/** The course a fact was first taught in. */
export const courseTeaching = (id: AnyFactId): { title: string; url: string; asOf: string } | undefined =>
  taughtIn[id.split('/')[0] ?? ''];
