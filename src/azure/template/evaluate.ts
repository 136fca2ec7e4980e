/** Works out what template expressions stand for. */
import { lacking, TemplateError } from './errors.ts';
import { readText } from './expression.ts';
import type { Expression } from './expression.ts';
import { collections } from './functions/collections.ts';
import { numbers } from './functions/numbers.ts';
import { places } from './functions/places.ts';
import { strings } from './functions/strings.ts';
import { spend } from './limits.ts';
import type { Scope } from './scope.ts';
import { booleanAt, demandCount, isBag, isList, memberOf } from './values.ts';
import type { Bag, Given } from './values.ts';

const functions: Readonly<Record<string, (given: Given, scope: Scope) => unknown>> = {
  ...strings,
  ...collections,
  ...numbers,
  ...places,
  json(given): unknown {
    demandCount(given, 1);
    try {
      const value: unknown = JSON.parse(String(given.values[0]));
      return value;
    } catch {
      throw new TemplateError("The template language function 'json' was given a text that is not JSON");
    }
  },
};

/** These look at some of their arguments only. */
const lazy = new Set(['if', 'and', 'or']);

/** What Azure's template language has besides. */
const absent = new Set(
  (
    'base64 base64ToString base64ToJson cidrHost cidrSubnet parseCidr copyIndex dataUri dataUriToString dateTimeAdd ' +
    'dateTimeFromEpoch dateTimeToEpoch deployer environment externalInput filter flatten float getSecret groupBy ' +
    'intersection items lambda lambdaVariables managementGroup map mapValues objectKeys parseUri pickZones reduce ' +
    'references shallowMerge sort toLogicalZone toLogicalZones toObject toPhysicalZone toPhysicalZones tryGet ' +
    'tryIndexFromEnd indexFromEnd uri uriComponent uriComponentToString buildUri isArray isString isInt isBool isObject'
  )
    .toLowerCase()
    .split(' '),
);

function demandFunction(name: string): void {
  const key = name.toLowerCase();
  if (lazy.has(key) || Object.hasOwn(functions, key)) return;
  if (absent.has(key) || key.startsWith('list')) throw lacking(`the template function '${name}'`);
  throw new TemplateError(
    `The template function '${name}' is not valid. Please see https://aka.ms/arm-template-expressions for usage details`,
  );
}

function memberIn(whole: unknown, member: unknown): unknown {
  if (isList(whole)) {
    const index = typeof member === 'number' ? member : NaN;
    if (index >= 0 && index < whole.length) return whole[index];
    throw new TemplateError(`The language expression property array index '${String(member)}' is out of bounds`);
  }
  const found = isBag(whole) ? memberOf(whole, String(member)) : undefined;
  if (found) return found.value;
  const known = isBag(whole) ? Object.keys(whole).join(', ') : '';
  throw new TemplateError(
    `The language expression property '${String(member)}' doesn't exist, available properties are '${known}'`,
  );
}

/** What one expression stands for. Throws a TemplateError. */
export function evaluate(expression: Expression, scope: Scope): unknown {
  if (expression.kind === 'value') return expression.value;
  if (expression.kind === 'member') return memberIn(evaluate(expression.of, scope), evaluate(expression.member, scope));
  const { name, arguments: written } = expression;
  demandFunction(name);
  const key = name.toLowerCase();
  const truthOf = (one: Expression): boolean => booleanAt({ name, values: [evaluate(one, scope)] }, 0);
  if (key === 'and') return written.every(truthOf);
  if (key === 'or') return written.some(truthOf);
  if (key === 'if') {
    demandCount({ name, values: written }, 3);
    const [condition, yes, no] = written;
    const chosen = condition && truthOf(condition) ? yes : no;
    return chosen && evaluate(chosen, scope);
  }
  const value = called(name, { name, values: written.map((one) => evaluate(one, scope)) }, scope);
  spend(scope.room, value);
  return value;
}

/** What a function answers. The machine's own limit on the length of a text is an error of the template. */
function called(name: string, given: Given, scope: Scope): unknown {
  try {
    return functions[name.toLowerCase()]?.(given, scope);
  } catch (error) {
    if (error instanceof RangeError) throw new TemplateError(`The template function '${name}' makes too long a text`);
    throw error;
  }
}

/** A value of a template with every expression in it worked out. Throws a TemplateError. */
export function resolve(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') {
    const read = readText(value);
    return typeof read === 'string' ? read : evaluate(read, scope);
  }
  if (isList(value)) return value.map((item) => resolve(item, scope));
  if (!isBag(value)) return value;
  return resolveBag(value, scope);
}

/** The same for an object. */
export const resolveBag = (bag: Bag, scope: Scope): Bag =>
  Object.fromEntries(Object.entries(bag).map(([key, item]) => [key, resolve(item, scope)]));

function* callsIn(expression: Expression): Generator<Extract<Expression, { kind: 'call' }>> {
  if (expression.kind === 'value') return;
  if (expression.kind === 'member') {
    yield* callsIn(expression.of);
    yield* callsIn(expression.member);
    return;
  }
  yield expression;
  for (const given of expression.arguments) yield* callsIn(given);
}

/** Every expression in a value, outermost first. Throws a TemplateError for what is no expression, or calls what there is not. */
export function* expressionsIn(value: unknown): Generator<Extract<Expression, { kind: 'call' }>> {
  if (typeof value === 'string') {
    const read = readText(value);
    if (typeof read === 'string') return;
    for (const call of callsIn(read)) {
      demandFunction(call.name);
      yield call;
    }
  } else if (isList(value)) for (const item of value) yield* expressionsIn(item);
  else if (isBag(value)) for (const item of Object.values(value)) yield* expressionsIn(item);
}
