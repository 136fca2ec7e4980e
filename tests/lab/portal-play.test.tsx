// @vitest-environment jsdom
/** Every lab is played through its portals, in both profiles and both shapes of the forms, and ends as its requests alone do. */
import { describe, expect, test } from 'vitest';
import { gradeAttempt } from '#src/lab/grade.ts';
import { labs } from '#src/lab/registry.ts';
import { unlikeByShape } from './allowances.ts';
import { plainCloud } from './plain-cloud.ts';
import { playOnScreen } from './playing.tsx';
import { profiles, solve } from './solving.ts';

const loaded = await Promise.all(labs.map(async ({ id, load }) => ({ id, lab: (await load()).default })));
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
