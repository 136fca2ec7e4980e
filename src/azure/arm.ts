/** The simulated Azure Resource Manager. Its only door is `fetch`; time and chance are arguments, so the same requests give the same bytes. */
import type { Clock, VirtualClock } from '#src/base/clock.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import type { Profile } from '#src/base/facts.ts';
import { guid } from '#src/base/random.ts';
import { Refusal } from '#src/base/refusal.ts';
import { longestBody } from './body.ts';
import { emptyCloud } from './cloud.ts';
import type { Cloud } from './cloud.ts';
import { serve } from './door.ts';
import { dress, refusalAnswer } from './dress.ts';
import { actorHeader, decidingHeaders, requestOf } from './journal.ts';
import type { JournalEntry } from './journal.ts';
import { nextDue, settle } from './operations.ts';
import type { Step } from './operations.ts';
import { engineVersion } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import type { World } from './world.ts';

export type { JournalEntry } from './journal.ts';
export { parseSnapshot } from './snapshot.ts';
export type { Snapshot } from './snapshot.ts';

export interface ArmOptions {
  seed: string;
  clock: Clock;
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

const copy = (cloud: Cloud): Cloud => structuredClone(cloud);

const reading = new Set(['GET', 'HEAD']);

function make({ seed, clock, profile, cloud: start, speed = () => 1 }: ArmOptions) {
  const cloud = start ? copy(start) : emptyCloud();
  const journal: JournalEntry[] = [];
  let last: Promise<unknown> = Promise.resolve();

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
    query: new URLSearchParams(),
    speed: speed(),
    journal,
    origin: '',
  });

  const settled = (): Cloud => {
    const now = clock.now();
    settle(worldAt(now), now, noDeployments);
    return cloud;
  };

  /** `n` is given when an old entry is played again: what follows from it must follow again. */
  async function answer(request: Request, n: number | undefined): Promise<Response> {
    const body = reading.has(request.method) ? '' : await request.text();
    settled();
    const now = clock.now();
    const url = new URL(request.url);
    const actor = request.headers.get(actorHeader) ?? 'learner';
    const world: World = { ...worldAt(now, n), actor, query: url.searchParams, origin: url.origin };
    if (reading.has(request.method)) {
      const answered = serve(world, { method: request.method, url, headers: request.headers, body });
      return dress(world, request.method, answered, guid(seed, cloud.serial, 'read', url.href, now));
    }
    if (body.length > longestBody) {
      const words = `The body has ${body.length} characters. At most ${longestBody} are read. Send less.`;
      return dress(
        world,
        request.method,
        refusalAnswer(world, new Refusal(413, 'CrossconnectRequestTooLarge', words)),
        guid(seed, cloud.serial, 'large', now),
      );
    }
    const answered = serve(world, { method: request.method, url, headers: request.headers, body });
    cloud.serial = world.n + 1;
    journal.push({
      n: world.n,
      at: now,
      actor,
      method: request.method,
      url: request.url,
      ...(body !== '' && { body }),
      headers: decidingHeaders(request.headers),
      status: answered.status,
    });
    return dress(world, request.method, answered, guid(seed, world.n, 'request'));
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
      cloud: copy(cloud),
    }),
    nextDue: () => nextDue(settled()),
  };
  return { arm, queue };
}

const noDeployments: Step = () => ({});

/** A simulated Azure, empty unless a Cloud is given. */
export const createArm = (options: ArmOptions): Arm => make(options).arm;

/** The simulated Azure of a snapshot, at the moment it was taken or later. */
export function restoreArm(snapshot: Snapshot, clock: VirtualClock = createVirtualClock(snapshot.at)): Arm {
  clock.advanceTo(snapshot.at);
  return createArm({ seed: snapshot.seed, clock, profile: snapshot.profile, cloud: snapshot.cloud });
}

/** A snapshot, and what was written since, once more: the same Cloud byte for byte. */
export async function replay(snapshot: Snapshot, entries: readonly JournalEntry[], clock: VirtualClock): Promise<Arm> {
  clock.advanceTo(snapshot.at);
  const { arm, queue } = make({ seed: snapshot.seed, clock, profile: snapshot.profile, cloud: snapshot.cloud });
  for (const entry of entries) {
    clock.advanceTo(entry.at);
    await queue(requestOf(entry), entry.n);
  }
  return arm;
}
