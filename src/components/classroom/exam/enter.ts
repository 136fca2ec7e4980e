/** Opens a learner's exam on this page: the server's form and lines, the copy of them here, the session, and what carries it back. */
import { claim, type Claim } from '#src/components/exam/alone.ts';
import type { Question } from '#src/components/exam/questions.ts';
import { openSession, type ExamSession } from '#src/components/exam/session.ts';
import type { Opened } from '#src/classroom/exams/shown.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import type { Problem } from '../api.ts';
import { readLines, sendLines, start, take, type Where } from './calls.ts';
import { copyOf, serverLog } from './copies.ts';
import { createCourier, type Courier } from './courier.ts';
import { deviceName } from './device.ts';
import { knownOpened, noteOpened } from './known.ts';
import { createServerClock } from './server-clock.ts';

export interface Entered {
  kind: 'entered';
  opened: Opened;
  questions: ReadonlyMap<string, Question>;
  session: ExamSession;
  courier: Courier;
  /** Lets go of everything. */
  leave: () => void;
}

export type Entering =
  | Entered
  /** `here`: another tab of this browser; `there`: another device. */
  | { kind: 'elsewhere'; where: 'here' | 'there' }
  | { kind: 'problem'; problem: Problem };

interface Wish {
  where: Where;
  hideTimer: boolean;
  contrast: boolean;
  /** Takes the exam over from another tab or device. */
  takeOver: boolean;
}

const later = (work: () => void, milliseconds: number) => {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
};

/** Opens the exam. Without a network it goes on with what this browser knows of it. */
export async function enterExam({ where, takeOver, ...wants }: Wish): Promise<Entering> {
  const device = deviceName();
  const { inClass } = where;
  const answer = await start(where, { device, ...wants });
  const known = answer.ok ? undefined : knownOpened(where, Date.now());
  if (!answer.ok && (answer.status !== 0 || !known)) return { kind: 'problem', problem: answer };
  const opened = answer.ok ? answer.value : known;
  if (!opened) throw new Error('An exam was opened that nobody knows.');
  const { form } = opened.shown;
  if (answer.ok && opened.elsewhere) {
    if (!takeOver) return { kind: 'elsewhere', where: 'there' };
    const taken = await take(inClass, form.id, device);
    if (!taken.ok) return { kind: 'problem', problem: taken };
  }
  const { attempts } = await openRecord();
  const clock = createServerClock(opened.now);
  const lines = answer.ok ? await readLines(inClass, form.id) : undefined;
  if (lines?.ok === false && lines.status !== 0) return { kind: 'problem', problem: lines };
  if (answer.ok) noteOpened(where, opened, Date.now());
  const server = lines?.ok === true ? lines.value.lines.map(({ event }) => event) : undefined;
  // Without the server's lines the copy here is all there is; the server says what it has when the first are sent.
  const copy = await copyOf(attempts, form.id, serverLog(opened, server ?? []));
  const session: { open?: ExamSession } = {};
  const giveUp = () => session.open?.giveUp();
  const mine: Claim | undefined = await claim(copy.id, { takeOver, onLost: giveUp });
  if (!mine && opened.state === 'open') return { kind: 'elsewhere', where: 'here' };
  const open = await openSession({ log: attempts, attempt: copy.id, now: clock.now });
  session.open = open;
  open.tick();
  const courier = createCourier({
    read: (from) => attempts.read(copy.id, from),
    send: (body) => sendLines(inClass, form.id, { device, ...body }),
    sent: copy.sent,
    state: opened.state,
    onTime: clock.set,
    later,
  });
  const stopTelling = open.subscribe(() => void open.settled().then(() => courier.hurry()));
  const stopHearing = courier.subscribe(() => {
    if (courier.state().isElsewhere && !open.state().isElsewhere) open.giveUp();
  });
  const back = () => courier.hurry(true);
  addEventListener('online', back);
  courier.hurry(true);
  return {
    kind: 'entered',
    opened,
    session: open,
    courier,
    questions: new Map(opened.shown.questions.map((question) => [question.id, { ...question, facts: [] }])),
    leave() {
      removeEventListener('online', back);
      stopTelling();
      stopHearing();
      courier.close();
      mine?.release();
    },
  };
}
