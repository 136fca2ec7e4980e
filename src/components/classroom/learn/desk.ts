/** A learner's desk in a class: what the class shows now, who asks for what, and what is carried there. All parts of a page share one. */
import * as z from 'zod/mini';
import { listedAttempts } from '#src/classroom/attempts/words.ts';
import type { FeedWord } from '#src/classroom/feed-words.ts';
import type { Session } from '#src/lab/session.ts';
import { standingOf, toldOf } from '#src/classroom/stuck/standing.ts';
import type { FormRefusal } from '#src/portal/host.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import { giveWay } from '#src/progress/stores/give-way.ts';
import { ask, askAs, type Answer } from '../api.ts';
import { openClassStream, type ClassStream, type StreamState } from '../stream.ts';
import { classSeen, keepSeen, keptSeen, type ClassSeen } from './class-seen.ts';
import { createCourier, type Courier, type CourierState } from './courier.ts';
import { notesOf, type Note } from './home/join.ts';
import { startBeat } from './here.ts';
import { keptHere } from './kept.ts';
import { leaveSeat, seatHere, takeSeat, type Seat } from './seat.ts';

export interface Announcement {
  id: string;
  text: string;
  by: string;
  at: number;
}

export interface DeskState {
  seat: Seat;
  /** As the server told it last; undefined until it did for the first time. */
  seen: ClassSeen | undefined;
  /** How news come. */
  link: StreamState;
  /** Since when nothing comes, on this device's clock. */
  cutSince: number | undefined;
  /** What was announced, newest first. */
  announced: readonly Announcement[];
  /** What was written to this learner alone, newest first. */
  notes: readonly Note[];
  hand: { up: boolean; text?: string };
  /** The poll that is asked now, and a number that grows when something about it changed. */
  poll: { id: string; version: number } | undefined;
  /** Somebody asks for the controls of an attempt. */
  asked: { attempt: string; name: string } | undefined;
  /** Who is at the controls of which attempt. */
  held: ReadonlyMap<string, string>;
  courier: CourierState;
  /** Grows when a grade was told. */
  graded: number;
  /** The class does not know this browser any more. */
  isOut: boolean;
}

/** A lab that is open on this page. */
export interface Watched {
  session: Session;
  /** Opens it anew, since earlier lines have changed. */
  reopen: () => void;
}

export interface Desk {
  state: () => DeskState;
  subscribe: (listener: () => void) => () => void;
  /** The server's time, as far as it is known. */
  now: () => number;
  /** Resolves once the logs of other devices have come, or cannot come now. */
  ready: Promise<void>;
  /** Tells the courier which lab is open here. Returns the way to stop. */
  watch: (attempt: string, watched: Watched) => () => void;
  /** Notes what is open in the portal. */
  seePlace: (path: string, pane?: string) => void;
  /** Notes what a form of the portal refused before anything was sent. */
  seeRefusal: (attempt: string, refusal: FormRefusal) => void;
  isHeld: (attempt: string) => boolean;
  /** Answers who asks for the controls. What is on the way is handed over first. */
  consent: (given: boolean) => Promise<Answer<unknown>>;
  release: (attempt: string) => Promise<Answer<unknown>>;
  raise: (up: boolean, text?: string) => Promise<Answer<unknown>>;
  /** Forgets the place in this browser. */
  leave: () => Promise<Answer<unknown>>;
  /** Tells each word of the class as it comes. Returns how to stop listening. */
  listen: (onWord: (word: FeedWord) => void) => () => void;
}

let desk: Promise<Desk | undefined> | undefined;

/** The desk of this page; undefined where nobody sits in a class. */
export const openDesk = (): Promise<Desk | undefined> => (desk ??= begin());

const announcements = z.array(z.object({ id: z.string(), text: z.string(), by: z.string(), at: z.number() }));
const ownHand = z.object({ up: z.boolean(), text: z.exactOptional(z.string()) });
const mostAnnounced = 20;
/** Other devices' lines are waited for so long before a lab begins. */
const readyWithin = 4000;

async function begin(): Promise<Desk | undefined> {
  const kept = keptHere();
  const seat = seatHere(kept);
  if (!seat) return undefined;
  const base = `/api/classes/${encodeURIComponent(seat.class)}` as const;
  const listeners = new Set<() => void>();
  const watched = new Map<string, Watched>();
  const words = new Set<(word: FeedWord) => void>();
  const record = await openRecord();
  let state: DeskState = {
    ...{ seat, seen: keptSeen(kept, seat.class), link: 'connecting', cutSince: undefined, announced: [] },
    ...{ notes: [], hand: { up: false }, poll: undefined, asked: undefined, held: new Map(), graded: 0, isOut: false },
    courier: { waiting: 0, problem: undefined, aside: undefined },
  };
  let stream: ClassStream | undefined;
  const set = (change: Partial<DeskState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const now = () => stream?.now() ?? Date.now();
  const hold = (attempt: string, name: string | undefined) => {
    const held = new Map(state.held);
    if (name === undefined) held.delete(attempt);
    else held.set(attempt, name);
    set({ held });
  };

  const courier: Courier = createCourier({
    ...{ inClass: seat.class, seat: seat.seat, course: seat.course, since: seat.since },
    ...{ record, ask, kept, real: () => Date.now(), giveWay },
    standing: (attempt) => {
      const session = watched.get(attempt)?.session;
      return session && standingOf(session, Date.now());
    },
    told: (attempt, n) => {
      const entry = watched.get(attempt)?.session.entries()[n];
      return entry ? toldOf(entry) : [];
    },
    changed: ({ attempt }) => watched.get(attempt)?.reopen(),
    later(work, milliseconds) {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  courier.subscribe(() => set({ courier: courier.state() }));
  addEventListener('online', courier.hurry);

  const look = async () => {
    const answer = await askAs(classSeen, 'GET', base);
    if (!answer.ok) {
      if ([401, 403, 404].includes(answer.status)) set({ isOut: answer.code !== 'NoServer' });
      return;
    }
    const seen = answer.value;
    keepSeen(kept, seen);
    if (seen.title !== seat.title || seen.course !== seat.course)
      takeSeat({ ...seat, title: seen.title, course: seen.course }, kept);
    set({ seen, isOut: false, poll: pollIn(seen.moment.poll) });
    follow(seen);
  };
  const pollIn = (id: string | undefined): DeskState['poll'] =>
    id === undefined ? undefined : { id, version: state.poll?.id === id ? state.poll.version : 0 };
  const lookAtNotes = async () => {
    const answer = await notesOf(seat.class);
    if (answer.ok) set({ notes: answer.value.slice(0, mostAnnounced) });
  };
  const lookAround = async () => {
    const [told, hand, attempts] = await Promise.all([
      askAs(announcements, 'GET', `${base}/announcements`),
      askAs(ownHand, 'GET', `${base}/hand`),
      askAs(listedAttempts, 'GET', `${base}/attempts`),
      lookAtNotes(),
    ]);
    if (told.ok) set({ announced: told.value.slice(0, mostAnnounced) });
    if (hand.ok) set({ hand: hand.value });
    if (!attempts.ok) return;
    const [asks] = attempts.value.filter(({ asked }) => asked !== undefined);
    set({
      held: new Map(attempts.value.flatMap(({ id, heldBy }) => (heldBy ? [[id, heldBy.name] as const] : []))),
      asked: asks?.asked && { attempt: asks.id, name: asks.asked.name },
    });
  };
  const handedBack = async (attempt: string) => {
    await courier.settled();
    hold(attempt, undefined);
    await watched.get(attempt)?.session.catchUp();
    courier.hurry();
  };
  const hear = ({ kind, body, at }: FeedWord) => {
    switch (kind) {
      case 'class.changed':
        return void look();
      case 'moment':
        if (state.seen) set({ seen: { ...state.seen, moment: body.moment }, poll: pollIn(body.moment.poll) });
        return;
      case 'announced': {
        set({ announced: [{ ...body, at }, ...state.announced].slice(0, mostAnnounced) });
        return;
      }
      case 'note':
        return void lookAtNotes();
      case 'poll':
        if (body.state === 'away') set({ poll: undefined });
        else set({ poll: { id: body.poll, version: (state.poll?.version ?? 0) + 1 } });
        return;
      case 'hand':
        if (body.seat === seat.seat) set({ hand: body });
        return;
      case 'lines':
        if (body.seat === seat.seat) courier.fetch(body.attempt, body.lab);
        return;
      case 'consent.asked': {
        set({ asked: { attempt: body.attempt, name: body.name } });
        return;
      }
      case 'held':
        set({ asked: undefined });
        if (body.name !== undefined) {
          hold(body.attempt, body.name);
          return;
        }
        return void handedBack(body.attempt);
      case 'graded': {
        set({ graded: state.graded + 1 });
        return;
      }
      case 'kicked':
        if (body.seat === seat.seat) set({ isOut: true });
        return;
      default:
        return;
    }
  };
  const follow = ({ seq }: ClassSeen) => {
    stream ??= openClassStream(seat.class, {
      after: seq,
      onEntry(word) {
        hear(word);
        for (const listener of words) listener(word);
      },
      onState(link) {
        const isCut = link === 'away' || link === 'connecting';
        const wasCut = state.cutSince !== undefined;
        set({ link, cutSince: isCut ? (state.cutSince ?? Date.now()) : undefined });
        if (link === 'out') set({ isOut: true });
        if (isCut || !wasCut) return;
        courier.hurry();
        void look();
        void lookAround();
      },
    });
  };
  const beat = startBeat({
    post: (body) => void ask('POST', `${base}/here`, body),
    real: () => Date.now(),
    standing: () => {
      const [first] = watched;
      return first && { attempt: first[0], standing: standingOf(first[1].session, Date.now()) };
    },
  });

  if (state.seen) follow(state.seen);
  const first = Promise.all([look(), lookAround(), courier.settled()]).then(() => undefined);
  const ready = Promise.race([first, new Promise<void>((resolve) => setTimeout(resolve, readyWithin))]);

  return {
    ...{ state: () => state, now, ready, seePlace: beat.seePlace, seeRefusal: beat.seeRefusal },
    listen(onWord) {
      words.add(onWord);
      return () => words.delete(onWord);
    },
    isHeld: (attempt) => state.held.has(attempt),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watch(attempt, one) {
      watched.set(attempt, one);
      return () => {
        if (watched.get(attempt) === one) watched.delete(attempt);
      };
    },
    async consent(given) {
      const { asked } = state;
      if (!asked) return { ok: true, value: undefined };
      // What was done up to now goes first: whoever comes finds it.
      if (given) {
        courier.hurry();
        await courier.settled();
      }
      const answer = await ask('POST', `${base}/attempts/${encodeURIComponent(asked.attempt)}/consent`, { given });
      set({ asked: undefined });
      return answer;
    },
    release: (attempt) => ask('POST', `${base}/attempts/${encodeURIComponent(attempt)}/release`, {}),
    async raise(up, text) {
      const answer = await askAs(ownHand, 'POST', `${base}/hand`, { up, ...(text === undefined ? {} : { text }) });
      if (answer.ok) set({ hand: answer.value });
      return answer;
    },
    async leave() {
      courier.hurry();
      await courier.settled();
      const answer = await ask('POST', `${base}/leave`, {});
      if (answer.ok || answer.status === 401) {
        courier.close();
        stream?.close();
        beat.stop();
        leaveSeat(kept);
      }
      return answer;
    },
  };
}
