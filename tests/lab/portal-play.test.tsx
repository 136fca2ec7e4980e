// @vitest-environment jsdom
/** Every lab is played through its portals, in both profiles and both shapes of the forms, and ends as its requests alone do. */
import { describe, expect, test } from 'vitest';
import { gradeAttempt } from '#src/lab/grade.ts';
import { waitUntilIdle } from '#src/lab/play.ts';
import { labs } from '#src/lab/registry.ts';
import { unlikeByShape } from './allowances.ts';
import { plainCloud } from './plain-cloud.ts';
import { playOnScreen } from './playing.tsx';
import { begin, profiles, solve } from './solving.ts';
import { goAstray, requestsOnly } from './wandering.ts';

const loaded = await Promise.all(labs.map(async ({ id, load }) => ({ id, lab: (await load()).default })));
/** Seeds of the Clouds of chance that are found back from on the screen. */
const astray = Array.from(
  { length: process.env['LONG'] === undefined ? 2 : 20 },
  (_, index) => `screen-${String(index)}`,
);
const shapes = profiles.flatMap((profile) => profiles.map((shape) => ({ profile, shape })));

describe.for(loaded)('$id', ({ lab }) => {
  test.for(shapes)(
    'is done through the screen and ends as by requests, as $profile in the forms of $shape',
    async ({ profile, shape }) => {
      const { session } = await playOnScreen(lab, { seed: 'seed-1', profile, shape });
      const { standing, cloud } = session.state();
      expect(standing.states).toEqual(Object.fromEntries(session.scenario.tasks.map(({ id }) => [id, 'done'])));
      const { arm } = await solve(lab, 'seed-1', profile);
      expect(plainCloud(cloud, unlikeByShape[lab.id])).toEqual(plainCloud(arm.cloud, unlikeByShape[lab.id]));
    },
  );

  test.for(astray)('is found back into through the screen, gone astray as %s', async (chance) => {
    const run = await begin(lab, 'seed-2', 'taught');
    const strayed = await goAstray(run, chance, 5, requestsOnly);
    waitUntilIdle(run.arm, run.clock);
    const played = playOnScreen(lab, { seed: 'seed-2', profile: 'taught', strayed: run.arm.journal }).catch(
      (cause: unknown) => {
        throw new Error(`Gone astray by:\n  ${strayed.join('\n  ')}`, { cause });
      },
    );
    expect((await played).session.state().complete).toBe(true);
  });

  test.for([0, 1])(
    'is done by portal and requests in turns, beginning with number %d, to the same end',
    async (turn) => {
      const byRequests = (index: number) => index % 2 === turn;
      const { session } = await playOnScreen(lab, { seed: 'seed-1', profile: 'taught', byRequests });
      expect(session.state().complete).toBe(true);
      const { arm } = await solve(lab, 'seed-1', 'taught');
      expect(plainCloud(session.state().cloud, unlikeByShape[lab.id])).toEqual(
        plainCloud(arm.cloud, unlikeByShape[lab.id]),
      );
      expect(await gradeAttempt(lab, session.entries())).toMatchObject({ kind: 'graded', complete: true });
    },
  );
});
