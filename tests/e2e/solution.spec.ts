/** The lab's solution, played twice: as requests in Node, and through the page by pointer. Both must end alike, with the same score. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { attemptEntry, foldAttempt, type Attempt } from '#src/lab/attempt.ts';
import { requestOf } from '#src/lab/play.ts';
import { findLab } from '#src/lab/registry.ts';
import { openSession, type Happening } from '#src/lab/session.ts';
import { foldProgress, worth } from '#src/progress/fold.ts';
import { readFile } from '#src/progress/file.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';
import { doTask, enter, labId, seed } from './support/room.ts';

interface Ending {
  /** Each task that is done, with what its check found. */
  done: Record<string, string>;
  /** Each request that changed something and was accepted. */
  writes: string[];
  /** What the record was told of, in order. */
  told: string[];
}

const writesOf = ({ writes }: Attempt): string[] =>
  writes.flatMap(({ journal }) =>
    journal.map(({ method, url, actor, status }) => `${actor} ${method} ${new URL(url).pathname} ${status}`),
  );

/** The solution as requests, with the same session the page has. */
async function inNode(): Promise<Ending> {
  const { default: lab } = await findLab(labId).load();
  const happened: Happening[] = [];
  let real = 1_000_000;
  const session = await openSession({
    lab,
    log: createMemoryStore().attempts,
    attempt: `${labId}#1`,
    real: () => (real += 1000),
    begin: { seed, profile: 'taught', way: 'practice' },
    happened: (happening) => happened.push(happening),
  });
  for (const { id, deed, question } of session.scenario.tasks) {
    const right = question?.options(session.state().cloud).find((option) => option.right);
    if (right) await session.answer(id, right.id);
    else for (const act of deed.requests(session.state().cloud)) await session.fetch(requestOf(act));
    while (session.state().due !== undefined) await session.skip();
  }
  const { attempt } = session.state();
  return { done: attempt.done, writes: writesOf(attempt), told: happened.map(({ kind }) => `lab.${kind}`) };
}

/** What the page has kept, read from the file it saves: the same things, and the XP it adds up to. */
async function onThePage(page: Page): Promise<Ending & { xp: number }> {
  await page.goto('/record/');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const reading = readFile(readFileSync(await (await coming).path(), 'utf8'));
  if (!reading.isRead) throw new Error(reading.because);
  const { events, attempts } = reading.content;
  const rows = attempts.filter((row) => row.attempt === `${labId}#1`).sort((a, b) => a.n - b.n);
  const attempt = foldAttempt(rows.map(({ entry }) => attemptEntry.parse(entry)));
  if (!attempt) throw new Error('The page kept no attempt.');
  const { xp } = foldProgress(events);
  return { done: attempt.done, writes: writesOf(attempt), told: events.map(({ kind }) => kind), xp };
}

test('the solution as requests and through the page ends with the same tasks, the same checks, the same score', async ({
  page,
}) => {
  const wanted = await inNode();
  expect(Object.keys(wanted.done)).toHaveLength(5);

  const at = await enter(page);
  for (const { id } of at.solution.scenario.tasks) await doTask(at, id);
  await expect(at.room.getByRole('heading', { name: 'Lab done' })).toBeVisible();
  await expect(at.room.getByText('Saved', { exact: true })).toBeVisible();
  const { xp, ...found } = await onThePage(page);
  expect(found).toEqual(wanted);
  expect(xp).toBe(Object.keys(wanted.done).length * worth.labTask + worth.labDone);
});
