/** Template functions on arrays and objects. */
import { TemplateError } from '../errors.ts';
import { demandCount, integerAt, isBag, isList, memberOf, same, sequenceAt, textAt } from '../values.ts';
import type { Bag, Given } from '../values.ts';

const isEmpty = (value: unknown): boolean => {
  if (value === null || value === undefined || value === '') return true;
  if (isList(value)) return value.length === 0;
  return isBag(value) && Object.keys(value).length === 0;
};

function contains(given: Given): boolean {
  demandCount(given, 2);
  const [whole, part] = given.values;
  if (isBag(whole)) return memberOf(whole, textAt(given, 1)) !== undefined;
  if (isList(whole)) return whole.some((item) => same(item, part));
  return textAt(given, 0).includes(textAt(given, 1));
}

function merged(one: Bag, other: Bag): Bag {
  const both = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const before = both[key];
    both[key] = isBag(before) && isBag(value) ? merged(before, value) : value;
  }
  return both;
}

function union(given: Given): unknown {
  demandCount(given, 2, Infinity);
  if (given.values.every(isBag)) return given.values.reduce((one, other) => merged(one, other));
  if (!given.values.every(isList)) {
    throw new TemplateError("The template language function 'union' expects all arrays or all objects");
  }
  return given.values.flat(1).filter((item, index, all) => all.findIndex((other) => same(other, item)) === index);
}

function created(given: Given): Bag {
  if (given.values.length % 2 === 1) {
    throw new TemplateError("The template language function 'createObject' expects an even number of arguments");
  }
  const pairs: [string, unknown][] = [];
  for (let index = 0; index < given.values.length; index += 2)
    pairs.push([textAt(given, index), given.values[index + 1]]);
  return Object.fromEntries(pairs);
}

/** Longer arrays would only hang the machine. */
const longest = 10_000;

function range(given: Given): number[] {
  demandCount(given, 2);
  const length = integerAt(given, 1);
  if (length < 0 || length > longest) {
    throw new TemplateError(`The template language function 'range' makes at most ${longest} numbers`);
  }
  return Array.from({ length }, (_, index) => integerAt(given, 0) + index);
}

/** By lower-cased name. */
export const collections: Readonly<Record<string, (given: Given) => unknown>> = {
  array: ({ values: [value] }) => (isList(value) ? value : [value]),
  coalesce: ({ values }) => values.find((value) => value !== null && value !== undefined) ?? null,
  contains,
  createarray: ({ values }) => [...values],
  createobject: created,
  empty: ({ values: [value] }) => isEmpty(value),
  first(given) {
    const whole = sequenceAt(given, 0);
    return whole[0] ?? (typeof whole === 'string' ? '' : null);
  },
  last(given) {
    const whole = sequenceAt(given, 0);
    return whole.at(-1) ?? (typeof whole === 'string' ? '' : null);
  },
  range,
  skip: (given) => sequenceAt(given, 0).slice(Math.max(0, integerAt(given, 1))),
  take: (given) => sequenceAt(given, 0).slice(0, Math.max(0, integerAt(given, 1))),
  union,
};
