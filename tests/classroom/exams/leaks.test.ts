/** No key, reason, belief, seed or weight of an exam that counts reaches a learner: a whole form is taken, and every answer of every endpoint is searched, before, during and after. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { defineEndpoint, type Endpoint } from '#src/classroom/endpoint.ts';
import { paperShape, type Paper } from '#src/classroom/exams/paper.ts';
import { endpoints } from '#src/classroom/routes/list.ts';
import { kindOf } from '#src/quiz/registry.ts';
import { sampleOf } from '../support/sample.ts';
import type { Caller } from '#src/classroom/roles.ts';
import { anyAnswer, gradeOf, leads, openRoom, penOf, quiz, sits, type Pen, type Room } from './room.ts';
import { leaksIn, secretsOf, tellingNames, type Said, type Secret } from './secrets.ts';

const mine = [
  'id,kind,objective,stem,A,B,C,key,why,why A,why B,why C',
  'secret-port,single,az-700/E4,Which one is right?,One,Two,Three,B,Because the author of this says that it is two.,,,',
  'secret-box,multiple,own,And which two here?,Red,Green,Blue,"A,C",Because boxes of this kind are red and blue.,,,',
].join('\n');

/** Everything that is on stock of a class, as the server has it. */
const papersOf = async ({ store, id }: Room): Promise<Paper[]> => {
  const rows = await store.read((db) => db.selectFrom('papers').select('paper').where('class', '=', id).execute());
  return rows.map(({ paper }) => paperShape.parse(JSON.parse(paper)));
};

/** The start of a stream is what it says at once; the rest comes when something happens. */
async function textOf(response: Response): Promise<string> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.startsWith('text/event-stream')) return response.text();
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

const fill = (path: string, words: Readonly<Record<string, string>>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(words[name] ?? 'x')).replace(/\*$/, 'subscriptions');

/** What addresses can name, one after the other: the own things of the learner, and those of another. */
const named = (room: Room, own: Pen | undefined, other: Pen | undefined): Readonly<Record<string, string>>[] =>
  [own, other].flatMap((pen) =>
    ['quiz', 'check', 'lab'].map((entry) => ({
      ...{ class: room.id, entry, seat: pen?.seat ?? 'bo', form: pen?.form ?? 'none' },
      ...{ attempt: `${pen?.seat ?? 'bo'}.lab`, item: 'secret-port' },
    })),
  );

/** Asks every endpoint as this caller, with every name, and gathers what is answered. What is changed by it is a learner's own. */
async function everything(room: Room, who: Caller, own?: Pen, other?: Pen): Promise<Said[]> {
  const said: Said[] = [];
  for (const endpoint of endpoints) {
    const seen = new Set<string>();
    for (const words of named(room, own, other)) {
      const path = fill(endpoint.path, words);
      if (seen.has(path)) continue;
      seen.add(path);
      // To hand in, to leave or to sign out would end the story; the first is told below, the others say nothing of an exam.
      if (/\/(?:leave|sign-out)$/.test(path)) continue;
      const body = endpoint.schemas.body ? sampleOf(endpoint.schemas.body, { ...words, device: 'laptop' }) : undefined;
      const { response } = await room.ask(who, endpoint.method, path, endpoint.method === 'GET' ? undefined : body);
      said.push({ by: `${endpoint.method} ${endpoint.path} ${String(response.status)}`, text: await textOf(response) });
    }
  }
  return said;
}

/** Answers as values, for those that are JSON. */
const valuesIn = (all: readonly Said[]): { by: string; value: unknown }[] =>
  all.flatMap(({ by, text }) => {
    try {
      return [{ by, value: JSON.parse(text) as unknown }];
    } catch {
      return [];
    }
  });

/** Whatever tells of an exam tells nothing but what is asked. Other things, such as a check that is marked, have keys that are theirs. */
const isOfExam = ({ by }: { by: string }): boolean => /\/(?:exams|forms)\//.test(by);

interface Searched {
  room: Room;
  pen: Pen;
  said: readonly Said[];
  secrets: readonly Secret[];
}

/** Takes a whole exam, asking everything on the way. `planted` are endpoints that are asked by their own tests alone. */
async function takeExam(planted: readonly Endpoint[]): Promise<Searched> {
  const room = await openRoom({
    plan: [
      { ...quiz, ref: 'full' },
      { id: 'check', kind: 'check', ref: 'expressroute/09-fastpath' },
      { id: 'lab', kind: 'lab', ref: 'expressroute/create-a-gateway', way: 'assessed' },
    ],
    endpoints: [...endpoints, ...planted],
  });
  await room.ask(leads(), 'POST', `/api/classes/${room.id}/own-items`, {
    ...{ name: 'mine.csv', base64: Buffer.from(mine).toString('base64') },
  });
  const bo = sits('bo', room.id);
  const said = await everything(room, bo);
  const other = penOf('cy', await room.begin('cy'));
  const opened = await room.begin('bo');
  const pen = penOf('bo', opened);
  said.push({ by: 'the form as it is opened /forms/', text: JSON.stringify(opened) });
  said.push(...(await everything(room, bo, pen, other)));
  pen.next = (await room.begin('bo')).length;
  for (const question of opened.shown.questions) {
    const answer = await room.send(pen, [{ type: 'answered', item: question.id, words: anyAnswer(question) }]);
    said.push({ by: 'POST lines /forms/', text: JSON.stringify(answer.body) });
  }
  said.push({ by: 'handing in /forms/', text: JSON.stringify((await room.hand(pen)).body) });
  said.push(...(await everything(room, bo, pen, other)));
  await room.work();
  said.push(...(await everything(room, bo, pen, other)));
  return { room, pen, said, secrets: secretsOf(await papersOf(room)) };
}

const params = z.object({ class: z.string() });
const drawnIn = ({ questions }: Paper) => Object.values(questions);
const optionsIn = (paper: Paper) => drawnIn(paper).map(({ item }) => kindOf(item.kind).keyOf(item).options);

/** Endpoints that tell what they should not, and what the search says of them. */
const leaky: readonly { tells: (paper: Paper) => unknown; finds: string; because: string }[] = [
  { tells: ({ form }) => ({ of: form.seed }), finds: 'seed', because: 'the seed of the paper' },
  { tells: ({ questions }) => Object.keys(questions), finds: 'id', because: 'which generator made it' },
  {
    tells: (paper) => optionsIn(paper).map((all) => all.map(({ why }) => `<b>${why}</b>`)),
    finds: 'reason',
    because: 'the reasons, with tags around',
  },
  {
    tells: (paper) => optionsIn(paper).map((all) => all.map(({ belief }) => belief)),
    finds: 'belief',
    because: 'which belief a wrong answer shows',
  },
  {
    tells: ({ form }) => form.sections.map(({ items }) => items.map(({ difficulty }) => [difficulty])),
    finds: 'weight',
    because: 'how hard each question is',
  },
  { tells: ({ form }) => ({ form }), finds: '.difficulty', because: 'a form with its weights' },
  {
    tells: (paper) => drawnIn(paper).map(({ item }) => ({ facts: item.facts })),
    finds: '.facts',
    because: 'the facts',
  },
  {
    tells: (paper) => optionsIn(paper).map((all) => all.map(({ id, correct }) => ({ id, correct }))),
    finds: '.correct',
    because: 'a bare key, which has no words of its own',
  },
];
const pathOf = (index: number): string => `/api/classes/:class/forms/planted-${String(index)}`;
const planted = leaky.map(({ tells }, index) =>
  defineEndpoint({
    method: 'GET',
    path: pathOf(index),
    who: 'learner',
    does: 'Tells what it should not.',
    params,
    async answer({ params: { class: inClass } }, { store }) {
      const { paper } = await store.read((db) =>
        db.selectFrom('papers').select('paper').where('class', '=', inClass).executeTakeFirstOrThrow(),
      );
      return tells(paperShape.parse(JSON.parse(paper)));
    },
  }),
);

let taken: Searched;
beforeAll(async () => {
  taken = await takeExam(planted);
}, 90_000);
afterAll(() => taken.room.close());

/** Everything that stands where it must not. */
const found = (said: readonly Said[]): string[] => [
  ...leaksIn(said, taken.secrets),
  ...valuesIn(said)
    .filter(isOfExam)
    .flatMap(({ by, value }) => tellingNames(value, by)),
];

test('an exam has secrets of every kind, and every endpoint is asked for them four times', async () => {
  expect(new Set(taken.secrets.map(({ what }) => what))).toEqual(new Set(['seed', 'id', 'reason', 'belief', 'weight']));
  expect(taken.said.length).toBeGreaterThan(4 * (endpoints.length - 2));
  expect(await gradeOf(taken.room, 'bo')).toMatchObject({ evidence: `form:${taken.pen.form}` });
});

test('no answer tells a learner what is right, why, what it is worth or how it was made', () => {
  expect([...new Set(found(taken.said))]).toEqual([]);
});

test.for(leaky.map((one, index) => ({ ...one, index })))(
  'the search finds a leak that is planted: $because',
  async ({ finds, index }) => {
    const { room } = taken;
    const { body } = await room.ask(sits('bo', room.id), 'GET', pathOf(index).replace(':class', room.id));
    const leaks = found([{ by: pathOf(index), text: JSON.stringify(body) }]);
    expect(leaks.some((leak) => leak.startsWith(`${pathOf(index)}: ${finds} `) || leak.endsWith(finds))).toBe(true);
  },
);

test('once results are released the same search finds the reasons in the report', async () => {
  const { room, pen, secrets } = taken;
  const path = `/api/classes/${room.id}/exams/quiz/release`;
  await room.ask(leads(), 'POST', path, { released: true, anyway: true });
  const report = await room.ask(sits('bo', room.id), 'GET', `/api/classes/${room.id}/forms/${pen.form}/report`);
  const reasons = secrets.filter(({ what }) => what === 'reason');
  expect(leaksIn([{ by: 'report', text: JSON.stringify(report.body) }], reasons).length).toBeGreaterThan(40);
});
