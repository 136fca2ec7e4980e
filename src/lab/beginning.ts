/** How an attempt begins: the scenario is set up through the door, and the Cloud it leaves is kept with the first entry. */
import { createArm } from '#src/azure/arm.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import type { AttemptEntry, Way } from '#src/lab/attempt.ts';
import type { Lab } from '#src/lab/definition.ts';
import { playAll } from '#src/lab/play.ts';

export interface Beginning {
  seed: string;
  profile: 'taught' | 'today';
  way: Way;
  /** How fast the clock runs; a minute each second if absent. */
  speed?: number;
}

/** Sets the scenario up and returns the first entry of its log. */
export async function beginning(
  lab: Lab,
  { seed, profile, way, speed }: Beginning,
  real: number,
): Promise<AttemptEntry> {
  const clock = createVirtualClock();
  const arm = createArm({ seed, clock, profile });
  await playAll(arm, clock, lab.open(seed, profile).setUp);
  return {
    kind: 'started',
    at: clock.now(),
    real,
    lab: lab.id,
    seed,
    profile,
    way,
    ...(speed === undefined ? {} : { speed }),
    // What happened before the learner came is in the activity log.
    snapshot: arm.snapshot({ withPast: true }),
  };
}
