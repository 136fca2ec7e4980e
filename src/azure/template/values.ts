/** Checks what template functions are given, and says in words what they wanted. */
import { TemplateError } from './errors.ts';

export type Bag = Record<string, unknown>;

/** What a function is called with, and its name for words. */
export interface Given {
  name: string;
  values: readonly unknown[];
}

export const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is unknown[] => Array.isArray(value);

const kindOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (isList(value)) return 'array';
  if (isBag(value)) return 'object';
  return typeof value;
};

const wrong = ({ name, values }: Given, index: number, wanted: string): TemplateError =>
  new TemplateError(
    `The template language function '${name}' expects its parameter ${index + 1} to be ${wanted}. The provided value is of type '${kindOf(values[index])}'`,
  );

export function textAt(given: Given, index: number): string {
  const value = given.values[index];
  if (typeof value !== 'string') throw wrong(given, index, 'a string');
  return value;
}

/** A string, or what can stand for one in `concat` and `format`. */
export function wordsAt(given: Given, index: number): string {
  const value = given.values[index];
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  throw wrong(given, index, 'a string, an integer or a boolean');
}

export function integerAt(given: Given, index: number): number {
  const value = given.values[index];
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrong(given, index, 'an integer');
  return value;
}

export function booleanAt(given: Given, index: number): boolean {
  const value = given.values[index];
  if (typeof value !== 'boolean') throw wrong(given, index, 'a boolean');
  return value;
}

export function listAt(given: Given, index: number): unknown[] {
  const value = given.values[index];
  if (!isList(value)) throw wrong(given, index, 'an array');
  return value;
}

/** A string or an array. */
export function sequenceAt(given: Given, index: number): string | unknown[] {
  const value = given.values[index];
  if (typeof value !== 'string' && !isList(value)) throw wrong(given, index, 'a string or an array');
  return value;
}

/** Refuses a call with too few or too many arguments. */
export function demandCount({ name, values }: Given, least: number, most = least): void {
  if (values.length >= least && values.length <= most) return;
  const wanted = least === most ? String(least) : `${least} to ${most === Infinity ? 'any number' : most}`;
  throw new TemplateError(
    `The template language function '${name}' expects ${wanted} arguments and was given ${values.length}`,
  );
}

/** Whether two values are the same all the way down; members of objects in any order. */
export function same(one: unknown, other: unknown): boolean {
  if (isList(one) && isList(other))
    return one.length === other.length && one.every((item, index) => same(item, other[index]));
  if (isBag(one) && isBag(other)) {
    const keys = Object.keys(one);
    return (
      keys.length === Object.keys(other).length &&
      keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
    );
  }
  return one === other;
}

/** The member of an object whatever its case, as the language has it. */
export function memberOf(bag: Bag, name: string): { value: unknown } | undefined {
  if (Object.hasOwn(bag, name)) return { value: bag[name] };
  const key = Object.keys(bag).find((known) => known.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : { value: bag[key] };
}
