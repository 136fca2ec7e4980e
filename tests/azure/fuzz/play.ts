/** Plays a seed's requests on a simulated Azure and tells everything that went wrong. */
import { createArm } from '#src/azure/arm.ts';
import { managementHost } from '#src/azure/requests.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import { brokenIn } from './invariants.ts';
import { drawFor, nextRequests, operations } from './requests.ts';
import type { Asked } from './requests.ts';

export interface Report {
  requests: number;
  /** How many were answered with each status. */
  statuses: Map<number, number>;
  /** How often each operation was asked. */
  counts: Map<string, number>;
  /** What must never be, with the request it followed. */
  wrong: string[];
  /** Operations that never answered 2xx. */
  neverAccepted: string[];
}

const urlOf = ({ path, query }: Asked): string => {
  const text = new URLSearchParams(query).toString();
  return `${managementHost}${path}${text === '' ? '' : `?${text}`}`;
};

const toRequest = (asked: Asked): Request =>
  new Request(urlOf(asked), {
    method: asked.method,
    headers: asked.headers,
    ...(asked.body !== undefined && !['GET', 'HEAD'].includes(asked.method) && { body: asked.body }),
  });

const shortly = ({ method, path, body }: Asked): string =>
  `${method} ${path.slice(-160)} ${(body ?? '').slice(0, 400)}`;

function envelope(status: number, text: string): string | undefined {
  if (status < 400 || text === '') return undefined;
  const body: unknown = JSON.parse(text);
  const holds = /^\{"error":\{"code":"[A-Za-z]+","message":".+/s.test(JSON.stringify(body));
  return holds ? undefined : `the error ${text.slice(0, 200)} has no code or message`;
}

/** How many requests one simulated Azure is asked before the next begins empty, so that Clouds stay of a size people make. */
const perCloud = 1_500;
const betweenChecks = 100;

/** Plays at least `atLeast` requests. */
export async function play(seed: string, atLeast: number): Promise<Report> {
  const report: Report = { requests: 0, statuses: new Map(), counts: new Map(), wrong: [], neverAccepted: [] };
  const accepted = new Set<string>();
  const count = <K>(map: Map<K, number>, key: K): void => void map.set(key, (map.get(key) ?? 0) + 1);
  let clock = createVirtualClock();
  let arm = createArm({ seed, clock, profile: 'today' });
  let here = 0;
  let unchecked = 0;
  for (let n = 0; report.requests < atLeast; n += 1) {
    const draw = drawFor(seed, n);
    if (here > perCloud) {
      clock = createVirtualClock();
      arm = createArm({ seed: `${seed}-${n}`, clock, profile: draw(2, 'profile') === 0 ? 'taught' : 'today' });
      here = 0;
    }
    const all = nextRequests(arm.cloud, draw, report.counts);
    for (const asked of all) {
      report.requests += 1;
      here += 1;
      unchecked += 1;
      try {
        const response = await arm.fetch(toRequest(asked));
        const text = await response.text();
        count(report.statuses, response.status);
        if (operations.has(asked.operation)) {
          count(report.counts, asked.operation);
          if (response.ok) accepted.add(asked.operation);
        }
        if (response.status >= 500 && response.status !== 501)
          report.wrong.push(`${response.status}: ${shortly(asked)} ${text.slice(0, 300)}`);
        const bad = envelope(response.status, text);
        if (bad !== undefined) report.wrong.push(`${bad}: ${shortly(asked)}`);
      } catch (error) {
        report.wrong.push(
          `${error instanceof Error ? (error.stack ?? error.message).slice(0, 500) : String(error)}: ${shortly(asked)}`,
        );
      }
      if (asked !== all.at(-1) || draw(3, 'wait') > 0)
        for (let due = arm.nextDue(); due !== undefined; due = arm.nextDue()) clock.advanceTo(due);
      else if (draw(2, 'a while') === 0) clock.advance(draw(120_000, 'how long'));
    }
    if (unchecked < betweenChecks) continue;
    unchecked = 0;
    const broken = brokenIn(arm.cloud);
    report.wrong.push(
      ...broken.map((words) => `${words} (by request ${report.requests}, last ${all.map(shortly).join(' ; ')})`),
    );
    if (broken.length > 0) here = perCloud + 1;
  }
  report.neverAccepted = [...operations.keys()].filter((name) => !accepted.has(name));
  return report;
}

/** `play.ts [requests] [seed]`: plays and prints what came of it. */
if (process.argv[1]?.endsWith('fuzz/play.ts')) {
  const [, , requests = '10000', seed = 'fuzz'] = process.argv;
  const { statuses, counts, wrong, neverAccepted, requests: sent } = await play(seed, Number(requests));
  const good = [...statuses].filter(([status]) => status < 300).reduce((sum, [, times]) => sum + times, 0);
  console.log(`${sent} requests, ${((100 * good) / sent).toFixed(1)} % answered 2xx, ${operations.size} operations`);
  console.log(Object.fromEntries([...statuses].sort(([one], [other]) => one - other)));
  const fewest = [...operations.keys()].reduce((least, name) =>
    (counts.get(name) ?? 0) < (counts.get(least) ?? 0) ? name : least,
  );
  console.log(`least asked: ${fewest}, ${counts.get(fewest) ?? 0} times`);
  console.log('never answered 2xx:', neverAccepted);
  console.log(`${wrong.length} wrong`, [...new Set(wrong.map((words) => words.slice(0, 700)))].slice(0, 12));
}
