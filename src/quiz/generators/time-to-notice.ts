/** Timers of BGP and BFD at both ends: when a silent link is noticed, and what would make that sooner. */
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import type { Item } from '#src/quiz/item.ts';
import { fillIn, single, yesNo, type About, type Claim, type Draft } from './_item.ts';
import { valueOf } from './_facts.ts';
import { circuitNames, firms } from './_names.ts';
import {
  bfdSince,
  edgeBfd,
  edgeBgp,
  edgeHasBfd,
  lowestBgp,
  noticedAfter,
  slowEdge,
  spoken,
  whyAfter,
} from './_notice.ts';
import { askMend, askRouters, mendsFor } from './_notice-choices.ts';
import { situation, type NoticeProblem } from './_notice-story.ts';

const settled = valueOf('expressroute/gateway-convergence');
const facts = ['bgp-timers', 'bfd-timers', 'bfd-both-ends', 'bfd-detection', 'bgp-timers-lowest'];
const factsOf = ({ peering }: NoticeProblem): string[] => [
  ...facts,
  ...(peering.edge === slowEdge ? ['bfd-slower-peer'] : []),
  ...(peering.year < bfdSince(peering.kind) ? ['bfd-old-circuits'] : []),
];

/** The times that somebody with a wrong idea arrives at. */
function wrongTimes({ peering, setting }: NoticeProblem): { time: number; why: string; belief: string }[] {
  const { interval, bgp = edgeBgp } = setting;
  const { multiplier } = edgeBfd;
  const slower = Math.max(interval, peering.edge);
  const faster = Math.min(interval, peering.edge);
  const ran = edgeHasBfd(peering) && setting.bfd === 'neighbor';
  return [
    {
      time: slower * multiplier,
      why: 'That is BFD’s time. It counts only where both ends run BFD and BGP is tied to it.',
      belief:
        setting.bfd === 'none'
          ? 'bfd-starts-by-itself'
          : setting.bfd === 'interface'
            ? 'bfd-interface-is-enough'
            : 'old-peerings-get-bfd',
    },
    {
      time: faster * multiplier,
      why: 'That takes the faster of two BFD intervals. The slower end decides.',
      belief: 'bfd-faster-end-decides',
    },
    {
      time: slower,
      why: `That is one BFD packet. A link is given up after ${multiplier} that did not come.`,
      belief: 'second-has-three-misses',
    },
    {
      time: edgeBgp.hold * 1000,
      why: ran
        ? 'That is the hold time of the edge. BFD ends the session long before it runs out.'
        : 'That is the hold time of the edge. The lower one of both ends counts.',
      belief: ran ? 'bfd-guards-packets' : 'edge-timers-count',
    },
    {
      time: bgp.hold * 1000,
      why: 'That is the hold time of the routers. BFD ends the session before it runs out.',
      belief: 'bfd-guards-packets',
    },
    {
      time: bgp.keepAlive * 1000,
      why: 'That is one keep-alive. BGP waits for the whole hold time before it gives a neighbor up.',
      belief: 'first-silence-counts',
    },
    {
      time: lowestBgp.hold * 1000,
      why: 'That is the lowest hold time there can be. Nobody has set it here.',
      belief: 'bfd-lowers-timers',
    },
    {
      time: lowestBgp.keepAlive * 1000,
      why: 'That is the lowest keep-alive there can be. Nothing here is set to it.',
      belief: 'bfd-lowers-timers',
    },
  ];
}

function askTime(problem: NoticeProblem): Item {
  const { peering, setting, ask, unit } = problem;
  const time = noticedAfter(peering, setting);
  const why = whyAfter(peering, setting);
  const size = unit === 'seconds' ? 1000 : 1;
  const about: About = {
    objective: 'E12',
    facts: factsOf(problem),
    difficulty: setting.bfd === 'neighbor' ? 2 : 3,
    stem: `${situation(problem)}\n\nA link goes silent, while the ports at both of its ends stay up. ${
      ask === 'times'
        ? 'After how long, at the most, is the BGP session over it given up?'
        : `After how many ${unit}, at the most, is the BGP session over it given up?`
    }`,
  };
  const seen = new Set([time]);
  const wrong = wrongTimes(problem).filter((one) => seen.size !== seen.add(one.time).size);
  if (ask === 'times')
    return single(about, [
      { text: spoken(time), correct: true, why },
      ...wrong.slice(0, 3).map((one): Draft => ({ text: spoken(one.time), why: one.why, belief: one.belief })),
    ]);
  return fillIn(about, {
    form: 'number',
    label: unit === 'seconds' ? 'Seconds' : 'Milliseconds',
    answer: String(time / size),
    why,
    wrong: wrong.map((one) => ({ text: String(one.time / size), why: one.why, belief: one.belief })),
  });
}

/** Statements about one setting, each held against the timers. */
function askJudged(problem: NoticeProblem): Item {
  const { peering, setting, picks, told } = problem;
  const time = noticedAfter(peering, setting);
  const why = whyAfter(peering, setting);
  const without = noticedAfter(peering, { ...setting, bfd: 'none' });
  const slower = { ...setting, interval: setting.interval * 2 };
  const later = noticedAfter(peering, slower);
  const tied = noticedAfter(peering, { ...setting, bfd: 'neighbor' });
  const hasBfd = edgeHasBfd(peering);
  const claims: Claim[] = [
    {
      text: 'A link that goes silent is noticed in less than four seconds.',
      holds: time < 4000,
      why: `It is noticed after ${spoken(time)} at the latest. ${why}`,
      belief: time < 4000 ? 'bfd-guards-packets' : 'bfd-starts-by-itself',
    },
    {
      text: 'Microsoft’s end of the peering runs BFD.',
      holds: hasBfd,
      why: hasBfd
        ? peering.reset && peering.year < bfdSince(peering.kind)
          ? 'The peering is old, but the reset has brought BFD to it.'
          : `New peerings of this kind have had BFD since ${bfdSince(peering.kind)}, and nobody can take it off.`
        : `Peerings of this kind from before ${bfdSince(peering.kind)} get BFD only with a reset.`,
      belief: hasBfd ? 'bfd-is-set-in-azure' : 'old-peerings-get-bfd',
    },
    {
      text: `Without BFD on the routers, a silent link would be noticed after ${edgeBgp.hold} seconds.`,
      holds: without === edgeBgp.hold * 1000,
      why: `The lower hold time of both ends counts then, and that is ${spoken(without)}.`,
      belief: 'edge-timers-count',
    },
    {
      text: `With ${slower.interval} milliseconds as interval of the routers, it would take longer.`,
      holds: later > time,
      why:
        later > time
          ? `The slower end decides, so it would be ${spoken(later)} instead of ${spoken(time)}.`
          : `It would stay at ${spoken(later)}: the interval of the routers decides nothing here.`,
      belief: later > time ? 'bfd-faster-end-decides' : 'bfd-interface-is-enough',
    },
    told === 0
      ? {
          text: 'As soon as the link is noticed, gateways and edges have moved all flows too.',
          holds: false,
          why: `Noticing is the first step. Until gateways and edges have all moved, up to ${settled} seconds may pass.`,
          belief: 'bfd-moves-traffic',
        }
      : {
          text: `Up to ${settled} seconds may pass until gateways and edges have moved all flows, whatever BFD does.`,
          holds: true,
          why: 'BFD shortens only how long the failure stays unnoticed. What comes after that takes its own time.',
          belief: 'bfd-moves-traffic',
        },
    {
      text: 'Naming BFD at the BGP neighbor of both routers makes a silent link noticed sooner.',
      holds: tied < time,
      why:
        tied < time
          ? `With it, the session ends after ${spoken(tied)}; as it is, that takes ${spoken(time)}.`
          : setting.bfd === 'neighbor'
            ? `It is named there already, and it takes ${spoken(time)}.`
            : `Microsoft's end runs no BFD on this peering, so it stays at ${spoken(time)}.`,
      belief: tied < time ? 'bfd-interface-is-enough' : 'old-peerings-get-bfd',
    },
  ];
  return yesNo(
    {
      objective: 'E12',
      facts: [...factsOf(problem), 'gateway-convergence', 'bfd-stays-on'],
      difficulty: 3,
      stem: `${situation(problem)}\n\nIs each sentence right?`,
    },
    picks.flatMap((place) => claims[place] ?? []),
  );
}

function problem(chance: Chance): NoticeProblem {
  const ask = chance.pick('ask', [
    'time',
    'time',
    'times',
    'times',
    'routers',
    'routers',
    'mend',
    'mend',
    'judged',
    'judged',
  ] as const);
  const kind = chance.pick('kind', ['private', 'microsoft'] as const);
  const since = bfdSince(kind);
  const isOld = chance.happens('old', 30);
  const base: NoticeProblem = {
    ask,
    firm: chance.pick('firm', firms),
    circuit: chance.pick('circuit', circuitNames),
    peering: {
      kind,
      year: isOld ? since - 1 - chance.integer('years', 2) : since + 1 + chance.integer('years', 4),
      reset: isOld && chance.happens('reset', 40),
      edge: chance.happens('slow', 30) ? slowEdge : edgeBfd.interval,
    },
    setting: {
      bfd: chance.pick('bfd', ['none', 'interface', 'neighbor', 'neighbor'] as const),
      interval: chance.pick('interval', [300, 500, 750, 1000]),
      bgp: [
        { keepAlive: 20, hold: 60 },
        { keepAlive: 30, hold: 90 },
        { keepAlive: 15, hold: 45 },
      ][chance.integer('bgp', 5)],
    },
    routers: [],
    mends: [],
    unit: chance.pick('unit', ['seconds', 'milliseconds'] as const),
    told: chance.pick('told', [0, 1, 2] as const),
    picks: chance.shuffled('picks', [0, 1, 2, 3, 4, 5]).slice(0, chance.pick('count', [3, 4, 5])),
  };
  return ask === 'routers' || ask === 'mend' ? mendsFor(chance, base) : base;
}

export const timeToNotice = defineGenerator<NoticeProblem>({
  id: 'time-to-notice',
  title: 'When a silent link is noticed, by the timers of BGP and BFD',
  objectives: ['az-700/E12'],
  problem,
  ask(one) {
    switch (one.ask) {
      case 'routers':
        return askRouters(one);
      case 'mend':
        return askMend(one);
      case 'judged':
        return askJudged(one);
      default:
        return askTime(one);
    }
  },
  difficulty: ({ ask, peering, setting }) =>
    (ask === 'time' ? 0.4 : ask === 'times' ? 0 : 0.2) +
    (peering.year < bfdSince(peering.kind) ? 0.4 : 0) +
    (setting.bfd === 'interface' ? 0.4 : 0) +
    (peering.edge === slowEdge ? 0.2 : 0),
});
