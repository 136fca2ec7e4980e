/** Makes the simulated Azure that a server serves: a new one, or the one its data file keeps, and keeps it from then on. */
import { createArm, replay } from '#src/azure/arm.ts';
import type { Arm, Snapshot } from '#src/azure/arm.ts';
import { emptyCloud } from '#src/azure/cloud.ts';
import type { Cloud } from '#src/azure/cloud.ts';
import type { RunningClock } from '#src/base/clock.ts';
import { openData, placeOf, putAside } from './data-file.ts';
import type { Kept } from './data-format.ts';
import { lockData } from './data-lock.ts';
import { createDataWriter } from './data-writer.ts';
import type { Options } from './options.ts';
import { createRunningClock } from './running-clock.ts';
import { Trouble } from './trouble.ts';

export interface Keeper {
  arm: Arm;
  clock: RunningClock;
  seed: string;
  profile: Snapshot['profile'];
  /** Resolves when everything written so far is kept as `--data` promises. */
  safe: () => Promise<void>;
  close: () => Promise<void>;
  /** What a person should know about the data file. */
  notices: readonly string[];
}

type Wishes = Pick<Options, 'data' | 'recover' | 'speed' | 'seed' | 'profile'>;

const real = (): number => performance.now();
/** Real milliseconds between two notes that time passes while operations run. */
const tickEvery = 2000;

function refuseOther(file: string, { seed, profile }: Wishes, { snapshot }: Kept): void {
  for (const [name, wanted, found] of [
    ['seed', seed, snapshot.seed],
    ['profile', profile, snapshot.profile],
  ] as const) {
    if (wanted === undefined || wanted === found) continue;
    throw new Trouble(
      `--${name} is "${wanted}", but what ${file} keeps was made with "${found}", and that cannot be changed afterwards.\n  Way out: leave --${name} out, or name another data file.`,
    );
  }
}

/** Time stands still while the old writes are played, each at its own moment, and goes on from the last known one. */
async function restore(kept: Kept, wishes: Wishes): Promise<{ arm: Arm; clock: RunningClock; differences: number }> {
  const clock = createRunningClock(kept.snapshot.at, 0, real);
  let ordered: number | undefined;
  const driven: RunningClock = {
    ...clock,
    setSpeed(speed) {
      ordered = speed;
      clock.setSpeed(speed);
    },
  };
  const arm = await replay(kept.snapshot, kept.entries, driven, { speed: () => clock.speed() });
  clock.advanceTo(kept.at);
  const differences = kept.entries.filter(({ status }, index) => arm.journal[index]?.status !== status).length;
  if (wishes.speed !== undefined && ordered !== undefined) {
    const body = JSON.stringify({ speed: wishes.speed });
    await arm.fetch(new Request('http://127.0.0.1/_control/clock', { method: 'POST', body }));
  } else clock.setSpeed(wishes.speed ?? ordered ?? kept.speed);
  return { arm, clock, differences };
}

/** Any subscription is there for who names it, but the Azure CLI works in no other than those it was shown at sign-in. */
const shownAtFirst = ['00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002'];

/** Nothing but two subscriptions: whoever shares a circuit needs a second one. */
const beginning = (): Cloud => ({
  ...emptyCloud(),
  subscriptions: Object.fromEntries(shownAtFirst.map((id) => [id, { id, groups: {} }])),
});

function fresh({ seed = 'crossconnect', profile = 'today', speed = 1 }: Wishes): { arm: Arm; clock: RunningClock } {
  const clock = createRunningClock(Date.now(), speed, real);
  return { arm: createArm({ seed, profile, clock, speed: () => clock.speed(), cloud: beginning() }), clock };
}

/** Opens what `--data` names, if anything. Rejects with a `Trouble` where it is in use, damaged or of something else. */
export async function openKeeper(wishes: Wishes, onFailure: (error: unknown) => void): Promise<Keeper> {
  const nothing = () => Promise.resolve();
  const { data } = wishes;
  if (data === undefined) {
    const { arm, clock } = fresh(wishes);
    const { seed, profile } = arm.snapshot();
    return { arm, clock, seed, profile, safe: nothing, close: nothing, notices: [] };
  }
  const file = placeOf(data);
  const unlock = lockData(file);
  try {
    const { kept, notice } = openData(file, wishes.recover);
    if (kept) refuseOther(file, wishes, kept);
    const { arm, clock, differences } = kept ? await restore(kept, wishes) : { ...fresh(wishes), differences: 0 };
    const notices = notice === undefined ? [] : [notice];
    if (differences > 0) {
      notices.push(
        `${differences} of ${kept?.entries.length ?? 0} writes are answered otherwise by this version than when they were made. The file as it was found is ${putAside(file)}`,
      );
    }
    const { seed, profile, cloud } = arm.snapshot();
    notices.push(`keeping everything in ${file}${kept ? ` (${Object.keys(cloud.resources).length} resources)` : ''}`);
    const writer = await createDataWriter({ file, arm, clock, onFailure });
    const ticking = setInterval(() => {
      if (arm.cloud.pending.length > 0) writer.tick();
    }, tickEvery);
    ticking.unref();
    return {
      arm,
      clock,
      seed,
      profile,
      safe: writer.safe,
      notices,
      async close() {
        clearInterval(ticking);
        await writer.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
