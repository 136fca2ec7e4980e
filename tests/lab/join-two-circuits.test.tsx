// @vitest-environment jsdom
/** The Global Reach lab where its second circuit belongs to another subscription, and what its wants make of a Cloud in disorder. */
import { describe, expect, test } from 'vitest';
import { findResource } from '#src/azure/cloud.ts';
import type { Act } from '#src/lab/definition.ts';
import { play } from '#src/lab/play.ts';
import { findLab } from '#src/lab/registry.ts';
import { keyIn, putAuthorization } from '#src/lab/wants/authorization.ts';
import { linkWant, linksIn, putLink } from '#src/lab/wants/globalReach.ts';
import { nextWant } from '#src/lab/wants/want.ts';
import { tellSites } from '#labs/expressroute/_sites.ts';
import { playOnScreen } from './playing.tsx';
import { begin, profiles } from './solving.ts';

const { default: lab } = await findLab('expressroute/join-two-circuits').load();
const [shared, own] = ['seed-0', 'seed-1'];

test('some seeds tell of one subscription and some of two', () => {
  expect([shared, own].map((seed) => tellSites(seed, 'taught').isShared)).toEqual([true, false]);
});

test.for(profiles)('across two subscriptions it is done through the screen, key and all, as %s', async (profile) => {
  const { session } = await playOnScreen(lab, { seed: shared, profile, shape: profile });
  const { standing, cloud } = session.state();
  expect(Object.values(standing.states)).toEqual(['done', 'done', 'done', 'done']);
  expect(linksIn(cloud)).toHaveLength(3);
});

describe('what stands in the way goes first, when', () => {
  const { wanted, wantedThird, double, third } = tellSites(own, 'taught');
  const spoiled: { what: string; acts: (Act | ((key: string) => Act))[]; gone: string; seed?: string }[] = [
    {
      what: 'the link has another subnet',
      acts: [putLink({ ...wanted, prefix: '192.168.99.0/29' })],
      gone: wanted.link,
    },
    { what: 'the link leads elsewhere', acts: [putLink({ ...wanted, far: third.circuit })], gone: wanted.link },
    {
      what: 'the link has failed',
      acts: [
        putLink({
          ...wanted,
          far: third.circuit.replace(third.circuit.split('/').at(-1) ?? '', double.name).replace('-remote', '-network'),
        }),
      ],
      gone: wanted.link,
    },
    {
      what: 'another link joins the two',
      acts: [putLink({ ...wanted, link: `${wanted.link}-x`, prefix: '192.168.99.0/29' })],
      gone: `${wanted.link}-x`,
    },
    {
      what: 'another link has the subnet',
      acts: [putLink({ ...wantedThird, prefix: wanted.prefix })],
      gone: wantedThird.link,
    },
  ];
  test.for(spoiled)('$what', async ({ acts, gone }) => {
    const { arm, clock } = await begin(lab, own, 'taught');
    for (const act of acts) {
      const answer = await play(arm, clock, typeof act === 'function' ? act('') : act);
      expect(answer.ok, answer.ok ? '' : await answer.text()).toBe(true);
    }
    const want = linkWant(wanted);
    expect(want.check(arm.cloud).holds).toBe(false);
    const next = nextWant(arm.cloud, [want]);
    expect(next?.deed.requests(arm.cloud)).toMatchObject([{ method: 'DELETE', path: gone }]);
    for (let acts = 0; acts < 4 && !want.check(arm.cloud).holds; acts += 1)
      for (const act of nextWant(arm.cloud, [want])?.deed.requests(arm.cloud) ?? []) await play(arm, clock, act);
    expect(want.check(arm.cloud)).toMatchObject({ holds: true });
  });

  test('another link has used up the key', async () => {
    const story = tellSites(shared, 'taught');
    const { arm, clock } = await begin(lab, shared, 'taught');
    await play(arm, clock, putAuthorization(story.authorization));
    const key = keyIn(arm.cloud, story.authorization);
    const other = { ...story.wanted, link: `${story.wanted.link}-x`, prefix: '192.168.99.0/29' };
    const answer = await play(arm, clock, putLink(other, key));
    expect(answer.ok, answer.ok ? '' : await answer.text()).toBe(true);
    expect(findResource(arm.cloud, other.link)).toBeDefined();
    const want = linkWant(story.wanted);
    expect(nextWant(arm.cloud, [want])?.deed.requests(arm.cloud)).toMatchObject([
      { method: 'DELETE', path: other.link },
    ]);
  });
});
