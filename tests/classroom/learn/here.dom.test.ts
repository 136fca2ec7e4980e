// @vitest-environment jsdom
/** Signs of life as a page sends them: what forms refused goes along, and pressing fast makes no more of them. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refusalsSent } from '#src/classroom/stuck/form-refusal.ts';
import { startBeat, type Beat, type Sign } from '#src/components/classroom/learn/here.ts';

let beat: Beat | undefined;
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  beat?.stop();
  vi.useRealTimers();
});

function begun() {
  const sent: Sign[] = [];
  beat = startBeat({ post: (sign) => void sent.push(sign), real: () => Date.now(), standing: () => undefined });
  sent.length = 0;
  return { sent, refuse: (says: string) => beat?.seeRefusal('s1.order', { form: 'Create', field: 'family', says }) };
}

test('what forms refuse is sent once a second, however fast somebody presses', () => {
  const { sent, refuse } = begun();
  for (let press = 0; press < 8; press += 1) {
    refuse('Choose Unlimited.');
    vi.advanceTimersByTime(250);
  }
  expect(sent).toHaveLength(2);
  expect(sent[0]?.refused?.map(({ ago }) => ago)).toEqual([1000, 750, 500, 250]);
  expect(sent[0]?.refused?.[0]).toMatchObject({ attempt: 's1.order', form: 'Create', says: 'Choose Unlimited.' });
  vi.advanceTimersByTime(15_000);
  expect(sent.at(-1)?.refused, 'each is told once').toBeUndefined();
});

test('whatever is said, the server takes it', () => {
  const { sent, refuse } = begun();
  for (let press = 0; press < 30; press += 1) refuse('x'.repeat(2000));
  vi.advanceTimersByTime(1000);
  expect(refusalsSent.safeParse(sent[0]?.refused).success).toBe(true);
});
