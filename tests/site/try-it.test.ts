/** The small explorers of the lesson: what each shows without JavaScript, and what an author is told who names something that is not there. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { storyOf } from '#src/components/explorer/story.ts';
import { isOneThingId, type OneThingId } from '#src/explorer/one-thing.ts';
import { networkOf } from '#src/azure/network.ts';
import { trace } from '#src/datapath/trace.ts';
import type { Scenario } from '#src/explorer/scenario.ts';

const lesson = readFileSync('content/lessons/expressroute/09-fastpath.mdx', 'utf8');
const nodesOf = ({ cloud, profile, failures, flow }: Scenario) => {
  const { hops, bypassed, delivered } = trace(networkOf(cloud, profile, { failures }), flow);
  return { nodes: hops.map(({ node }) => node), bypassed, delivered };
};

const cards = [...lesson.matchAll(/<TryIt\b([\s\S]*?)\n>/g)].map(([, attributes = '']) => {
  const given = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
  const change: Partial<Record<OneThingId, string>> = {};
  const pairs = /change=\{\{(.*?)\}\}/.exec(attributes)?.[1] ?? '';
  for (const [, id = '', value = ''] of pairs.matchAll(/'?([\w-]+)'?: '([\w-]+)'/g))
    if (isOneThingId(id)) change[id] = value;
  const things = /things=\{\[(.*?)\]\}/.exec(attributes)?.[1]?.match(/[\w-]+/g) ?? [];
  return { story: given('story') ?? '', by: given('by'), change, things, asks: /\bpredict\b/.test(attributes) };
});

test('each limitation has one, and one asks first', () => {
  expect(cards.map(({ story }) => story)).toEqual(
    expect.arrayContaining(['ipv6', 'udr-ignored', 'spoke', 'basic-balancer', 'private-endpoint']),
  );
  expect(new Set(cards.map(({ story }) => story)).size, 'no story twice').toBe(cards.length);
  expect(cards.some(({ asks }) => asks)).toBe(true);
});

test.for(cards)('$story shows a change that takes the packet another way', ({ story, by, change, things }) => {
  const { first, changed } = storyOf(story, change, by === 'today' ? 'today' : undefined);
  expect(Object.keys(change).length).toBeGreaterThan(0);
  expect(things, 'the reader can make the change too').toEqual(expect.arrayContaining(Object.keys(change)));
  expect(things.every(isOneThingId)).toBe(true);
  expect(nodesOf(changed)).not.toEqual(nodesOf(first));
  expect(nodesOf(changed).delivered).toBe(true);
});

test.for([
  {
    story: 'hub-machin',
    change: {},
    says: /No story "hub-machin"\. Known: hub-machine/,
    because: 'the story is unknown',
  },
  {
    story: 'empty',
    change: { spoke: 'own' },
    says: /has no "spoke" to change/,
    because: 'nothing of the kind is there',
  },
  {
    story: 'spoke',
    change: { spoke: 'near' },
    says: /"spoke" cannot be "near", only peered/,
    because: 'the value is unknown',
  },
] as const)('an author is told when $because', ({ story, change, says }) => {
  expect(() => storyOf(story, change, undefined)).toThrow(says);
});
