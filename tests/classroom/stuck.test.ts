import { describe, expect, test } from 'vitest';
import { stuckIn } from '#src/classroom/stuck/detect.ts';
import { noted } from '#src/classroom/stuck/known.ts';
import type { Known, Reason } from '#src/classroom/stuck/known.ts';
import { gateway, knownOf, network, subnet } from './stuck-cases.ts';
import type { Deed, More } from './stuck-cases.ts';

const tooEarly = (at: number): Deed => ({ at, asks: { path: gateway, status: 400, code: 'InvalidResourceReference' } });
const tooSmall = (at: number, body = '{"prefix":"/30"}'): Deed => ({
  at,
  asks: { body, status: 400, code: 'SubnetTooSmall', message: 'The subnet is too small. Take a /27.' },
});
const other = `${network}/subnets/GatewaySubnet-2`;
const make = (at: number): Deed => ({ at, asks: { path: other } });
const remove = (at: number): Deed => ({ at, asks: { path: other, method: 'DELETE', status: 202 } });
const look = (at: number, page = 'home'): Deed => ({ at, opens: `home;${page}` });

const inForm = (at: number, says?: string, field?: string): Deed => ({
  ...{ at, form: 'Add gateway subnet' },
  ...(says !== undefined && { says }),
  ...(field !== undefined && { field }),
});

interface Case {
  says: string;
  deeds: Deed[];
  now: number;
  more?: More;
  reason: Reason | undefined;
  because: string;
}

const cases: Case[] = [
  {
    says: 'who tries the gateway three times before its subnet is there',
    deeds: [tooEarly(10), tooEarly(25), tooEarly(40)],
    now: 45,
    reason: 'precondition',
    because: 'the same later step again and again, and what it needs is not there',
  },
  {
    says: 'who tries it twice and looks elsewhere in between',
    deeds: [tooEarly(10), look(15, 'circuit'), look(20, 'create'), look(25, 'circuit'), tooEarly(30)],
    now: 35,
    reason: 'precondition',
    because: 'two tries and three pages lead nowhere either',
  },
  {
    says: 'who tries it once, and once more',
    deeds: [tooEarly(10), tooEarly(40)],
    now: 60,
    reason: undefined,
    because: 'anybody presses a button twice',
  },
  {
    says: 'who hurries through the portal and comes by the same pages',
    deeds: [4, 10, 16, 22, 28, 34, 40, 46].map((at, index) => look(at, ['circuit', 'connection', 'create'][index % 3])),
    now: 48,
    reason: 'precondition',
    because: 'eight pages in a minute are not read, and five of them were seen before',
  },
  {
    says: 'who opens as many pages and has a question to answer',
    deeds: [4, 10, 16, 22, 28, 34, 40, 46].map((at, index) => look(at, ['circuit', 'connection', 'create'][index % 3])),
    now: 48,
    more: { at: 'asked' },
    reason: undefined,
    because: 'looking around is what the question is for',
  },
  {
    says: 'who opens those pages and reads each',
    deeds: [0, 20, 40, 60, 80, 100, 120, 140].map((at, index) => look(at, ['circuit', 'connection'][index % 2])),
    now: 145,
    reason: undefined,
    because: 'three in a minute is somebody who reads',
  },
  {
    says: 'who sends the same wrong subnet three times',
    deeds: [tooSmall(10), tooSmall(22), tooSmall(34)],
    now: 36,
    reason: 'refusals',
    because: 'it is the step they are at, with the same mistake each time',
  },
  {
    says: 'who names the subnet otherwise and is refused three times',
    deeds: [10, 20, 30].map((at) => ({ at, asks: { path: other, status: 400, code: 'SubnetTooSmall' } })),
    now: 31,
    reason: 'refusals',
    because: 'a wrong name of the same kind is a mistake in the step, not a later step',
  },
  {
    says: 'who tries three sizes',
    deeds: [tooSmall(10, '1'), tooSmall(30, '2'), tooSmall(50, '3')],
    now: 55,
    reason: undefined,
    because: 'three different values are somebody who tries to understand the rule',
  },
  {
    says: 'who tries four sizes',
    deeds: [tooSmall(10, '1'), tooSmall(30, '2'), tooSmall(50, '3'), tooSmall(60, '4')],
    now: 65,
    reason: 'refusals',
    because: 'the fourth refusal with one code is no longer trying out',
  },
  {
    says: 'who was refused three times and then let in',
    deeds: [tooSmall(10), tooSmall(20), tooSmall(30), { at: 40, asks: {} }],
    now: 45,
    reason: undefined,
    because: 'they found it themselves',
  },
  {
    says: 'who asks again and again while Azure is still busy',
    deeds: [10, 20, 30, 40].map((at) => ({ at, asks: { status: 429, code: 'AnotherOperationInProgress' } })),
    now: 45,
    reason: undefined,
    because: 'to be told to wait is not to be wrong',
  },
  {
    says: 'who was refused long ago and works on other things since',
    deeds: [tooSmall(10), tooSmall(20), tooSmall(30), { at: 260, moves: true }],
    now: 265,
    reason: undefined,
    because: 'what is older than three minutes says nothing about now',
  },
  {
    says: 'whom a form refuses three times in the same words',
    deeds: [inForm(10), inForm(16), inForm(22)],
    now: 24,
    reason: 'refusals',
    because: 'a form that says no is a refusal, though nothing was sent',
  },
  {
    says: 'who presses the same button three times in a second',
    deeds: [inForm(10), inForm(10.3), inForm(10.6)],
    now: 12,
    reason: undefined,
    because: 'nobody reads that fast: it is one press',
  },
  {
    says: 'whom a form refuses four different sizes',
    deeds: ['a', 'b', 'c', 'd'].map((says, index) => inForm(10 + index * 6, `Not ${says}.`)),
    now: 30,
    reason: 'refusals',
    because: 'it is the same field each time',
  },
  {
    says: 'whom a long form sends from field to field',
    deeds: ['name', 'region', 'provider', 'location', 'bandwidth'].map((field, index) =>
      inForm(10 + index * 6, `${field} is empty.`, field),
    ),
    now: 40,
    reason: undefined,
    because: 'each press comes further than the one before',
  },
  {
    says: 'whom a form refused three times and then sent it',
    deeds: [inForm(10), inForm(16), inForm(22), { at: 30, asks: {} }],
    now: 35,
    reason: undefined,
    because: 'they found what was wrong',
  },
  {
    says: 'whom a form refused long ago, and who works on',
    deeds: [inForm(10), inForm(16), inForm(22), { at: 260, moves: true }],
    now: 265,
    reason: undefined,
    because: 'what is older than three minutes says nothing about now',
  },
  {
    says: 'whom forms refused before the last task was done',
    deeds: [inForm(10), inForm(16), { at: 18, does: 'room' }, inForm(22)],
    now: 24,
    reason: undefined,
    because: 'something came of it in between',
  },
  {
    says: 'who answers wrongly three times',
    deeds: [10, 20, 30].map((at) => ({ at, answers: false })),
    now: 31,
    more: { at: 'asked' },
    reason: 'refusals',
    because: 'going through the options is guessing',
  },
  {
    says: 'who answers wrongly twice and then rightly',
    deeds: [
      { at: 10, answers: false },
      { at: 20, answers: false },
      { at: 30, answers: true },
    ],
    now: 31,
    reason: undefined,
    because: 'they have learned something',
  },
  {
    says: 'who makes and deletes the same thing twice',
    deeds: [make(5), remove(15), make(25), remove(35)],
    now: 36,
    reason: 'loop',
    because: 'three times back where they were',
  },
  {
    says: 'who makes and undoes it, twice',
    deeds: [make(5), { at: 15, undoes: 0 }, make(25), { at: 35, undoes: 2 }],
    now: 36,
    reason: 'loop',
    because: 'to undo is to go back as well',
  },
  {
    says: 'who makes it, deletes it, and makes it again',
    deeds: [make(5), remove(15), make(25)],
    now: 26,
    reason: undefined,
    because: 'once round is putting something right',
  },
  {
    says: 'who went round until a task was done',
    deeds: [make(5), remove(15), make(25), remove(35), { at: 40, does: 'room' }],
    now: 41,
    reason: undefined,
    because: 'something came of it',
  },
  {
    says: 'who does nothing for two minutes and a quarter',
    deeds: [make(5), { at: 8, moves: true }],
    now: 144,
    reason: 'idle',
    because: 'nobody thinks that long without touching anything',
  },
  {
    says: 'who has not pressed anything and scrolls',
    deeds: [make(5), { at: 60, moves: true }, { at: 130, moves: true }],
    now: 200,
    reason: undefined,
    because: 'who moves is there',
  },
  {
    says: 'who opened a page of the lesson and reads it',
    deeds: [make(5), { at: 20, opens: '/expressroute/gateways/', onSite: true }],
    now: 175,
    reason: undefined,
    because: 'a page of text takes longer than a blade',
  },
  {
    says: 'who waits for a gateway',
    deeds: [make(5)],
    now: 400,
    more: { due: 380 },
    reason: undefined,
    because: 'there is nothing to do until the operation ends',
  },
  {
    says: 'who still waits long after the gateway is there',
    deeds: [make(5)],
    now: 520,
    more: { due: 380 },
    reason: 'idle',
    because: 'the wait is over',
  },
  {
    says: 'who was told to look up for five minutes',
    deeds: [make(5)],
    now: 310,
    more: { heldUntil: 300 },
    reason: undefined,
    because: 'a class that is held is not idle',
  },
  {
    says: 'who has handed in and left',
    deeds: [make(5), { at: 10, handsIn: true }],
    now: 900,
    reason: undefined,
    because: 'they are finished, right or wrong',
  },
  {
    says: 'who has every task done',
    deeds: [{ at: 5, does: 'room' }],
    now: 900,
    more: { at: 'finished' },
    reason: undefined,
    because: 'there is nothing left to be stuck in',
  },
];

describe('somebody', () => {
  test.for(cases)('$says: $because', ({ deeds, now, more = {}, reason }) => {
    expect(stuckIn(knownOf(deeds, more), now * 1000)?.reason).toBe(reason);
  });
});

describe('what the instructor reads', () => {
  const told = (deeds: Deed[], now: number) => stuckIn(knownOf(deeds), now * 1000);

  test('names the task, what was tried how often, and what is not met', () => {
    expect(told([tooEarly(10), tooEarly(25), tooEarly(40)], 45)).toEqual({
      reason: 'precondition',
      since: 10_000,
      says: '“Make room for the gateway”: tried what comes later 3 times (last “Create gateway ergw-hub”, refused with InvalidResourceReference), while this is not met yet: Looked for the subnet GatewaySubnet; found none.',
    });
  });

  test('says which request was refused, how often, and in which words', () => {
    expect(told([tooSmall(10), tooSmall(22), tooSmall(34)], 36)?.says).toBe(
      '“Make room for the gateway”: “Create subnet GatewaySubnet” was refused 3 times with SubnetTooSmall: The subnet is too small; Take a /27.',
    );
  });

  test('says which form refused, how often, and in which words', () => {
    expect(told([inForm(10), inForm(16), inForm(22)], 24)).toEqual({
      reason: 'refusals',
      since: 10_000,
      says: '“Make room for the gateway”: the form “Add gateway subnet” said no 3 times, and nothing was sent. It says: “A gateway subnet needs at least a /27. Take a larger one.”',
    });
  });

  test('says what goes round', () => {
    expect(told([make(5), remove(15), make(25), remove(35)], 36)).toEqual({
      reason: 'loop',
      since: 5000,
      says: '“Make room for the gateway”: makes GatewaySubnet-2 and takes it back, and came back to the same place 3 times without a task done.',
    });
  });

  test('says how long nothing happened', () => {
    expect(told([make(5)], 200)?.says).toBe(
      '“Make room for the gateway”: nothing done, opened or moved for 3 minutes.',
    );
  });

  test('gives the status where the page did not say the code', () => {
    const refused = (at: number): Deed => ({ at, asks: { status: 409 } });
    expect(told([refused(1), refused(2), refused(3)], 5)?.says).toContain('3 times with 409.');
  });
});

describe('a standing', () => {
  const first = { task: 'room', wants: 'Found none.', on: [subnet], done: 1, of: 4 };

  test('keeps since when the same is wanted', () => {
    expect(noted(noted(undefined, first, 10), first, 90).since).toBe(10);
  });

  test('keeps since when the task is open, whatever is wanted for it', () => {
    const steps = ['Found none.', 'Found another.', 'Found a third.'];
    const last = steps.reduce(
      (before: Known['standing'] | undefined, wants, index) => noted(before, { ...first, wants }, index * 60_000),
      undefined,
    );
    expect(last).toMatchObject({ taskSince: 0, since: 120_000 });
    expect(noted(last, { ...first, task: 'gateway' }, 200_000)).toMatchObject({ taskSince: 200_000, since: 200_000 });
  });

  test('begins anew when something else is wanted', () => {
    expect(noted(noted(undefined, first, 10), { ...first, wants: 'Found another.' }, 90).since).toBe(90);
  });
});
