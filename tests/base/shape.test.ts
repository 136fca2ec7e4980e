import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import * as shape from '#src/base/shape.ts';

/** The same shape twice: ours, and zod's, which says what it must do. */
const pairs = {
  text: [shape.string(), z.string()],
  truth: [shape.boolean(), z.boolean()],
  number: [shape.number(), z.number()],
  list: [shape.array(shape.string()), z.array(z.string())],
  record: [shape.record(shape.number()), z.record(z.string(), z.number())],
  object: [shape.object({ id: shape.string() }), z.object({ id: z.string() })],
  nested: [
    shape.array(shape.object({ properties: shape.object({ id: shape.string() }) })),
    z.array(z.object({ properties: z.object({ id: z.string() }) })),
  ],
  optional: [shape.object({ id: shape.optional(shape.string()) }), z.object({ id: z.optional(z.string()) })],
  otherwise: [
    shape.object({ id: shape.otherwise(shape.string(), '?'), more: shape.otherwise(shape.unknown(), 1) }),
    z.object({ id: z.catch(z.string(), '?'), more: z.catch(z.unknown(), 1) }),
  ],
  deep: [
    shape.otherwise(shape.array(shape.record(shape.unknown())), []),
    z.catch(z.array(z.record(z.string(), z.unknown())), []),
  ],
} as const;

const values: readonly unknown[] = [
  undefined,
  null,
  '',
  'vnet',
  0,
  -1.5,
  NaN,
  Infinity,
  true,
  [],
  ['a', 'b'],
  ['a', 1],
  [null],
  {},
  { id: 'a' },
  { id: 'a', more: { deep: [1] } },
  { id: undefined },
  { id: 7 },
  { a: 1, b: 2 },
  [{ properties: { id: 'x', other: 1 } }, { properties: { id: 'y' } }],
  [{ properties: { id: 'x' } }, { properties: {} }],
  [{ a: 1 }, {}],
  [{ a: 1 }, 'b'],
  JSON.parse('{"__proto__":{"id":"a"}}'),
];

/** What a schema makes of a value; undefined and absent are the same to whoever reads. */
const outcome = (schema: { parse(value: unknown): unknown }, value: unknown): string => {
  try {
    return JSON.stringify([schema.parse(value)]);
  } catch {
    return 'refused';
  }
};

test.for(Object.entries(pairs))('%s: ours reads and refuses what zod reads and refuses', ([, [ours, theirs]]) => {
  for (const value of values.slice(0, -1))
    expect(outcome(ours, value), JSON.stringify(value)).toBe(outcome(theirs, value));
});

test('a name such as __proto__ gives nobody a prototype', () => {
  const read = shape.record(shape.unknown()).parse(values.at(-1));
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  expect('id' in read).toBe(false);
});

test('what does not fit is named', () => {
  expect(() => shape.object({ id: shape.string(), name: shape.string() }).parse({})).toThrow(
    'This is not an object with id, name.',
  );
});
