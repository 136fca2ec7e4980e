import { expect, test } from 'vitest';
import { item as itemSchema } from '#src/quiz/item.ts';
import { labs } from '#src/lab/registry.ts';
import { readBank } from '#tests/quiz/bank.ts';
import { closest, elementIdsOf, problemsOf } from '#tests/quiz/problems.ts';

const bank = readBank();

/** Fails with the file and a line for each problem. */
const nothingWrong = (id: string, problems: readonly string[]): void => {
  expect(
    problems.length,
    [`content/items/${id}.yaml`, ...problems.map((problem) => `  ${problem}`), ''].join('\n'),
  ).toBe(0);
};

test('every file is a question of a known kind', () => {
  for (const { id, problems } of bank.broken) expect.soft(problems, `content/items/${id}.yaml`).toEqual([]);
});

test.for(bank.entries.map((entry) => [entry.id, entry] as const))('%s', ([id, entry]) => {
  nothingWrong(id, problemsOf(entry, bank));
});

const practiced = bank.entries.flatMap(({ id, item }) => (item.kind === 'lab' ? [[id, item] as const] : []));
test.for(practiced)('%s names the tasks of its lab', async ([, { lab, tasks }]) => {
  const entry = labs.find(({ id }) => id === lab);
  if (!entry) throw new Error(`There is no lab "${lab}". Known labs: ${labs.map(({ id }) => id).join(', ')}.`);
  const own = (await entry.load()).default.open('any', 'today').tasks;
  expect(tasks.map(({ id, text }) => [id, text])).toEqual(own.map(({ id, title }) => [id, title]));
});

const [sample] = bank.entries.filter(({ item }) => item.kind === 'single');
if (!sample || sample.item.kind !== 'single') throw new Error('the bank has no single choice to try the checks on');
const { item } = sample;
const [one, two, three, four] = item.options;
if (!one || !two || !three || !four) throw new Error(`${sample.id} has too few options`);
const plain = { ...one, correct: false, belief: undefined, why: 'w'.repeat(60), text: 'o'.repeat(40) };
const right = { ...plain, correct: true };

test.for([
  { change: { facts: ['expressroute/fastpath-gateways'] }, says: 'or use one like expressroute/fastpath-' },
  { change: { objective: 'az-700/E99' }, says: '"az-700/E99" is none. Use one of az-700/E1' },
  { change: { options: [{ ...plain, belief: 'expressroute/fast-track' }] }, says: 'expressroute/fast-track.yaml' },
  { change: { options: [right, plain, plain, plain] }, says: 'options.1, options.2, options.3: no "belief"' },
  { change: { options: [{ ...right, text: 'o'.repeat(51) }, plain] }, says: 'to at most a quarter more' },
  { change: { options: [{ ...right, text: 'o'.repeat(20) }, plain] }, says: 'closer together' },
  { change: { options: [one, two, three] }, says: 'there are 3; a single choice has four' },
  { change: { options: [{ ...right, id: 'correct-one' }] }, says: '"correct-one" tells' },
  { change: { options: [{ ...right, text: 'Both of these' }] }, says: 'points at other options' },
  { change: { stem: 'What is `this?' }, says: 'lonely backtick' },
  { change: { options: [{ ...right, why: 'Because.' }] }, says: 'too short to teach' },
  {
    change: { options: [right, { ...plain, belief: one.belief }] },
    says: 'options.1.why: says the same as options.0.why',
  },
])('an author hears: $says', ({ change, says }) => {
  expect(problemsOf({ ...sample, item: { ...item, ...change } }, bank).join('\n')).toContain(says);
});

test.for([
  { figure: 'expressroute/nowhere', panel: 0, id: 'edge', says: 'Write content/figures/expressroute/nowhere.yaml' },
  { figure: 'x/y', panel: 0, id: 'hub', says: 'the figure x/y has no element "hub". It has site, edge' },
  { figure: 'x/y', panel: 1, id: 'edge', says: 'the figure x/y, panel 1, has no element "edge". It has hub' },
])('an author of a hot area hears: $says', ({ figure, panel, id, says }) => {
  const nodes = (...ids: string[]) => ({ nodes: ids.map((one) => ({ id: one })) });
  const areas = [id, 'b', 'c'].map((one) => ({ id: one, correct: one === 'b', why: one.repeat(40) }));
  const figures = new Map([['x/y', { panels: [nodes('site', 'edge'), nodes('hub')] }]]);
  const { objective, facts, profile, order, difficulty, needs, keepOrder, stem } = item;
  const common = { objective, facts, profile, order, difficulty, needs, keepOrder, stem };
  const question = { ...sample, item: { ...common, kind: 'hot-area' as const, figure, panel, areas } };
  expect(problemsOf(question, { ...bank, figures }).join('\n')).toContain(says);
});

const common = {
  objective: item.objective,
  facts: item.facts,
  stem: item.stem,
  difficulty: 2,
  needs: 'decision',
} as const;
const longWhy = 'w'.repeat(60);
const alone = { kind: 'single', ...common, options: [right, plain, plain, plain] };
const gap = (id: string, text: string) => ({
  ...{ id, answer: 'a', why: `${id} ${longWhy}` },
  choices: ['a', 'b', 'c'].map((choice) => ({ id: choice, text: choice === 'a' ? text : `no ${choice}` })),
});
const tab = (id: string, exhibit: object) => ({ id, title: id, exhibits: [exhibit] });
test.for([
  {
    change: { kind: 'drop-down', text: '{{one}} {{two}}', gaps: [gap('one', 'o'.repeat(30)), gap('two', 'o')] },
    says: 'gaps.0.choices: the right one has 30 characters, the longest wrong one 4',
  },
  {
    change: {
      kind: 'drop-down',
      text: '{{one}} {{two}}',
      gaps: [{ ...gap('one', 'o'), beliefs: { b: 'x/y' } }, gap('two', 'o')],
    },
    says: 'gaps.0.beliefs.b.belief: "x/y" is no misconception',
  },
  {
    change: {
      kind: 'case-study',
      title: 'A case',
      tabs: [tab('one', { text: 't' }), tab('two', { figure: 'expressroute/nowhere' })],
      questions: ['a', 'b', 'c'].map((id) => ({ id, ask: { ...alone, options: item.options } })),
    },
    says: 'tabs.1.exhibits.0.figure: "expressroute/nowhere" is no figure',
  },
  {
    change: {
      kind: 'case-study',
      title: 'A case',
      tabs: [tab('one', { text: 't' }), tab('two', { text: 't' })],
      questions: ['a', 'b', 'c'].map((id) => ({
        id,
        ask: { ...alone, objective: 'az-700/E99', options: item.options },
      })),
    },
    says: 'questions.1.ask.objective: "az-700/E99" is none',
  },
])('an author of a kind for exams hears: $says', ({ change, says }) => {
  expect(problemsOf({ ...sample, item: itemSchema.parse({ ...common, ...change }) }, bank).join('\n')).toContain(says);
});

test('the closest id is the one written most alike', () => {
  expect(closest('c/one-big-key', ['c/one-key', 'c/two-keys', 'd/big'], 1)).toBe('c/one-key');
  expect(elementIdsOf({ rows: [{ id: 'a', cells: [{ id: 'b' }] }] }, 0)).toEqual(['a', 'b']);
});
