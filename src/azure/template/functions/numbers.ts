/** Template functions on numbers and truth. `if`, `and` and `or` are not here: they do not look at every argument. */
import { TemplateError } from '../errors.ts';
import { booleanAt, demandCount, integerAt, isList, same, textAt } from '../values.ts';
import type { Given } from '../values.ts';

const two =
  (work: (one: number, other: number) => number | boolean) =>
  (given: Given): number | boolean => {
    demandCount(given, 2);
    return work(integerAt(given, 0), integerAt(given, 1));
  };

function divided(given: Given, work: (one: number, other: number) => number): number {
  demandCount(given, 2);
  if (integerAt(given, 1) === 0)
    throw new TemplateError(`The template language function '${given.name}' was asked to divide by zero`);
  return work(integerAt(given, 0), integerAt(given, 1));
}

function compared(work: (order: number) => boolean): (given: Given) => boolean {
  return (given) => {
    demandCount(given, 2);
    const [one] = given.values;
    if (typeof one !== 'string') return work(integerAt(given, 0) - integerAt(given, 1));
    const other = textAt(given, 1);
    return work(one < other ? -1 : Number(one > other));
  };
}

function whole(given: Given): number {
  demandCount(given, 1);
  const [value] = given.values;
  const number = typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number)) return number;
  throw new TemplateError(
    "The template language function 'int' expects an integer, or a string that can be converted to one",
  );
}

function truth(given: Given): boolean {
  demandCount(given, 1);
  const [value] = given.values;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  const text = textAt(given, 0).toLowerCase();
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  throw new TemplateError("The template language function 'bool' expects 'true' or 'false'");
}

const numbersIn = ({ name, values }: Given): number[] => {
  const list = values.length === 1 && isList(values[0]) ? values[0] : values;
  return list.map((_, index) => integerAt({ name, values: list }, index));
};

/** By lower-cased name. */
export const numbers: Readonly<Record<string, (given: Given) => unknown>> = {
  add: two((one, other) => one + other),
  bool: truth,
  div: (given) => divided(given, (one, other) => Math.trunc(one / other)),
  equals(given) {
    demandCount(given, 2);
    return same(given.values[0] ?? null, given.values[1] ?? null);
  },
  false: () => false,
  greater: compared((order) => order > 0),
  greaterorequals: compared((order) => order >= 0),
  int: whole,
  less: compared((order) => order < 0),
  lessorequals: compared((order) => order <= 0),
  max: (given) => Math.max(...numbersIn(given)),
  min: (given) => Math.min(...numbersIn(given)),
  mod: (given) => divided(given, (one, other) => one % other),
  mul: two((one, other) => one * other),
  not(given) {
    demandCount(given, 1);
    return !booleanAt(given, 0);
  },
  null: () => null,
  sub: two((one, other) => one - other),
  true: () => true,
};
