/** A class under load: everybody joins, works, and hands in an exam, each within ten seconds where it says so. */
import * as z from 'zod';
import { personAt } from './person.ts';
import type { Person } from './person.ts';
import type { Step } from './recorded.ts';
import { createTally } from './tally.ts';
import type { Tally } from './tally.ts';

const lab = 'create-a-gateway';
const joined = z.object({ seat: z.object({ id: z.string() }), class: z.object({ id: z.string() }) });
const kept = z.object({ length: z.number() });
const begun = z.object({
  length: z.number(),
  shown: z.object({ form: z.looseObject({ id: z.string() }), questions: z.array(z.object({ id: z.string() })) }),
});
const heardLines = z.object({ attempt: z.string(), from: z.number(), length: z.number() });

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export interface Loaded {
  tally: Tally;
  /** Milliseconds from sending a line until the instructor's page hears of it. */
  behind: number[];
  /** Whether and when every form was graded, in milliseconds after the last was handed in. */
  gradedAfter: number | undefined;
  handedIn: number;
  /** The share of one core that the server was busy while everybody worked. */
  busy: number;
}

export interface LoadParts {
  /** Seconds of the processor that the server has used. */
  used: () => number;
  port: number;
  instructor: Person;
  learners: number;
  logs: readonly Step[][];
  /** How long everybody works, in milliseconds. */
  works: number;
}

/** The plan of the class under load. */
export const loadPlan = {
  entries: [
    { id: lab, kind: 'lab', ref: `expressroute/${lab}`, way: 'practice' },
    { id: 'exam', kind: 'exam', ref: 'ten-minutes' },
  ],
};

/** Plays a class of so many learners, and says what it cost them. */
export async function playClass({ port, instructor, learners, logs, works, used }: LoadParts): Promise<Loaded> {
  const tally = createTally();
  const made = await instructor.ask('POST', '/api/classes', { course: 'expressroute', title: 'Load', plan: loadPlan });
  const { id, code } = z.object({ id: z.string(), code: z.string() }).parse(made.body);
  const at = `/api/classes/${id}`;
  await instructor.ask('POST', `${at}/state`, { state: 'running' });
  const prepared = await instructor.ask('POST', `${at}/exams/exam/prepare`, {});
  if (prepared.status >= 300) throw new Error(`The exam cannot be prepared: ${JSON.stringify(prepared.body)}`);
  const sentAt = new Map<string, number>();
  const behind: number[] = [];
  await instructor.follow(id, ({ kind, body, at: now }) => {
    const told = kind === 'lines' ? heardLines.safeParse(body) : undefined;
    const sent = told?.success === true ? sentAt.get(`${told.data.attempt}:${String(told.data.from)}`) : undefined;
    if (sent !== undefined) behind.push(now - sent);
  });

  const everybody = Array.from({ length: learners }, (_, index) => index);
  const people = everybody.map(() => personAt(port));
  const seats = await Promise.all(
    people.map(async (person, index) => {
      await sleep((index / learners) * 10_000);
      const answer = await person.ask('POST', '/api/join', { code, name: `Learner ${String(index)}` });
      const read = joined.safeParse(tally.note('join', answer).body);
      if (!read.success) return undefined;
      await person.follow(id);
      tally.note('read the class', await person.ask('GET', at));
      return read.data.seat.id;
    }),
  );
  const before = { used: used(), at: performance.now() };
  const end = before.at + works;
  const liveEvery = async () => {
    while (performance.now() < end) {
      const live = await instructor.ask('GET', `${at}/live`);
      if (live.status !== 404) tally.note('live view', live);
      await sleep(2000);
    }
  };
  const work = async (person: Person, index: number, seat: string) => {
    const attempt = `${seat}.${lab}`;
    const steps = logs[index % logs.length] ?? [];
    await sleep((index / learners) * 5000);
    for (let turn = 0; performance.now() < end; turn += 1) {
      const step = steps[turn % steps.length];
      const begin = performance.now();
      if (step && turn < steps.length) {
        const [first] = step.lines;
        const told = Object.fromEntries(step.lines.flatMap((line) => (line.told ? [[String(line.n), line.told]] : [])));
        sentAt.set(`${attempt}:${String(first?.n ?? 0)}`, performance.now());
        const answer = await person.ask('POST', `${at}/attempts/${attempt}/lines`, {
          from: first?.n ?? 0,
          lines: step.lines.map(({ entry }) => entry),
          told,
          standing: step.standing,
          sent: Date.now(),
        });
        tally.note(turn === 0 ? 'begin a lab (its Cloud is sent)' : 'lines of a lab', answer);
        if (!kept.safeParse(answer.body).success) return;
      }
      if (turn % 3 === 1) {
        const here = await person.ask('POST', `${at}/here`, { page: '/class/room/', touched: true, sent: Date.now() });
        if (here.status !== 404) tally.note('sign of life', here);
      }
      if (turn % 6 === 5) {
        tally.note('reload: the class', await person.ask('GET', at));
        tally.note('reload: the lab', await person.ask('GET', `${at}/attempts/${attempt}/lines?from=0`));
      }
      await sleep(Math.max(0, 5000 - (performance.now() - begin)));
    }
  };
  await Promise.all([
    liveEvery(),
    ...people.map((person, index) => {
      const seat = seats[index];
      return seat === undefined ? Promise.resolve() : work(person, index, seat);
    }),
  ]);

  const busy = ((used() - before.used) * 1000) / (performance.now() - before.at);

  const forms = await Promise.all(
    people.map(async (person, index) => {
      await sleep((index / learners) * 20_000);
      const device = `device-${String(index)}`;
      const wants = { device, hideTimer: false, contrast: false };
      const answer = tally.note('begin the exam', await person.ask('POST', `${at}/exams/exam/start`, wants));
      const read = begun.safeParse(answer.body);
      if (!read.success) return undefined;
      const { length, shown } = read.data;
      const events = shown.questions.map((question) => ({
        type: 'answered',
        at: Date.now(),
        item: question.id,
        words: ['a'],
      }));
      const path = `${at}/forms/${shown.form.id}/lines`;
      const said = await person.ask('POST', path, { device, from: length, events });
      tally.note('answers of the exam', said);
      return { device, path, from: length + events.length };
    }),
  );
  let handedIn = 0;
  await Promise.all(
    people.map(async (person, index) => {
      const form = forms[index];
      if (!form) return;
      await sleep((index / learners) * 10_000);
      const events = [
        { type: 'submitting', at: Date.now() },
        { type: 'submitted', at: Date.now() },
      ];
      const answer = await person.ask('POST', form.path, { device: form.device, from: form.from, events });
      tally.note('hand in', answer);
      if (answer.status < 300) handedIn += 1;
    }),
  );
  const gradedAfter = await untilGraded(instructor, at, handedIn);
  for (const person of people) person.close();
  return { tally, behind, gradedAfter, handedIn, busy };
}

const formsShown = z.object({ forms: z.array(z.object({ state: z.string() })) });

/** How long until every form is graded; undefined where that took more than two minutes. */
async function untilGraded(instructor: Person, at: string, wanted: number): Promise<number | undefined> {
  const begin = performance.now();
  while (performance.now() - begin < 120_000) {
    const read = formsShown.safeParse((await instructor.ask('GET', `${at}/exams/exam/forms`)).body);
    if (read.success && read.data.forms.filter(({ state }) => state === 'graded').length >= wanted)
      return performance.now() - begin;
    await sleep(1000);
  }
  return undefined;
}
