/** The simulated Azure Resource Manager. Its only door is `fetch`; time and chance are arguments, so the same requests give the same bytes. */
import type { VirtualClock } from '#src/base/clock.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import type { Profile } from '#src/base/facts.ts';
import { guid } from '#src/base/random.ts';
import { Refusal } from '#src/base/refusal.ts';
import { longestBody } from './body.ts';
import { emptyCloud } from './cloud.ts';
import { copyOf } from './copy.ts';
import type { Cloud } from './cloud.ts';
import { isControl, serve } from './door.ts';
import { dress, refusalAnswer } from './dress.ts';
import { actorHeader, decidingHeaders, requestOf } from './journal.ts';
import type { JournalEntry } from './journal.ts';
import { stepDeployment } from './deployments/step.ts';
import { settle } from './endings.ts';
import { nextDue } from './operations.ts';
import type { OwnClock, Owner } from './owner.ts';
import { engineVersion } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import type { World } from './world.ts';

export type { JournalEntry } from './journal.ts';
export { parseSnapshot } from './snapshot.ts';
export type { Snapshot } from './snapshot.ts';

export interface ArmOptions {
  seed: string;
  /** Read for every request. What it offers to be driven by can be asked for at `/_control/clock`. */
  clock: OwnClock;
  profile: Profile;
  /** What is there at the start; it is copied. */
  cloud?: Cloud;
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
  snapshot(): Snapshot;
  /** The virtual moment at which the next running operation ends; undefined when none runs. */
  nextDue(): number | undefined;
}

const reading = new Set(['GET', 'HEAD']);
/** Of what happens without being asked for. */
const noQuery = new URLSearchParams();

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
    journal,
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
  async function answer(request: Request, n: number | undefined): Promise<Response> {
    const { method, headers } = request;
    const isRead = reading.has(method);
    const body = isRead ? '' : await request.text();
    const now = clock.now();
    settleAt(now);
    const url = new URL(request.url);
    const actor = headers.get(actorHeader) ?? 'learner';
    const world: World = { ...worldAt(now, n), actor, query: url.searchParams, origin: url.origin };
    if (isRead) {
      reads += 1;
      const answered = serve(world, { method, url, headers, body }, `read ${reads}`);
      return dress(world, method, answered, guid(seed, cloud.serial, 'read', url.href, now));
    }
    if (body.length > longestBody && !isControl(url)) {
      const answered = refusalAnswer(world, tooLarge(body.length));
      return dress(world, method, answered, guid(seed, cloud.serial, 'large', now));
    }
    const answered = serve(world, { method, url, headers, body }, `${world.n}`);
    cloud.serial = Math.max(cloud.serial, world.n + 1);
    journal.push({
      n: world.n,
      at: now,
      actor,
      method,
      url: request.url,
      ...(body !== '' && { body }),
      headers: decidingHeaders(headers),
      status: answered.status,
    });
    return dress(world, method, answered, guid(world.seed, world.n, 'request'));
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
    snapshot: () => ({
      engine: engineVersion,
      seed,
      profile,
      at: clock.now(),
      serial: settled().serial,
      cloud: copyOf(cloud),
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

  return { arm, play };
}

/** A simulated Azure, empty unless a Cloud is given. */
export const createArm = (options: ArmOptions): Arm => make(options).arm;

/** The simulated Azure of a snapshot, at the moment it was taken or later. */
export function restoreArm(snapshot: Snapshot, clock: VirtualClock = createVirtualClock(snapshot.at)): Arm {
  clock.advanceTo(snapshot.at);
  return createArm({ seed: snapshot.seed, clock, profile: snapshot.profile, cloud: snapshot.cloud });
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
  const { seed, profile, cloud } = snapshot;
  const { arm, play } = make({ seed, clock, profile, cloud, ...(speed && { speed }) });
  await play(entries, clock);
  return arm;
}
