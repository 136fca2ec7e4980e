/** How long packets are lost after a failure: the timers, with and without BFD. */
import { describe, expect, test } from 'vitest';
import { valueOf } from '#src/base/facts.ts';
import {
  agreed,
  convergence,
  detection,
  inWords,
  packetsLost,
  type Failure,
  type Timers,
} from '#src/datapath/convergence.ts';

const second = 1000;
const published = valueOf('expressroute/bgp-timers', 'today');
const bfd = valueOf('expressroute/bfd-timers', 'today');
const bgp: Timers = { keepAlive: published.keepAlive * second, hold: published.hold * second };
const fast: Timers = { ...bgp, bfd };
const settle = valueOf('expressroute/gateway-convergence', 'today') * second;
const link: Failure = { watched: true, isRedundant: true, settle };

describe('a silent link is noticed', () => {
  test.for<{ timers: Timers; least: number; most: number; because: string }>([
    { timers: bgp, least: 120_000, most: 180_000, because: 'the hold time runs from the last keep-alive' },
    { timers: fast, least: 600, most: 900, because: 'three packets of BFD, 300 ms apart, must be missed' },
    { timers: { keepAlive: 3_000, hold: 10_000 }, least: 7_000, most: 10_000, because: 'BGP at its shortest' },
    {
      timers: { keepAlive: 60_000, hold: 10_000 },
      least: 0,
      most: 10_000,
      because: 'a silence is never noticed too early',
    },
  ])('after $least to $most ms: $because', ({ timers, least, most }) => {
    expect(detection(timers)).toEqual({ least, most });
  });
});

describe('two routers agree', () => {
  test.for<{ ours: Timers; theirs: Timers; result: Timers; because: string }>([
    { ours: fast, theirs: bgp, result: bgp, because: 'BFD at one end alone does nothing' },
    {
      ours: { keepAlive: 3_000, hold: 10_000 },
      theirs: bgp,
      result: { keepAlive: 3_000, hold: 10_000 },
      because: 'the lower BGP timers count',
    },
    {
      ours: { ...bgp, bfd: { interval: 750, multiplier: 3 } },
      theirs: fast,
      result: { ...bgp, bfd: { interval: 750, multiplier: 3 } },
      because: 'the slower BFD counts',
    },
    {
      ours: { ...bgp, bfd: { ...bfd, multiplier: 5 } },
      theirs: fast,
      result: { ...bgp, bfd: { ...bfd, multiplier: 5 } },
      because: 'the more patient BFD counts',
    },
    {
      ours: { ...bgp, bfd: { interval: 50, multiplier: 3 } },
      theirs: fast,
      result: fast,
      because: 'Microsoft’s edge is never made faster',
    },
  ])('$because', ({ ours, theirs, result }) => {
    expect(agreed(ours, theirs)).toEqual(result);
    expect(agreed(theirs, ours)).toEqual(result);
  });
});

const steps = (failure: Failure, timers: Timers) =>
  convergence(failure, timers).moments.map(({ at, step }) => [step, at]);

describe('after a failure', () => {
  test('the hold time passes before anything moves', () => {
    expect(steps(link, bgp)).toEqual([
      ['failure', 0],
      ['detection', 180_000],
      ['withdrawal', 180_000],
      ['move', 180_000],
      ['settled', 180_000],
    ]);
  });

  test('with BFD the router moves in less than a second, and Azure within the minute', () => {
    expect(steps(link, fast)).toEqual([
      ['failure', 0],
      ['detection', 900],
      ['withdrawal', 900],
      ['move', 900],
      ['settled', 60_000],
    ]);
    expect(convergence(link, fast).lost).toEqual({
      there: { least: 600, most: 900 },
      back: { least: 600, most: 60_000 },
    });
  });

  test.for<{ failure: Failure; timers: Timers; last: string; lost: unknown; because: string }>([
    {
      failure: { ...link, isRedundant: false },
      timers: fast,
      last: 'stranded',
      lost: { there: undefined, back: undefined },
      because: 'to notice it soon is no help where there is no other way',
    },
    {
      failure: { watched: false, isRedundant: true, settle },
      timers: fast,
      last: 'settled',
      lost: { there: { least: 0, most: 60_000 }, back: { least: 0, most: 60_000 } },
      because: 'BFD does not watch what lies behind the edge',
    },
    {
      failure: { watched: false, isRedundant: true, settle: undefined },
      timers: bgp,
      last: 'unknown',
      lost: { there: undefined, back: undefined },
      because: 'no figure is made up',
    },
    {
      failure: { watched: true, isRedundant: true, settle: undefined },
      timers: fast,
      last: 'unknown',
      lost: { there: { least: 600, most: 900 }, back: undefined },
      because: 'the own router moves when it notices, whatever Azure does',
    },
  ])('the end is "$last": $because', ({ failure, timers, last, lost }) => {
    const found = convergence(failure, timers);
    expect(found.moments[0]).toMatchObject({ step: 'failure', at: 0 });
    expect(found.moments.at(-1)?.step).toBe(last);
    expect(found.lost).toStrictEqual(lost);
  });

  test('the moments stand in order, each in words', () => {
    for (const watched of [true, false])
      for (const isRedundant of [true, false])
        for (const [timers, known] of [
          [bgp, settle],
          [fast, settle],
          [fast, undefined],
        ] as const) {
          const { moments } = convergence({ watched, isRedundant, settle: known }, timers);
          expect(moments.map(({ at }) => at)).toEqual(
            moments.map(({ at }) => at).toSorted((one, other) => one - other),
          );
          for (const { because } of moments) expect(because).toMatch(/^[A-Z].*\.$/);
        }
  });
});

test.for([
  { span: { least: 120_000, most: 180_000 }, rate: 1000, least: 120_000, most: 180_000, because: 'without BFD' },
  { span: { least: 600, most: 900 }, rate: 1000, least: 600, most: 900, because: 'with BFD' },
  { span: { least: 600, most: 900 }, rate: 1, least: 0, most: 1, because: 'a packet is lost or it is not' },
])('at $rate packets a second $least to $most are lost: $because', ({ span, rate, least, most }) => {
  expect(packetsLost(span, rate)).toEqual({ least, most });
});

test.for([
  { time: 0, words: '0 ms' },
  { time: 900, words: '900 ms' },
  { time: 1_250, words: '1.3 s' },
  { time: 180_000, words: '180 s' },
])('$time is told as $words', ({ time, words }) => {
  expect(inWords(time)).toBe(words);
});
