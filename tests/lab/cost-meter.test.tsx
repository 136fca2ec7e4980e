// @vitest-environment jsdom
/** The cost meter in the room: one line, the bill below it, and a voice only when something comes onto the bill or leaves it. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useSyncExternalStore } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { armRequest } from '#src/azure/requests.ts';
import { CostMeter } from '#src/components/lab/CostMeter.tsx';
import { billedInWords, changeInWords, hoursInWords, runningInWords } from '#src/lab/cost-words.ts';
import type { Cost, CostLine } from '#src/lab/cost.ts';
import { findLab } from '#src/lab/registry.ts';
import { openSession } from '#src/lab/session.ts';
import type { Session } from '#src/lab/session.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';

afterEach(cleanup);

function Place({ session, say }: { session: Session; say: (message: string) => void }) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  return <CostMeter session={session} state={state} voice={{ say }} />;
}

async function enter() {
  const { default: lab } = await findLab('expressroute/clean-up').load();
  let real = 1_000_000;
  const session = await openSession({
    lab,
    log: createMemoryStore().attempts,
    attempt: 'cost#1',
    real: () => real,
    begin: { seed: 'seed-1', profile: 'taught', way: 'practice' },
  });
  const say = vi.fn<(message: string) => void>();
  render(<Place session={session} say={say} />);
  await screen.findByText(/^On the bill/);
  const finish = async () => {
    while (session.state().due !== undefined) await session.skip();
  };
  return { session, say, finish, user: userEvent.setup(), wait: (seconds: number) => (real += seconds * 1000) };
}

test('what the story begins with is on the bill, and opening it gives each line a source', async () => {
  const { user, say } = await enter();
  const summary = screen.getByText(/^On the bill/).closest('summary')!;
  expect(summary.textContent).toContain('2 circuits');
  expect(summary.textContent).toContain('1 gateway');
  await user.click(summary);
  const bill = await screen.findByRole('list', { name: 'The bill so far' });
  expect(await within(bill).findAllByRole('link')).toHaveLength(within(bill).getAllByRole('listitem').length);
  screen.getByText(/not in money/);
  expect(say).not.toHaveBeenCalled();
});

test('a circuit that is made and taken back is told twice, and its hours never were', async () => {
  const { session, say, finish } = await enter();
  const [circuit] = Object.values(session.state().cloud.resources).filter(({ type }) => type.endsWith('Circuits'));
  const made = await session.fetch(
    armRequest('PUT', `${circuit!.id}-2`, {
      location: circuit!.location,
      sku: { tier: 'Standard', family: 'MeteredData' },
      properties: { serviceProviderProperties: circuit!.properties['serviceProviderProperties'] },
    }),
  );
  expect(made.status).toBe(201);
  await finish();
  await expect.poll(() => say.mock.calls.flat()).toEqual([`Now on the bill: Circuit ${circuit!.name}-2.`]);
  await session.undo();
  await expect
    .poll(() => say.mock.calls.flat())
    .toEqual([`Now on the bill: Circuit ${circuit!.name}-2.`, `No longer on the bill: Circuit ${circuit!.name}-2.`]);
  expect(screen.getByText(/^On the bill/).textContent).not.toContain('3 circuits');
});

test('what nobody of the lab may read is not on their bill', async () => {
  const { default: lab } = await findLab('expressroute/redeem-an-authorization').load();
  const session = await openSession({
    lab,
    log: createMemoryStore().attempts,
    attempt: 'cost#2',
    real: () => 1_000_000,
    begin: { seed: 'seed-1', profile: 'taught', way: 'practice' },
  });
  render(<Place session={session} say={() => undefined} />);
  const summary = (await screen.findByText(/^On the bill/)).closest('summary')!;
  const { resources } = session.state().cloud;
  const circuits = Object.values(resources).filter(({ type }) => /\/expressRouteCircuits$/i.test(type));
  expect(circuits.length, 'the story has a circuit, which is somebody else’s').toBeGreaterThan(0);
  expect(summary.textContent).not.toContain('circuit');
  expect(summary.textContent).toContain('gateway');
});

describe('in words', () => {
  const line = (key: string, kind: CostLine['kind']): CostLine => ({
    key,
    kind,
    id: key,
    name: key,
    fact: 'expressroute/billing-starts-at-service-key',
    spans: [],
    wasThere: false,
    milliseconds: 0,
    isRunning: true,
  });
  const cost = (...running: CostLine[]): Cost => ({ lines: running, running, milliseconds: 0 });

  test.for([
    { minutes: 0, says: '0 min', because: 'nothing has run' },
    { minutes: 59.9, says: '59 min', because: 'a minute counts when it is over' },
    { minutes: 65, says: '1 h 05 min', because: 'hours and minutes read at a glance' },
    { minutes: 60 * 49, says: '2 d 1 h', because: 'nobody counts to forty-nine' },
  ])('$minutes minutes are $says, because $because', ({ minutes, says }) => {
    expect(hoursInWords(minutes * 60_000)).toBe(says);
  });

  test.for([
    { what: cost(), says: 'nothing', because: 'the meter is at zero' },
    { what: cost(line('a', 'circuit')), says: '1 circuit', because: 'one is one' },
    {
      what: cost(line('a', 'circuit'), line('g', 'gateway'), line('b', 'circuit')),
      says: '2 circuits and 1 gateway',
      because: 'alike things are counted together',
    },
  ])('what runs is "$says", because $because', ({ what, says }) => {
    expect(runningInWords(what)).toBe(says);
  });

  test('hours of several things are told as a sum, since they are more than the clock shows', () => {
    const lines = [line('a', 'circuit'), line('b', 'gateway')];
    expect(billedInWords({ lines, milliseconds: 70 * 60_000 })).toBe('1 h 10 min of billed time, 2 things together');
    expect(billedInWords({ lines: lines.slice(1), milliseconds: 0 })).toBe('0 min of billed time');
  });

  test('nothing is said while the same things run', () => {
    expect(changeInWords(cost(line('a', 'circuit')), cost(line('a', 'circuit')))).toBeUndefined();
  });
  test('the last thing that goes is told with what is left', () => {
    expect(changeInWords(cost(line('a', 'circuit')), cost())).toBe(
      'No longer on the bill: Circuit a. Nothing is on the bill now.',
    );
  });
});
