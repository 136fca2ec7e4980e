/** What `npm run new` writes: a file where its family stands, and a line that its list understands. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { problemsIn } from '#scripts/content.mjs';
import { families, listFor } from '#scripts/support/families.mjs';
import { itemBodies } from '#scripts/support/new-content.mjs';
import { kinds, planNew, textOf, withLine } from '#scripts/support/new-members.mjs';
import { areasOf, figureSchema } from '#src/components/figures/kinds/list.ts';
import { item } from '#src/quiz/item.ts';

function plan(kind: string, id: string, variant?: string) {
  const member = planNew(kind, id, variant);
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
  // These are several files and a line of types: the folder of one is copied from an existing one.
  expect(without).toEqual(['kind of question', 'kind of figure']);
});

describe('what is new below content', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crossconnect-new-'));
  cpSync('content', folder, { recursive: true });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** What is said of a new file that stands among the others. */
  function problemsOf({ file, text }: { file: string; text: string }): string[] {
    const place = join(folder, file.replace('content/', ''));
    writeFileSync(place, text);
    const problems = problemsIn(folder).filter((problem) => problem.file === file);
    rmSync(place);
    return problems.map(({ wrong }) => wrong);
  }

  test.for(Object.keys(itemBodies))('a question of kind %s has no fault', (variant) => {
    expect(problemsOf(plan('item', 'expressroute/09-fastpath/an-example', variant))).toEqual([]);
  });

  test.for(['fact', 'figure', 'word', 'misconception'])('a %s has no fault', (kind) => {
    expect(problemsOf(plan(kind, 'expressroute/an-example'))).toEqual([]);
  });

  test('a lesson waits for its line in the course, and for nothing else', () => {
    const problems = problemsOf(plan('lesson', 'expressroute/12-an-example'));
    expect(new Set(problems)).toEqual(new Set(['there is no unit "expressroute/12-an-example"']));
  });

  test('a question asks for a place that its figure has', () => {
    const asked = item.parse(parse(plan('item', 'expressroute/09-fastpath/an-example', 'hot-area').text));
    if (asked.kind !== 'hot-area') throw new Error('it is of another kind');
    const figure = figureSchema.parse(parse(readFileSync(`content/figures/${asked.figure}.yaml`, 'utf8')));
    const there = areasOf(figure).map(({ id }) => id);
    expect(asked.areas.map(({ id }) => id).filter((id) => !there.includes(id))).toEqual([]);
  });
});

test.for([
  { kind: undefined, id: undefined, says: 'npm run new lab', because: 'nothing was said' },
  { kind: 'labs', id: 'expressroute/x', says: 'There is no family "labs"', because: 'the word is lab' },
  { kind: 'toString', id: 'x', says: 'There is no family "toString"', because: 'what every object has is no family' },
  { kind: 'lab', id: 'My Lab', says: 'for example expressroute/', because: 'ids have a course and no spaces' },
  { kind: 'lab', id: '../../etc/passwd', says: 'is no id of a lab', because: 'a member stands in its folder' },
  { kind: 'type', id: 'natGateways', says: 'Microsoft.Network/natGateways', because: 'the namespace is missing' },
  {
    kind: 'item',
    id: 'expressroute/09-fastpath/one',
    variant: 'essay',
    says: 'The kinds are single, multiple',
    because: 'there are no essays',
  },
  {
    kind: 'fact',
    id: 'expressroute/one',
    variant: 'single',
    says: 'comes in one kind only',
    because: 'a fact is a fact',
  },
  { kind: 'item', id: undefined, says: '"" is no id of a item', because: 'the id is missing' },
])('"$kind $id $variant" is refused with "$says": $because', ({ kind, id, says, variant }) => {
  expect(planNew(kind, id, variant)).toContain(says);
});

test('a list without a place for the line says what to add by hand', () => {
  expect(() => withLine('no list', { file: 'labs/expressroute/_labs.ts', before: /^\];/m, text: 'the line' })).toThrow(
    /Add by hand:\nthe line/,
  );
});
