/** How facts are put into words on a page: values, dates and the ids of their marks. */
import { allFacts as facts, isAnyFact } from '#src/base/all-facts.ts';
import type { AnyFactId } from '#src/base/all-facts.ts';
import type { FactValue, Profile } from '#src/base/facts.ts';

/** The fact an author named, or a stop with the name and the way out. */
export function factNamed(id: string): AnyFactId {
  if (!isAnyFact(id))
    throw new Error(`There is no fact "${id}". The facts stand in content/facts; write one there first.`);
  return id;
}

/** The fact behind a point of the checklist: S5 → the gateway SKUs. */
export function factOfPoint(point: string): AnyFactId {
  const found = Object.values(facts).find(({ s }) => s === point);
  if (!found) throw new Error(`No fact has the number "${point}". Numbers run from S1 to S29.`);
  return factNamed(found.id);
}

function step(value: FactValue | undefined, key: string, id: string): FactValue {
  if (typeof value === 'object' && !Array.isArray(value)) {
    const inner = Object.entries(value).find(([name]) => name === key)?.[1];
    if (inner !== undefined) return inner;
  }
  throw new Error(
    `The value of "${id}" has no part "${key}", at least on one side of the switch. Name another part, or pin the side: profile="today".`,
  );
}

/** Units whose numbers are names of something: they are written without a comma. */
const naming = /^(AS numbers?|VLAN IDs?|HTTP status|EtherType|ports?|priority)$/;

/** A number as a sentence writes it: 25000 → 25,000, but AS 65515. */
export const countOf = (value: number, unit: string | undefined): string =>
  unit !== undefined && naming.test(unit) ? String(value) : value.toLocaleString('en-US');

/** A value as a sentence shows it: 25000 → 25,000; a list with its last word set off by `join`. */
export function wordsOf(
  id: AnyFactId,
  profile: Profile,
  { at, join = 'or' }: { at?: string | undefined; join?: string | undefined } = {},
): string {
  const { unit }: { unit?: string } = facts[id];
  const oneOf = (part: number | string): string => (typeof part === 'number' ? countOf(part, unit) : part);
  const whole: FactValue | undefined = facts[id][profile].value;
  if (whole === undefined)
    throw new Error(
      `"${id}" counts nothing as ${profile === 'taught' ? 'taught' : 'documented today'}. Pin the other side, or give the fact a value.`,
    );
  const value = at === undefined ? whole : at.split('.').reduce<FactValue>((part, key) => step(part, key, id), whole);
  if (typeof value === 'number' || typeof value === 'string') return oneOf(value);
  if (Array.isArray(value)) {
    const words = value.map((part: number | string) => oneOf(part));
    const last = words.pop() ?? '';
    return words.length === 0 ? last : `${words.join(', ')} ${join} ${last}`;
  }
  throw new Error(`The value of "${id}" is a table. Say which part with at="…".`);
}

const longDate = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' });
const monthDate = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', timeZone: 'UTC' });

/** 2025-11-05 → November 5, 2025. */
export const dateInWords = (day: string): string => longDate.format(new Date(`${day}T00:00:00Z`));
/** 2025-11-05 → November 2025. */
export const monthInWords = (day: string): string => monthDate.format(new Date(`${day}T00:00:00Z`));

/** The id of the box a mark opens. A lesson marks each fact once, so the name of the fact is enough. */
export const boxOf = (id: AnyFactId): string => `fact-${id.replaceAll('/', '-')}`;
