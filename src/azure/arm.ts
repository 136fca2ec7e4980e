/** The simulated Azure Resource Manager. Its only door is `fetch`; time and chance are arguments, so the same requests give the same bytes. */
import type { VirtualClock } from '#src/base/clock.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import type { Profile } from '#src/base/facts.ts';
import { guid } from '#src/base/random.ts';
import { Refusal } from '#src/base/refusal.ts';
import { bagOf, longestBody, textOf } from './body.ts';
import { emptyCloud } from './cloud.ts';
import { copyOf } from './copy.ts';
import type { Cloud } from './cloud.ts';
import { isControl, serve } from './door.ts';
import type { Asked } from './door.ts';
import { dress, refusalAnswer } from './dress.ts';
import { actorHeader, decidingHeaders, headersOf, keepRefusal, requestOf } from './journal.ts';
import type { JournalEntry, Told } from './journal.ts';
import { stepDeployment } from './deployments/step.ts';
import { settle } from './endings.ts';
import { nextDue } from './operations.ts';
import type { OwnClock, Owner } from './owner.ts';
import { changesIn } from './past.ts';
import type { Moment, Past } from './past.ts';
import { engineVersion } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import type { Answer, World } from './world.ts';

export type { JournalEntry } from './journal.ts';
export { parseSnapshot } from './snapshot.ts';
export type { Snapshot } from './snapshot.ts';

export interface ArmOptions {
  seed: string;
  /** Read for every request. What it offers to be driven by can be asked for at `/_control/clock`. */
  clock: OwnClock;
  profile: Profile;
  /** What is there at the start; it is copied, and must not change afterwards. */
  cloud?: Cloud;
  /** How it came about; it begins now if not said. */
  past?: Past;
  /** Virtual seconds per real second: waits that clients are asked for are divided by it. If not said: 1. */
  speed?: () => number;
}

export interface Arm {
  /** The only door. Requests are served one at a time, in the order they came. */
  fetch(request: Request): Promise<Response>;
  /** Everything that exists now. To be read only; each write may change it in place. */
  readonly cloud: Cloud;
  /** Every write since this object was made, refused ones too. */
  readonly journal: readonly JournalEntry[];
  /** Everything that exists now, and if it is asked for how it came about. */
  snapshot(more?: { withPast?: boolean }): Snapshot;
  /** The virtual moment at which the next running operation ends; undefined when none runs. */
  nextDue(): number | undefined;
}

const reading = new Set(['GET', 'HEAD']);
/** Of what happens without being asked for. */
const noQuery = new URLSearchParams();

/** The code and the message of an answer that is an error. */
function refusalIn({ status, body }: Answer): Told | undefined {
  if (status < 400) return undefined;
  const { code, message } = bagOf(bagOf(body)['error']);
  return { code: textOf(code), message: textOf(message) };
}

const tooLarge = (length: number): Refusal =>
  new Refusal(
    413,
    'CrossconnectRequestTooLarge',
    `The body has ${length} characters. At most ${longestBody} are read. Send less.`,
  );

function make(options: ArmOptions) {
  const { clock } = options;
  let { seed, profile } = options;
  let cloud = options.cloud ? copyOf(options.cloud) : emptyCloud();
  let orderedSpeed: number | undefined;
  let isReplaying = false;
  /** Reads change nothing and have no number; this one only tells them apart where a fault may strike. */
  let reads = 0;
  const journal: JournalEntry[] = [];
  const began: Past = options.past ?? { at: clock.now(), ...(options.cloud && { cloud: options.cloud }), journal: [] };
  const written: JournalEntry[] = [...began.journal];
  let last: Promise<unknown> = Promise.resolve();

  const owner: Owner = {
    clock,
    speed: () => orderedSpeed ?? options.speed?.() ?? 1,
    setSpeed(speed) {
      orderedSpeed = speed;
      // A clock that runs while old entries are played would run past them.
      if (!isReplaying) clock.setSpeed?.(speed);
    },
    settle: () => settleAt(clock.now()),
    replace(next) {
      const { serial } = cloud;
      cloud = copyOf(next.cloud);
      cloud.serial = Math.max(cloud.serial, serial);
      seed = next.seed ?? seed;
      profile = next.profile ?? profile;
    },
    snapshot: () => arm.snapshot(),
    history: (read) => changesIn(momentsOf({ ...options, past: { ...began, journal: written } }, clock.now(), read)),
  };

  const worldAt = (now: number, n = cloud.serial): World => ({
    cloud,
    seed,
    profile,
    now,
    n,
    step: 'start',
    apiVersion: '',
    namespace: '',
    actor: '',
    part: '',
    query: noQuery,
    speed: owner.speed(),
    owner,
    isStuck: false,
    journal: written,
    origin: '',
  });

  const settleAt = (now: number): void => {
    if (cloud.pending.length > 0) settle(worldAt(now), now, stepDeployment);
  };

  const settled = (): Cloud => {
    settleAt(clock.now());
    return cloud;
  };

  /** `n` is given when an old entry is played again: what follows from it must follow again. */
  function respond(asked: Asked, n: number | undefined): Response {
    const { method, url, headers, body } = asked;
    const now = clock.now();
    settleAt(now);
    const actor = headers.get(actorHeader) ?? 'learner';
    const world: World = { ...worldAt(now, n), actor, query: url.searchParams, origin: url.origin };
    if (reading.has(method)) {
      reads += 1;
      const answered = serve(world, asked, `read ${reads}`);
      return dress(world, method, answered, guid(seed, cloud.serial, 'read', url.href, now));
    }
    if (body.length > longestBody && !isControl(url)) {
      const answered = refusalAnswer(world, tooLarge(body.length));
      return dress(world, method, answered, guid(seed, cloud.serial, 'large', now));
    }
    const answered = serve(world, asked, `${world.n}`);
    cloud.serial = Math.max(cloud.serial, world.n + 1);
    const entry: JournalEntry = {
      n: world.n,
      at: now,
      actor,
      method,
      url: url.href,
      ...(body !== '' && { body }),
      headers: decidingHeaders(headers),
      status: answered.status,
    };
    const told = refusalIn(answered);
    if (told) keepRefusal(entry, told);
    journal.push(entry);
    written.push(entry);
    return dress(world, method, answered, guid(world.seed, world.n, 'request'));
  }

  async function answer(request: Request, n: number | undefined): Promise<Response> {
    const { method, headers } = request;
    const body = reading.has(method) ? '' : await request.text();
    return respond({ method, url: new URL(request.url), headers, body }, n);
  }

  const queue = (request: Request, n?: number): Promise<Response> => {
    const served = last.then(() => answer(request, n));
    last = served.catch(() => undefined);
    return served;
  };

  const arm: Arm = {
    fetch: (request) => queue(request),
    get cloud() {
      return settled();
    },
    journal,
    snapshot: ({ withPast = false } = {}) => ({
      engine: engineVersion,
      seed,
      profile,
      at: clock.now(),
      serial: settled().serial,
      cloud: copyOf(cloud),
      ...(withPast && { past: copyOf({ ...began, journal: written }) }),
    }),
    nextDue: () => nextDue(settled()),
  };

  const play = async (entries: readonly JournalEntry[], driven: VirtualClock): Promise<void> => {
    isReplaying = true;
    for (const entry of entries) {
      driven.advanceTo(entry.at);
      await queue(requestOf(entry), entry.n);
    }
    isReplaying = false;
    if (orderedSpeed !== undefined) clock.setSpeed?.(orderedSpeed);
  };

  /** Plays an old entry at once, and says how it stood with the Cloud at each moment something ended meanwhile. */
  function* passing(entry: JournalEntry | undefined, until: number, driven: VirtualClock): Generator<number> {
    for (let due = nextDue(cloud); due !== undefined && due <= until; due = nextDue(cloud)) {
      driven.advanceTo(due);
      settleAt(due);
      yield due;
    }
    driven.advanceTo(until);
    if (entry === undefined) return;
    const { method, url, body = '', n } = entry;
    respond({ method, url: new URL(url), headers: new Headers(headersOf(entry)), body }, n);
    yield until;
  }

  return { arm, play, passing };
}

/** What was read from the Cloud at each moment of its past, from the beginning until now. */
function* momentsOf<T>(
  { seed, profile, past }: Pick<ArmOptions, 'seed' | 'profile'> & { past: Past },
  now: number,
  read: (cloud: Cloud) => T,
): Generator<Moment<T>> {
  const clock = createVirtualClock(past.at);
  const { arm, passing } = make({ seed, profile, clock, ...(past.cloud && { cloud: past.cloud }) });
  yield { at: past.at, value: read(arm.cloud) };
  for (const entry of past.journal)
    for (const at of passing(entry, entry.at, clock)) yield { at, value: read(arm.cloud) };
  for (const at of passing(undefined, now, clock)) yield { at, value: read(arm.cloud) };
}

/** A simulated Azure, empty unless a Cloud is given. */
export const createArm = (options: ArmOptions): Arm => make(options).arm;

/** The simulated Azure of a snapshot, at the moment it was taken or later. */
export function restoreArm(snapshot: Snapshot, clock: VirtualClock = createVirtualClock(snapshot.at)): Arm {
  clock.advanceTo(snapshot.at);
  const { seed, profile, cloud, past } = snapshot;
  return createArm({ seed, clock, profile, cloud, ...(past && { past }) });
}

/** The simulated Azure of a snapshot, and how old entries are played into it, some at a time and each at its own moment. */
export function rerun(
  snapshot: Snapshot,
  clock: VirtualClock & OwnClock,
): { arm: Arm; play: (entries: readonly JournalEntry[]) => Promise<void> } {
  clock.advanceTo(snapshot.at);
  const { seed, profile, cloud } = snapshot;
  const { arm, play } = make({ seed, clock, profile, cloud });
  return { arm, play: (entries) => play(entries, clock) };
}

/** A snapshot, and what was written since, once more: the same Cloud byte for byte. The Arm goes on serving. */
export async function replay(
  snapshot: Snapshot,
  entries: readonly JournalEntry[],
  clock: VirtualClock & OwnClock,
  { speed }: Pick<ArmOptions, 'speed'> = {},
): Promise<Arm> {
  clock.advanceTo(snapshot.at);
  const { seed, profile, cloud, past } = snapshot;
  const { arm, play } = make({ seed, clock, profile, cloud, ...(past && { past }), ...(speed && { speed }) });
  await play(entries, clock);
  return arm;
}
