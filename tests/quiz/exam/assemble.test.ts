/** How forms are made: the same for the same seed, nothing twice, in proportion, and with reasons where there is none. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assemble, type Order } from '#src/quiz/exam/assemble.ts';
import { bankVersion, suits } from '#src/quiz/exam/bank.ts';
import type { Blueprint } from '#src/quiz/exam/blueprint.ts';
import { form as formSchema, itemsOf, sectionOf, type Form } from '#src/quiz/exam/form.ts';
import { made } from '#src/quiz/exam/made.ts';
import { quotas } from '#src/quiz/exam/quotas.ts';
import { isMade, originOf } from '#src/quiz/made-id.ts';
import { blueprint, entries, entry, generator } from './stock.ts';

const [E1, E2] = ['az-700/E1', 'az-700/E2'];
const kinds = ['single', 'multiple', 'yes-no', 'ordering'];
const bank = [
  ...entries(E1, 20, kinds),
  ...entries(E2, 20, kinds),
  ...entries(E1, 2, ['case-study']),
  ...entries(E2, 2, ['lab']),
];
const words = ['red', 'blue', 'green', 'loud', 'late', 'long', 'old', 'new'];
const generators = [generator('one', E1, words), generator('two', E2, words)];

const order = (plan: Blueprint, more: Partial<Order> = {}): Order => ({
  blueprint: plan,
  bank,
  generators,
  seed: 'seed',
  profile: 'today',
  seen: {},
  ...more,
});

function formOf(made_: Order): Form {
  const { form, missing } = assemble(made_);
  if (!form) throw new Error(missing.map(({ says }) => says).join(' '));
  return form;
}
const ids = (form: Form) => itemsOf(form).map(({ id }) => id);
const whole = blueprint([
  { items: 12, generated: 0.5 },
  { items: 3, kind: 'series', locks: true },
  { items: 1, kind: 'case-study', locks: true },
  { items: 1, kind: 'lab', locks: true },
]);

describe('a form', () => {
  const form = formOf(order(whole));

  test('has the sections of its blueprint with as many items, each of a kind that suits it', () => {
    expect(form.sections.map(({ id, kind, locks, items }) => [id, kind, locks, items.length])).toEqual([
      ['s0', 'plain', false, 12],
      ['s1', 'series', true, 3],
      ['s2', 'case-study', true, 1],
      ['s3', 'lab', true, 1],
    ]);
    for (const section of form.sections)
      for (const { kind } of section.items) expect(suits(section.kind, kind), `${kind} in ${section.id}`).toBe(true);
  });

  test('is a form as it is stored, named after what it holds', () => {
    expect(formSchema.parse(form)).toEqual(form);
    expect(form).toMatchObject({
      course: 'course',
      blueprint: 'test',
      minutes: 60,
      profile: 'today',
      seed: 'seed',
      version: bankVersion(bank),
    });
    expect(form.id).toMatch(/^course\/test\/[0-9a-f]{12}$/);
    expect('objective' in form).toBe(false);
  });

  test('gives each skill its share, within one', () => {
    const of = (objective: string) => itemsOf(form).filter((item) => item.objective === objective).length;
    expect(Math.abs(of(E1) - of(E2))).toBeLessThanOrEqual(2);
  });

  test('makes the share of the blueprint anew', () => {
    expect(form.sections[0]?.items.filter(({ id }) => isMade(id))).toHaveLength(6);
  });

  test('keeps of each item what an attempt needs when the bank is another', () => {
    const [lab] = form.sections[3]?.items ?? [];
    expect(lab?.id).toContain('-lab-');
    expect(lab).toEqual({
      id: lab?.id,
      objective: E2,
      kind: 'lab',
      points: 1,
      difficulty: 0.25,
      unit: 'course/01-unit',
    });
    const fresh = itemsOf(form).find(({ id }) => originOf(id)?.generator === 'one');
    expect(fresh?.id).toMatch(/^generated\/one\/[0-9a-f]{10}$/);
    expect(fresh).toMatchObject({ objective: E1, kind: 'single', points: 1 });
    // Its generator says 0.5, and one of three options can be guessed.
    expect(fresh?.difficulty).toBeCloseTo(0.5 - Math.log(2), 9);
  });
});

test('the same order gives the same form; another seed, another one', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const form = formOf(order(whole, { seed: one }));
      expect(formOf(order(whole, { seed: one }))).toEqual(form);
      if (one !== other) expect(formOf(order(whole, { seed: other })).id).not.toBe(form.id);
    }),
    { numRuns: 20 },
  );
});

test('no item stands twice, nor two of one generator that are alike, whatever the seed', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const all = ids(formOf(order(whole, { seed })));
      expect(new Set(all).size).toBe(all.length);
      const structures = all.flatMap((id) => {
        const of = generators.find((one) => one.id === originOf(id)?.generator);
        return of ? [made(of, id.split('/').slice(2).join('/')).structure] : [];
      });
      expect(new Set(structures).size).toBe(structures.length);
    }),
    { numRuns: 30 },
  );
});

describe('exposure', () => {
  test('what was seen least comes first', () => {
    const plan = blueprint([{ items: 10 }]);
    const seen = Object.fromEntries(bank.map(({ id }) => [id, 1]));
    const fresh = bank.filter(({ kind }) => kind === 'ordering').map(({ id }) => id);
    for (const id of fresh) seen[id] = 0;
    expect(ids(formOf(order(plan, { seen, generators: [] }))).every((id) => fresh.includes(id))).toBe(true);
  });

  test('one who takes form after form meets each question once before any comes again', () => {
    const plan = blueprint([{ items: 10 }]);
    const seen: Record<string, number> = {};
    for (let taken = 0; taken < 4; taken += 1)
      for (const id of ids(formOf(order(plan, { seen, seed: String(taken), generators: [] }))))
        seen[id] = (seen[id] ?? 0) + 1;
    expect(Object.keys(seen)).toHaveLength(40);
  });

  test('a generator that was met less is asked first', () => {
    const plan = blueprint([{ items: 1, generated: 1 }], { weights: { [E1]: 1 } });
    const three = [generator('one', E1, words), generator('two', E1, words), generator('three', E1, words)];
    const seen = { 'generated/one/a': 1, 'generated/two/a': 1, 'generated/two/b': 1, 'generated/three/x': 2 };
    for (const seed of ['a', 'b', 'c', 'd', 'e'])
      expect(ids(formOf(order(plan, { seen, seed, generators: three })))[0]).toMatch(/^generated\/one\//);
  });

  test('over many seeds each question of a skill is asked about as often', () => {
    const plan = blueprint([{ items: 5 }], { weights: { [E1]: 1 } });
    const pool = entries(E1, 20);
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 400; seed += 1)
      for (const id of ids(formOf(order(plan, { bank: pool, seed: String(seed), generators: [] }))))
        counts.set(id, (counts.get(id) ?? 0) + 1);
    expect(counts.size).toBe(20);
    for (const count of counts.values()) expect([count > 60, count < 145]).toEqual([true, true]);
  });

  test('no kind takes more than three in ten while others are left', () => {
    const pool = [
      ...entries(E1, 30),
      ...entries(E1, 4, ['ordering']),
      ...entries(E1, 4, ['multiple']),
      ...entries(E1, 4, ['matching']),
    ];
    const plan = blueprint([{ items: 10 }], { weights: { [E1]: 1 } });
    for (const seed of ['a', 'b', 'c']) {
      const drawn = itemsOf(formOf(order(plan, { bank: pool, seed, generators: [] })));
      expect(drawn.filter(({ kind }) => kind === 'single')).toHaveLength(3);
    }
  });
});

describe('profiles', () => {
  const pool = [entry('both'), entry('then', { profile: 'taught' }), entry('now', { profile: 'today' })];
  const plan = blueprint([{ items: 2 }], { weights: { [E1]: 1 } });
  test.for([
    { profile: 'taught', asked: ['both', 'then'], because: 'what is so today only is not asked of the course' },
    { profile: 'today', asked: ['both', 'now'], because: 'what was taught is not asked of today' },
  ] as const)('$profile asks $asked: $because', ({ profile, asked }) => {
    expect(ids(formOf(order(plan, { bank: pool, generators: [], profile }))).toSorted()).toEqual(asked);
  });

  test('a generator of the course alone is not asked of today', () => {
    const taught = [generator('one', E1, words, 'taught')];
    const one = blueprint([{ items: 1, generated: 1 }], { weights: { [E1]: 1 } });
    expect(assemble(order(one, { bank: [], generators: taught })).missing).toHaveLength(1);
    expect(ids(formOf(order(one, { bank: [], generators: taught, profile: 'taught' })))).toHaveLength(1);
  });
});

describe('a form of one skill', () => {
  const plan = blueprint([{ items: 10, atLeast: 5, generated: 0.5 }], { asks: 'objective', minutes: 20 });
  test('asks about nothing else, and says which', () => {
    const form = formOf(order(plan, { objective: E2 }));
    expect([form.objective, form.minutes, new Set(itemsOf(form).map(({ objective }) => objective))]).toEqual([
      E2,
      20,
      new Set([E2]),
    ]);
  });

  test('is shorter where the bank has less, and takes less time', () => {
    const form = formOf(order(plan, { objective: E1, bank: entries(E1, 6), generators: [] }));
    expect([itemsOf(form).length, form.minutes]).toEqual([6, 12]);
  });

  test('has special sections of that skill too', () => {
    const special = blueprint([{ items: 1, kind: 'lab' }], { asks: 'objective' });
    expect(assemble(order(special, { objective: E1 })).missing).toEqual([
      {
        section: 's0',
        objective: E1,
        missing: 1,
        says: '"Section 0" asks 1, and 1 lab is missing of az-700/E1.',
        way: 'Take another form. Who writes the bank adds 1 under content/items, or lowers "items" of "s0" in content/exams/course.yaml.',
      },
    ]);
  });
});

describe('a form of mistakes', () => {
  const plan = blueprint([{ items: 4, atLeast: 1 }], { asks: 'mistakes', minutes: 8 });
  const mistakes = [
    'course/01-unit/az-700-E1-single-0',
    'course/01-unit/az-700-E2-single-4',
    'generated/two/abc',
    'course/01-unit/gone',
    'course/01-unit/az-700-E2-lab-0',
  ];

  test('asks them again, made ones anew; what is gone from the bank, or has a section of its own, is left out', () => {
    const form = formOf(order(plan, { mistakes }));
    expect(ids(form).toSorted()).toEqual([
      ...mistakes.slice(0, 2),
      expect.stringMatching(/^generated\/two\/[0-9a-f]{10}$/),
    ]);
    expect([form.minutes, 'objective' in form]).toEqual([6, false]);
  });

  test('asks no more than planned', () => {
    const many = bank.filter(({ kind }) => kind === 'single').map(({ id }) => id);
    expect(ids(formOf(order(plan, { mistakes: many })))).toHaveLength(4);
  });

  test('is refused where there are none', () => {
    expect(assemble(order(plan, { mistakes: [] })).missing).toEqual([
      {
        section: 's0',
        missing: 4,
        says: '"Section 0" asks 4, and 4 questions are missing.',
        way: 'Take another form, or answer questions of the lessons. What you get wrong there is asked here.',
      },
    ]);
  });
});

test('makes no question twice to find out that a form cannot be filled, and none for a case or a lab', () => {
  const asked: string[] = [];
  const [one] = generators;
  if (!one) throw new Error('There are two generators.');
  const counted = { ...one, make: (seed: string) => (asked.push(seed), one.make(seed)) };
  const plan = blueprint([{ items: 40, generated: 1 }], { weights: { [E1]: 1 } });
  expect(assemble(order(plan, { bank: [], generators: [counted] })).missing).toHaveLength(1);
  expect(asked.length).toBeGreaterThan(words.length);
  expect(new Set(asked).size).toBe(asked.length);

  const made = asked.length;
  const special = blueprint([{ items: 3, kind: 'lab' }]);
  expect(assemble(order(special, { bank: [], generators: [counted] })).missing).toHaveLength(1);
  expect(asked).toHaveLength(made);
});

describe('what the bank cannot fill is refused with skill, number and way out', () => {
  test.for<{ plan: Blueprint; more?: Partial<Order>; says: readonly string[]; because: string }>([
    {
      plan: blueprint([{ items: 6 }]),
      more: { bank: entries(E1, 3), generators: [] },
      says: ['"Section 0" asks 6, and 3 questions are missing of az-700/E2.'],
      because: 'a whole form does not make up for a skill with another',
    },
    {
      plan: blueprint([{ items: 8 }]),
      more: { bank: [...entries(E1, 3), ...entries(E2, 2)], generators: [] },
      says: [
        '"Section 0" asks 8, and 2 questions are missing of az-700/E2.',
        '"Section 0" asks 8, and 1 question is missing of az-700/E1.',
      ],
      because: 'each skill is named',
    },
    {
      plan: blueprint([{ items: 3, kind: 'case-study' }]),
      says: ['"Section 0" asks 3, and 1 case study is missing.'],
      because: 'there are two',
    },
    {
      plan: blueprint([{ items: 30, kind: 'series' }]),
      says: ['"Section 0" asks 30, and 20 yes/no questions are missing.'],
      because: 'there are ten',
    },
    {
      plan: blueprint([{ items: 4, kind: 'lab', atLeast: 3 }]),
      says: ['"Section 0" asks 4, and 2 labs are missing.'],
      because: 'two are fewer than will do',
    },
  ])('$says: $because', ({ plan, more, says }) => {
    expect(
      assemble(order(plan, more))
        .missing?.map((one) => one.says)
        .toSorted(),
    ).toEqual(says.toSorted());
  });

  test('generators step in where the bank has too few, and the bank where they have', () => {
    const plan = blueprint([{ items: 8, generated: 0.5 }]);
    expect(
      ids(formOf(order(plan, { bank: entries(E1, 20) }))).filter((id) => originOf(id)?.generator === 'two'),
    ).toHaveLength(4);
    expect(ids(formOf(order(plan, { generators: [] })))).toHaveLength(8);
    const series = blueprint([{ items: 2, kind: 'series', generated: 1 }]);
    expect(ids(formOf(order(series)))).toHaveLength(2);
  });

  test('a section that may be empty is left out', () => {
    const plan = blueprint([{ items: 4 }, { items: 2, kind: 'lab', atLeast: 0 }], { minutes: 12 });
    const form = formOf(order(plan, { bank: bank.filter(({ kind }) => kind !== 'lab') }));
    expect([form.sections.map(({ id }) => id), form.minutes]).toEqual([['s0'], 8]);
  });

  test('a form that may be shorter takes another skill instead', () => {
    const plan = blueprint([{ items: 6, atLeast: 4 }]);
    expect(ids(formOf(order(plan, { bank: entries(E1, 10), generators: [] })))).toHaveLength(6);
  });

  test.for([
    { plan: blueprint([{ items: 1 }], { asks: 'objective' }), more: {}, says: 'asks for objective' },
    { plan: blueprint([{ items: 1 }], { asks: 'mistakes' }), more: { objective: E1 }, says: 'asks for mistakes' },
    { plan: blueprint([{ items: 1 }]), more: { mistakes: ['a'] }, says: 'asks for nothing' },
  ])('our own mistake is told: $says', ({ plan, more, says }) => {
    expect(() => assemble(order(plan, more))).toThrow(says);
  });
});

describe('the version of a bank', () => {
  test.for([
    { other: bank.toReversed(), same: true, because: 'the order says nothing' },
    { other: bank.slice(1), same: false, because: 'an item is gone' },
    { other: [...bank, entry('new')], same: false, because: 'an item is new' },
    {
      other: bank.map((one, index) => (index === 0 ? { ...one, points: 2 } : one)),
      same: false,
      because: 'an item is worth more',
    },
    { other: bank.map((one) => ({ ...one, difficulty: 3 })), same: true, because: 'what it is worth did not change' },
  ])('is the same: $same, since $because', ({ other, same }) => {
    expect(bankVersion(other) === bankVersion(bank)).toBe(same);
  });
});

describe('quotas', () => {
  const weights = fc.dictionary(fc.string(), fc.integer({ min: 1, max: 9 }), { minKeys: 1, maxKeys: 13 });

  test('add up to the whole, and each is within one of its share', () => {
    fc.assert(
      fc.property(weights, fc.nat(60), fc.string(), (all, total, seed) => {
        const counts = quotas(new Map(Object.entries(all)), total, seed);
        const sum = Object.values(all).reduce((one, other) => one + other, 0);
        expect([...counts.values()].reduce((one, other) => one + other, 0)).toBe(total);
        for (const [name, weight] of Object.entries(all))
          expect(Math.abs((counts.get(name) ?? 0) - (weight / sum) * total)).toBeLessThan(1 + 1e-6);
      }),
    );
  });

  test('on average each gets its share, so that a short form leaves out another skill each time', () => {
    const all = new Map([
      ['a', 1],
      ['b', 1],
      ['c', 2],
      ['d', 4],
    ]);
    const sums = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed += 1)
      for (const [name, count] of quotas(all, 3, String(seed))) sums.set(name, (sums.get(name) ?? 0) + count / 2000);
    for (const [name, weight] of all) expect(sums.get(name)).toBeCloseTo((weight / 8) * 3, 1);
  });

  test.for([
    { weights: {}, total: 5, gives: {}, because: 'nothing has a weight' },
    { weights: { a: -1, b: 2 }, total: 3, gives: { b: 3 }, because: 'less than nothing is nothing' },
    { weights: { a: 0, b: 2 }, total: 3, gives: { b: 3 }, because: 'nothing is nothing' },
    { weights: { a: 1, b: 1 }, total: 0, gives: { a: 0, b: 0 }, because: 'there is nothing to give' },
  ])('$weights of $total: $because', ({ weights: all, total, gives }) => {
    expect(Object.fromEntries(quotas(new Map(Object.entries(all)), total, 's'))).toEqual(gives);
  });
});

test('an item of a form has its section, one of another form has none', () => {
  const form = formOf(order(whole));
  const [first] = form.sections[1]?.items ?? [];
  expect(sectionOf(form, first?.id ?? '')?.id).toBe('s1');
  expect(sectionOf(form, 'elsewhere')).toBeUndefined();
});
