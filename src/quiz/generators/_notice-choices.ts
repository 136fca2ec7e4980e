/** Which of several routers notices a silent link first, and what would make it noticed within seconds. */
import type { Chance } from '#src/quiz/generator.ts';
import type { Item } from '#src/quiz/item.ts';
import { single } from './_item.ts';
import {
  bfdSince,
  edgeBgp,
  edgeHasBfd,
  lowestBgp,
  noticedAfter,
  spoken,
  whyAfter,
  type Peering,
  type Setting,
} from './_notice.ts';
import { situation, type NoticeProblem } from './_notice-story.ts';

const facts = ['bgp-timers', 'bfd-timers', 'bfd-both-ends', 'bgp-timers-fixed', 'bgp-timers-lowest'];

/** One router of several, in a line. */
const lineOf = ({ bfd, interval, bgp = edgeBgp }: Setting): string => {
  const timers = `hold time ${bgp.hold} seconds`;
  return {
    none: `No BFD at all on either router; ${timers}`,
    interface: `BFD at the interface alone, ${interval} ms; ${timers}`,
    neighbor: `BFD at interface and neighbor, ${interval} ms; ${timers}`,
  }[bfd];
};

const beliefOf = ({ bfd }: Setting, peering: Peering): string => {
  if (bfd === 'none') return 'first-silence-counts';
  if (bfd === 'interface') return 'bfd-interface-is-enough';
  return edgeHasBfd(peering) ? 'bfd-faster-end-decides' : 'old-peerings-get-bfd';
};

export function askRouters(problem: NoticeProblem): Item {
  const { peering, routers, unit } = problem;
  const times = routers.map((setting) => noticedAfter(peering, setting));
  // The unit only says here whether the first or the last is asked for.
  const isLast = unit === 'seconds';
  const wanted = isLast ? Math.max(...times) : Math.min(...times);
  return single(
    {
      objective: 'E12',
      facts: [...facts, ...(peering.year < bfdSince(peering.kind) ? ['bfd-old-circuits'] : [])],
      difficulty: 3,
      stem: `${situation(problem, false)} They are to be set anew, both alike, and there are four proposals.\n\nWith which of them is a silent link noticed ${isLast ? 'last' : 'first'}?`,
    },
    routers.map((setting) => {
      const time = noticedAfter(peering, setting);
      const correct = time === wanted;
      return {
        text: lineOf(setting),
        correct,
        why: `${whyAfter(peering, setting)} ${correct ? `No other takes ${isLast ? 'as long' : 'as little'}.` : `Another proposal takes ${spoken(wanted)}.`}`,
        belief: correct ? undefined : beliefOf(setting, peering),
      };
    }),
  );
}

type Change = (peering: Peering, setting: Setting) => readonly [Peering, Setting];

const same: Change = (peering, setting) => [peering, setting];
const mends: Readonly<Record<string, { text: string; change: Change; why: string; belief: string }>> = {
  all: {
    text: 'Set BFD up on both routers, at interface and neighbor.',
    change: (peering, setting) => [peering, { ...setting, bfd: 'neighbor' }],
    why: 'BFD helps only where Microsoft’s end runs it too. On this peering it does not.',
    belief: 'old-peerings-get-bfd',
  },
  tie: {
    text: 'Name BFD at the BGP neighbor on both of the routers.',
    change: (peering, setting) => [peering, setting.bfd === 'interface' ? { ...setting, bfd: 'neighbor' } : setting],
    why: 'At the neighbor alone nothing is gained: BFD has to run at both ends of the link first.',
    belief: 'bfd-starts-by-itself',
  },
  interface: {
    text: 'Set BFD up at the interfaces of both of the routers.',
    change: (peering, setting) => [peering, setting.bfd === 'none' ? { ...setting, bfd: 'interface' } : setting],
    why: 'While no BGP neighbor is tied to BFD, BGP waits as long as before.',
    belief: 'bfd-interface-is-enough',
  },
  reset: {
    text: 'Reset the peering once, and leave all else as it is.',
    change: (peering, setting) => [{ ...peering, reset: true }, setting],
    why: 'A reset gives Microsoft’s end of an old peering BFD. It sets nothing up on the routers.',
    belief: 'reset-mends-settings',
  },
  lowest: {
    text: `Lower the hold time of the routers to ${lowestBgp.hold} seconds.`,
    change: (peering, setting) => [peering, { ...setting, bgp: lowestBgp }],
    why: `That brings it to ${lowestBgp.hold} seconds, which is the least that BGP timers can do, and not enough.`,
    belief: 'bfd-lowers-timers',
  },
  support: {
    text: 'Have Microsoft lower the BGP timers of its edge routers.',
    change: same,
    why: 'The timers of the edge cannot be changed. One lowers those of the routers.',
    belief: 'edge-timers-can-change',
  },
  azure: {
    text: 'Switch BFD on for the peering, in its form in the portal.',
    change: same,
    why: 'There is no such field: Microsoft’s end has BFD by itself, and yours is set up on the routers.',
    belief: 'bfd-is-set-in-azure',
  },
  faster: {
    text: 'Set the BFD interval of both routers to 50 milliseconds.',
    change: (peering, setting) => [peering, { ...setting, interval: 50 }],
    why: 'The slower end decides about the interval, and a shorter one ties no neighbor to BFD.',
    belief: 'bfd-faster-end-decides',
  },
};

/** What counts as soon enough: any BFD does, no BGP timer does. */
const enough = 5000;

const works = ({ peering, setting }: NoticeProblem, name: string): boolean => {
  const mend = mends[name];
  return mend !== undefined && noticedAfter(...mend.change(peering, setting)) < enough;
};

/** Four proposals for routers with different times, or a setting that one change mends and three that do not. */
export function mendsFor(chance: Chance, base: NoticeProblem): NoticeProblem {
  if (base.ask === 'routers') {
    const all = chance.shuffled(
      'all routers',
      (['none', 'interface', 'neighbor', 'neighbor'] as const).flatMap((bfd) =>
        [500, 750, 1000].flatMap((interval) =>
          [undefined, { keepAlive: 20, hold: 60 }, { keepAlive: 10, hold: 30 }, { keepAlive: 3, hold: 10 }].map(
            (bgp): Setting => ({ bfd, interval, bgp }),
          ),
        ),
      ),
    );
    const times = new Set<number>();
    const routers = all.filter((setting) => times.size !== times.add(noticedAfter(base.peering, setting)).size);
    return { ...base, routers: routers.slice(0, 4) };
  }
  const isOld = base.peering.year < bfdSince(base.peering.kind);
  const bfd = isOld && !base.peering.reset ? 'neighbor' : chance.pick('mend bfd', ['none', 'interface'] as const);
  const setting: Setting = { ...base.setting, bfd };
  const problem = { ...base, setting };
  const names = chance.shuffled('mends', Object.keys(mends));
  const right = names.filter((name) => works(problem, name)).slice(0, 1);
  const wrong = names.filter((name) => !works(problem, name)).slice(0, 3);
  return { ...problem, mends: [...right, ...wrong] };
}

export function askMend(problem: NoticeProblem): Item {
  const { peering, setting } = problem;
  return single(
    {
      objective: 'E12',
      facts: [...facts, ...(peering.year < bfdSince(peering.kind) ? ['bfd-old-circuits'] : [])],
      difficulty: 2,
      stem: `${situation(problem)}\n\nA silent link is to be noticed in less than five seconds. What does it take?`,
    },
    problem.mends.flatMap((name) => {
      const mend = mends[name];
      if (!mend) return [];
      const correct = works(problem, name);
      return {
        text: mend.text,
        correct,
        why: correct
          ? `Now it takes ${spoken(noticedAfter(peering, setting))}. ${whyAfter(...mend.change(peering, setting))}`
          : mend.why,
        belief: correct ? undefined : mend.belief,
      };
    }),
  );
}
