// @vitest-environment jsdom
/** Where a look shows a learner: the newest of what their page says, what a helper's page says, and what their log says. */
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { WithFeed } from '#src/components/classroom/teach/feed.tsx';
import { useFilm } from '#src/components/classroom/teach/look/useFilm.ts';
import { learner } from '#src/lab/definition.ts';
import { doTask } from '#tests/lab/desk.ts';
import { atWork, attempt } from './at-work.ts';

afterEach(cleanup);

interface Place {
  path: string;
  at: number;
  pane?: string;
}

async function follow(place?: Place) {
  const work = await atWork();
  const shown = renderHook((next: { place?: Place }) => useFilm(attempt, work.door.read, next.place), {
    initialProps: place === undefined ? {} : { place },
    wrapper: ({ children }: { children: ReactNode }) => <WithFeed feed={work.feed}>{children}</WithFeed>,
  });
  await waitFor(() => expect(shown.result.current.kind).toBe('open'));
  const heard = () => (shown.result.current.kind === 'open' ? shown.result.current.heard : undefined);
  return { work, heard, ...shown };
}

test('whoever only looks sees the page that the learner opened, before anything is done there', async () => {
  const { heard, rerender } = await follow({ path: '/home', at: Date.now() });
  expect(heard()).toEqual({ [learner.id]: '/home' });
  rerender({ place: { path: '/create', at: Date.now() + 1, pane: 'owner' } });
  expect(heard()).toEqual({ owner: '/create' });
});

test('a line that was written since says better where they are, until they move on', async () => {
  const { work, heard, rerender } = await follow({ path: '/home', at: Date.now() });
  work.session.seen(learner.id, '/connections');
  await new Promise((resolve) => setTimeout(resolve, 5));
  await act(() => doTask(work.session, 'prerequisites'));
  await waitFor(() => expect(heard()).toEqual({}));
  rerender({ place: { path: '/create', at: Date.now() + 1000 } });
  expect(heard()).toEqual({ [learner.id]: '/create' });
});

test.for([
  { later: 1000, shows: '/theirs', because: 'the learner has moved on since the helper did' },
  { later: -1000, shows: '/helper', because: 'the helper moved last' },
])('of a helper and the learner the one who moved last is shown: $because', async ({ later, shows }) => {
  const at = Date.now() + 5000;
  const { work, heard } = await follow({ path: '/theirs', at: at + later });
  act(() =>
    work.feed.tell({
      ...{ seq: 1, at, kind: 'places' },
      body: { attempt, after: work.lines.length, places: { [learner.id]: '/helper' } },
    }),
  );
  await waitFor(() => expect(heard()?.[learner.id]).toBe(shows));
});
