/** A class where learners have done one of everything: one who asks, and one whose things are nobody else's. */
import * as z from 'zod/mini';
import { attemptIdOf } from '#src/classroom/attempts/names.ts';
import { itemsOf } from '#src/classroom/content/course-content.ts';
import type { Endpoint } from '#src/classroom/endpoint.ts';
import type { ClassPlan } from '#src/classroom/classes/plan.ts';
import { actsOf, requestOf } from '#src/lab/play.ts';
import { anyAnswer, leads, openRoom, penOf, quiz, sits, type Room } from '../exams/room.ts';
import { checkpoint, firstLine, lab } from '../support/attempts.ts';
import { addRows } from './rows.ts';

export const own = 'seat-of-anna';
export const other = 'seat-of-zsuzsa';
/** Plays with the other learner: a lab is shared that the one who asks has no part in. */
const partner = 'seat-of-yannick';

const pairs = 'expressroute/owner-and-user';
const plan: ClassPlan['entries'] = [
  quiz,
  { id: 'lab', kind: 'lab', ref: lab, way: 'guided' },
  { id: 'pairs', kind: 'lab', ref: pairs, way: 'practice', people: 'pairs' },
  { id: 'check', kind: 'check', ref: 'expressroute/09-fastpath' },
];

/** The things of one learner that an address can name. */
export interface Things {
  seat: string;
  attempt: string;
  form: string;
}

export interface Scene {
  room: Room;
  mine: Things;
  theirs: Things;
  /** The lab that the other learner shares with somebody, and the people of its story. */
  shared: string;
  people: readonly string[];
  polls: readonly string[];
}

/** A moment between any two deeds, so that no two learners did something at the same one: a moment that is told gives somebody away too. */
const between = 7919;

async function work(room: Room, seat: string, words: string): Promise<Things> {
  const { ask, id, wait, services } = room;
  const send = async (as: Parameters<Room['ask']>[0], path: string, body: unknown) => {
    wait(between);
    const { status, body: said } = await ask(as, 'POST', `/api/classes/${id}${path}`, body);
    if (status >= 300) throw new Error(`The scene is not set: POST ${path} says ${JSON.stringify(said)}.`);
  };
  wait(between);
  await addRows(room, seat, words);
  const attempt = attemptIdOf(seat, 'lab');
  const at = services.now();
  await send(sits(seat, id), `/attempts/${attempt}/lines`, {
    from: 0,
    lines: [await firstLine(at), checkpoint(`checkpoint of ${words}`, at + 1)],
  });
  wait(between);
  const opened = await room.begin(seat, `device of ${words}`);
  const pen = penOf(seat, opened, `device of ${words}`);
  wait(between);
  for (const question of opened.shown.questions.slice(0, 2))
    await room.send(pen, [{ type: 'answered', item: question.id, words: anyAnswer(question) }]);
  await send(leads(), `/seats/${seat}/notes`, { text: `Note to ${words}` });
  await send(leads(), `/seats/${seat}/notes`, { text: `Note on ${words}`, for: 'staff' });
  return { seat, attempt, form: pen.form };
}

/** Asks the class three questions, which end open, closed and revealed, and lets everybody vote. */
async function poll(room: Room, voters: readonly (readonly [seat: string, words: string])[]): Promise<string[]> {
  const found = [...(await itemsOf('expressroute'))].find(([, { kind }]) => kind === 'single');
  if (!found) throw new Error('The bank has no question with one right option.');
  const [ref] = found;
  const polls: string[] = [];
  for (const state of ['revealed', 'closed', 'open'] as const) {
    const at = `/api/classes/${room.id}/polls`;
    const made = await room.ask(leads(), 'POST', at, { ref });
    const { id } = z.object({ id: z.string() }).parse(made.body);
    // What was typed is told to all when a poll is revealed, without a name; before that it is nobody's to read.
    await room.store.write(async (tx) => {
      for (const [seat, words] of voters) {
        room.wait(between);
        const vote = state === 'revealed' ? ['a'] : [`vote of ${words}`];
        await tx
          .insertInto('votes')
          .values({ poll: id, seat, words: JSON.stringify(vote), at: room.services.now() })
          .execute();
      }
    });
    if (state !== 'open') await room.ask(leads(), 'POST', `${at}/${id}/state`, { state });
    polls.push(id);
  }
  return polls;
}

/** Puts two learners into a lab that they share, and does its first task there. */
async function share(room: Room, [one, two]: readonly [string, string]): Promise<[string, string[]]> {
  const at = `/api/classes/${room.id}/clouds`;
  const { default: lab } = await import('#labs/expressroute/owner-and-user.ts');
  const people = lab.open('people', 'today').people.map(({ id }) => id);
  const [owner = '', user = ''] = people;
  const made = await room.ask(leads(), 'POST', at, { entry: 'pairs', casts: [{ [owner]: [one], [user]: [two] }] });
  const [attempt = ''] = z.object({ made: z.array(z.string()) }).parse(made.body).made;
  const begin = { seed: '', profile: 'today', way: 'practice' } as const;
  const { session } = await room.services.clouds.open(attempt, pairs, begin);
  const [task] = session.scenario.tasks;
  if (!task) throw new Error('The lab for two has no task.');
  for (const act of actsOf(session.scenario, task.deed, session.state().cloud)) {
    room.wait(between);
    const { pathname, search } = new URL(requestOf(act).url);
    const who = sits(act.actor === owner ? one : two, room.id);
    const door = `${at}/${attempt}/as/${act.actor ?? ''}/arm${pathname}${search}`;
    const { status } = await room.ask(who, act.method, door, act.body);
    if (status >= 300) throw new Error(`The first task of the lab for two is refused with ${String(status)}.`);
  }
  return [attempt, people];
}

/** Opens the class, with `endpoints` where others than those of the list are meant. */
export async function openScene(endpoints?: readonly Endpoint[]): Promise<Scene> {
  const room = await openRoom({ seats: [own, other, partner], plan, ...(endpoints ? { endpoints } : {}) });
  await room.store.write((tx) =>
    tx
      .insertInto('staff')
      .values({ class: room.id, account: 'ada', role: 'instructor', name: 'Ada', added_at: 1 })
      .execute(),
  );
  const mine = await work(room, own, 'anna');
  const theirs = await work(room, other, 'zsuzsa');
  const polls = await poll(room, [
    [own, 'anna'],
    [other, 'zsuzsa'],
  ]);
  const [shared, people] = await share(room, [other, partner]);
  room.wait(between);
  return { room, mine, theirs, shared, people, polls };
}
