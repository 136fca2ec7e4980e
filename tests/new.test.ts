/** What `npm run new` writes: a file where its family stands, and a line that its list understands. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { families, listFor } from '#scripts/support/families.mjs';
import { kinds, planNew, textOf, withLine } from '#scripts/support/new-members.mjs';
import { item } from '#src/quiz/item.ts';

function plan(kind: string, id: string) {
  const member = planNew(kind, id);
  if (typeof member === 'string') throw new Error(member);
  return member;
}

describe.for(Object.entries(kinds).map(([kind, { example }]) => ({ kind, example })))(
  'a new $kind',
  ({ kind, example }) => {
    const { file, lines, text } = plan(kind, example);

    test('says what its parts are for', () => {
      expect(text).toMatch(/^(?:\/\*\*|#|---)/);
    });

    test('is found by its family, and named in the list', () => {
      const lists = new Map<string, string>();
      for (const line of lines) lists.set(line.file, withLine(lists.get(line.file) ?? textOf(line.file), line));
      for (const family of families.filter(({ member }) => member.test(file))) {
        const list = listFor(family, file);
        expect(family.isListed(file, textOf(list))).toBe(false);
        expect(family.isListed(file, lists.get(list) ?? '')).toBe(true);
      }
    });
  },
);

test('every family with a list has a kind of member that can be made', () => {
  const made = Object.entries(kinds).map(([kind, { example }]) => plan(kind, example).file);
  const without = families.filter(({ member }) => !made.some((file) => member.test(file))).map(({ name }) => name);
  // A kind of question is four files and a line of types: its folder is copied from an existing one.
  expect(without).toEqual(['kind of question']);
});

test('a new item is a valid one', () => {
  expect(() => item.parse(parse(plan('item', 'expressroute/09-fastpath/example').text))).not.toThrow();
});

test.for([
  { kind: undefined, id: undefined, says: 'npm run new lab', because: 'nothing was said' },
  { kind: 'labs', id: 'expressroute/x', says: 'There is no family "labs"', because: 'the word is lab' },
  { kind: 'toString', id: 'x', says: 'There is no family "toString"', because: 'what every object has is no family' },
  { kind: 'lab', id: 'My Lab', says: 'for example expressroute/', because: 'ids have a course and no spaces' },
  { kind: 'lab', id: '../../etc/passwd', says: 'is no id of a lab', because: 'a member stands in its folder' },
  { kind: 'type', id: 'natGateways', says: 'Microsoft.Network/natGateways', because: 'the namespace is missing' },
  { kind: 'item', id: undefined, says: '"" is no id of a item', because: 'the id is missing' },
])('"$kind $id" is refused with "$says": $because', ({ kind, id, says }) => {
  expect(planNew(kind, id)).toContain(says);
});

test('a list without a place for the line says what to add by hand', () => {
  expect(() => withLine('no list', { file: 'labs/expressroute/_labs.ts', before: /^\];/m, text: 'the line' })).toThrow(
    /Add by hand:\nthe line/,
  );
});
