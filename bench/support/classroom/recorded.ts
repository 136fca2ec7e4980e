/** Logs for learners of a load run: a simulated learner does a lab on a virtual clock, and the lines are sent later at the pace of life. */
import { createVirtualClock } from '#src/base/clock.ts';
import { act } from '#src/classroom/rehearse/act.ts';
import type { SentLine } from '#src/classroom/rehearse/desk.ts';
import { playTogether } from '#src/classroom/rehearse/together.ts';
import type { Standing } from '#src/classroom/stuck/standing.ts';
import { findLab } from '#src/lab/registry.ts';

export interface Step {
  lines: SentLine[];
  standing: Standing;
}

/** The steps of somebody who takes long for a lab, ending at a moment of real time. */
export async function recorded(lab: string, seed: string, before: number): Promise<Step[]> {
  const minutes = 100;
  const clock = createVirtualClock(before - minutes * 60_000);
  const steps: Step[] = [];
  const nothing = () => Promise.resolve();
  const script = act(
    { seed, name: seed, kind: 'slow' },
    {
      lab: (await findLab(lab).load()).default,
      seed,
      profile: 'today',
      way: 'practice',
      now: () => clock.now(),
      lesson: '/expressroute/',
      desk: {
        append: (lines, standing) => {
          if (lines.length > 0) steps.push({ lines: [...lines], standing });
          return Promise.resolve();
        },
        open: nothing,
        touch: nothing,
        refuse: nothing,
        raise: nothing,
      },
    },
  );
  await playTogether([{ script, from: clock.now() }], clock, before, { every: 3_600_000, at: () => undefined });
  return steps;
}
