import { expect, test } from 'vitest';
import { guid, hash128, integer } from '#src/base/random.ts';

test('the same parts give the same GUID, now and in every later version', () => {
  expect(guid('seed', 1, 'key')).toBe(guid('seed', 1, 'key'));
  expect(guid('seed', 1, 'key')).toMatchInlineSnapshot(`"8cd5a85f-b12b-4217-932e-edcb26651cc9"`);
});

test('a GUID has the form of a random one', () => {
  for (let n = 0; n < 200; n += 1)
    expect(guid('form', n)).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

test('other parts give other GUIDs', () => {
  const many = new Set<string>();
  for (let n = 0; n < 20_000; n += 1)
    many
      .add(guid('a', n, 'key'))
      .add(guid('b', n, 'key'))
      .add(guid('a', n, 'tag'));
  expect(many.size).toBe(60_000);
  expect(guid('ab', 'c')).not.toBe(guid('a', 'bc'));
});

test('every bit of a hash is set half of the time', () => {
  const ones = Array.from({ length: 128 }, () => 0);
  for (let n = 0; n < 2_000; n += 1) {
    const bits = hash128(`text ${n}`)
      .match(/./g)!
      .map((digit) => parseInt(digit, 16).toString(2).padStart(4, '0'))
      .join('');
    for (let bit = 0; bit < 128; bit += 1) ones[bit] = (ones[bit] ?? 0) + Number(bits[bit]);
  }
  for (const count of ones) expect(Math.abs(count - 1_000)).toBeLessThan(150);
});

test('numbers fill their range', () => {
  const seen = new Set(Array.from({ length: 500 }, (_, n) => integer(10, 'range', n)));
  expect([...seen].sort((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
