/** The disk of the server fills up under load, and is given room again: whoever writes meanwhile is told so in words, reading goes on, nothing is lost. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joined } from 'node:path';
import { join } from './learner.ts';
import { end, freePort, newPlace, startServer } from './place.ts';

export interface FullFigures {
  acknowledged: number;
  lost: number;
  lines: number;
  answers: Record<string, number>;
  /** Whether reading went on while the disk was full. */
  couldRead: boolean;
  /** What people were told. */
  words: string;
}

/** Mounts a small disk of its own, which only root may; undefined where that cannot be done. */
export async function diskFull(): Promise<FullFigures | undefined> {
  const folder = mkdtempSync(joined(tmpdir(), 'crossconnect-disk-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder]).status !== 0) {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  try {
    return await fillUp(folder);
  } finally {
    spawnSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fillUp(folder: string): Promise<FullFigures> {
  const place = await newPlace('sqlite', folder);
  const port = await freePort();
  const server = await startServer(place, port);
  const all = await Promise.all(Array.from({ length: 8 }, () => join({ base: `http://127.0.0.1:${port}` })));
  const stops = all.map((learner) => learner.work(60));
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const { bavail, bsize } = statfsSync(folder);
  try {
    // Leaves less than a page; and the server writes meanwhile, too.
    writeFileSync(joined(folder, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - 2 * bsize)));
    writeFileSync(joined(folder, 'rest'), Buffer.alloc(4 * bsize));
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC')) throw cause;
  }
  const until = performance.now() + 20_000;
  const isFull = () => all.some((learner) => (learner.answers.get('DiskFull') ?? 0) > 0);
  while (!isFull() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => setTimeout(resolve, 500));
  const known = all.map((learner) => learner.acknowledged());
  const here = await Promise.all(all.map((learner) => learner.here()));
  const words = all.map(({ courier }) => courier.state().problem?.message ?? '').find((text) => text !== '') ?? '';
  const couldRead = (await Promise.all(all.map((learner) => learner.onServer().then(() => true)))).every(Boolean);
  rmSync(joined(folder, 'ballast'), { force: true });
  rmSync(joined(folder, 'rest'), { force: true });
  for (const stop of stops) await stop();
  const figures: FullFigures = { acknowledged: 0, lost: 0, lines: 0, answers: {}, couldRead, words };
  for (const [index, learner] of all.entries()) {
    await learner.settled(30_000);
    const [names, kept] = [await learner.here(), await learner.onServer()];
    if (names.join('\n') !== kept.join('\n')) throw new Error('A browser and the server differ in the end.');
    const count = known[index] ?? 0;
    figures.acknowledged += count;
    figures.lost += (here[index] ?? []).slice(0, count).filter((name, n) => kept[n] !== name).length;
    figures.lines += kept.length;
    for (const [answer, times] of learner.answers) figures.answers[answer] = (figures.answers[answer] ?? 0) + times;
    learner.close();
  }
  await end(server);
  return figures;
}
