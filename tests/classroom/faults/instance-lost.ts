/** Two servers on one PostgreSQL: what happens at one is heard at the other; one is lost under load, and its learners go on at the other. */
import { openStore } from '../../../src/classroom/store/open.ts';
import { join } from './learner.ts';
import { end, freePort, inClass, kill, newPlace, startServer } from './place.ts';

export interface LostFigures {
  /** From an acknowledged act at one server until the other told it, in milliseconds, in their order. */
  heardAfter: { median: number; longest: number; count: number };
  acknowledged: number;
  lost: number;
  lines: number;
  /** Entries of the feed, and numbers that are missing among them. */
  feed: number;
  gaps: number;
}

/** Follows a stream of the class as a browser does, and calls with each entry of the feed. */
async function follow(base: string, cookie: string, onEntry: (text: string) => void): Promise<() => void> {
  const ending = new AbortController();
  const response = await fetch(`${base}/api/classes/${inClass}/stream?after=0`, {
    headers: { cookie },
    signal: ending.signal,
  });
  if (!response.ok || !response.body) throw new Error(`The stream was refused: ${response.status}`);
  const { body } = response;
  void (async () => {
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const part of body) {
        const events = (rest + decoder.decode(part, { stream: true })).split('\n\n');
        rest = events.pop() ?? '';
        for (const event of events) onEntry(event);
      }
    } catch {
      // It was ended.
    }
  })();
  return () => {
    ending.abort();
  };
}

export async function instanceLost(hands = 20): Promise<LostFigures> {
  const place = await newPlace('postgres');
  const ports = [await freePort(), await freePort()] as const;
  const [one, other] = [await startServer(place, ports[0]), await startServer(place, ports[1])];
  const [base, otherBase] = [`http://127.0.0.1:${ports[0]}`, `http://127.0.0.1:${ports[1]}`];
  const all = await Promise.all(
    Array.from({ length: 12 }, (_, index) => join({ base: index % 2 === 0 ? base : otherBase })),
  );
  const stops = all.map((learner) => learner.work(80));
  const [watched] = all;
  if (!watched) throw new Error('Somebody is watched.');

  const begun = new Map<string, number>();
  const heardAfter: number[] = [];
  const unfollow = await follow(otherBase, watched.cookie, (event) => {
    const text = /hand no (\d+)\b/.exec(event)?.[0];
    const since = text === undefined ? undefined : begun.get(text);
    if (text === undefined || since === undefined) return;
    begun.delete(text);
    heardAfter.push(performance.now() - since);
  });
  for (let nth = 0; nth < hands; nth += 1) {
    const text = `hand no ${nth}`;
    begun.set(text, Number.POSITIVE_INFINITY);
    const raised = fetch(`${base}/api/classes/${inClass}/hand`, {
      method: 'POST',
      headers: { cookie: watched.cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ up: true, text }),
    });
    begun.set(text, performance.now());
    const answer = await raised;
    if (!answer.ok) throw new Error(`A hand was refused: ${await answer.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  await new Promise((resolve) => setTimeout(resolve, 3500));
  unfollow();

  await kill(one);
  const known = all.map((learner) => learner.acknowledged());
  const here = await Promise.all(all.map((learner) => learner.here()));
  // What a balancer before them does.
  for (const learner of all) learner.network.base = otherBase;
  await new Promise((resolve) => setTimeout(resolve, 1500));
  for (const stop of stops) await stop();
  const sorted = heardAfter.toSorted((a, b) => a - b);
  const figures: LostFigures = {
    heardAfter: {
      median: sorted[Math.floor(sorted.length / 2)] ?? 0,
      longest: sorted.at(-1) ?? 0,
      count: sorted.length,
    },
    acknowledged: 0,
    lost: 0,
    lines: 0,
    feed: 0,
    gaps: 0,
  };
  for (const [index, learner] of all.entries()) {
    await learner.settled(30_000);
    const kept = await learner.onServer();
    if ((await learner.here()).join('\n') !== kept.join('\n'))
      throw new Error('A browser and the server differ in the end.');
    const count = known[index] ?? 0;
    figures.acknowledged += count;
    figures.lost += (here[index] ?? []).slice(0, count).filter((name, n) => kept[n] !== name).length;
    figures.lines += kept.length;
    learner.close();
  }
  await end(other);
  const store = await openStore(place);
  const seqs = (await store.feed(inClass, 0, 1_000_000)).map(({ seq }) => seq);
  figures.feed = seqs.length;
  figures.gaps = seqs.filter((seq, index) => seq !== index + 1).length;
  await store.close();
  await place.remove();
  return figures;
}
