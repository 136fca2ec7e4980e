/** Timers: the second way knows the numbers as the facts' sentences say them, and one rule after the other. */
import type { NoticeProblem } from '#src/quiz/generators/_notice-story.ts';
import { timeToNotice } from '#src/quiz/generators/time-to-notice.ts';
import { prove } from './proof.ts';

type Setting = NoticeProblem['setting'];
type Peering = NoticeProblem['peering'];

const hold = ({ bgp }: Setting): number => (bgp && bgp.hold < 180 ? bgp.hold : 180);
const isOld = ({ kind, year }: Peering): boolean => (kind === 'private' ? year < 2018 : year < 2020);

/** Milliseconds until a silent link is given up. */
function after(peering: Peering, setting: Setting): number {
  const runs = setting.bfd === 'neighbor' && (!isOld(peering) || peering.reset);
  if (!runs) return hold(setting) * 1000;
  return 3 * (setting.interval > peering.edge ? setting.interval : peering.edge);
}

const spoken = (time: number): string => (time % 1000 === 0 ? `${time / 1000} seconds` : `${time} milliseconds`);

const described = (setting: Setting): string => {
  const { bfd, interval, bgp } = setting;
  if (bfd === 'none') return `No BFD at all on either router; hold time ${bgp ? bgp.hold : 180} seconds`;
  const where = bfd === 'interface' ? 'BFD at the interface alone' : 'BFD at interface and neighbor';
  return `${where}, ${interval} ms; hold time ${bgp ? bgp.hold : 180} seconds`;
};

const reset = 'Reset the peering once, and leave all else as it is.';
const all = 'Set BFD up on both routers, at interface and neighbor.';
const tie = 'Name BFD at the BGP neighbor on both of the routers.';

function mendOf({ peering, setting, mends }: NoticeProblem): string {
  if (setting.bfd === 'neighbor') return reset;
  if (setting.bfd === 'none' || isOld(peering) !== peering.reset) return mends.includes('all') ? all : tie;
  return mends.includes('all') ? all : tie;
}

function claims({ peering, setting, told }: NoticeProblem): [string, boolean][] {
  const now = after(peering, setting);
  const doubled = setting.interval * 2;
  return [
    ['A link that goes silent is noticed in less than four seconds.', now < 4000],
    ['Microsoft’s end of the peering runs BFD.', !isOld(peering) || peering.reset],
    ['Without BFD on the routers, a silent link would be noticed after 180 seconds.', hold(setting) === 180],
    [
      `With ${doubled} milliseconds as interval of the routers, it would take longer.`,
      now < 10_000 && doubled > peering.edge && doubled > setting.interval && doubled * 3 > now,
    ],
    told === 0
      ? ['As soon as the link is noticed, gateways and edges have moved all flows too.', false]
      : ['Up to 60 seconds may pass until gateways and edges have moved all flows, whatever BFD does.', true],
    [
      'Naming BFD at the BGP neighbor of both routers makes a silent link noticed sooner.',
      setting.bfd !== 'neighbor' && (!isOld(peering) || peering.reset),
    ],
  ];
}

function second(problem: NoticeProblem): readonly string[] {
  const { ask, peering, setting, routers, unit, picks } = problem;
  switch (ask) {
    case 'time':
      return [String(after(peering, setting) / (unit === 'seconds' ? 1000 : 1))];
    case 'times':
      return [spoken(after(peering, setting))];
    case 'routers': {
      const sorted = routers.toSorted((one, other) => after(peering, one) - after(peering, other));
      const found = unit === 'seconds' ? sorted.at(-1) : sorted[0];
      return found ? [described(found)] : [];
    }
    case 'mend':
      return [mendOf(problem)];
    case 'judged':
      return picks.map((place) => {
        const [text, holds] = claims(problem)[place] ?? ['', false];
        return `${text} → ${holds ? 'yes' : 'no'}`;
      });
  }
}

const base: NoticeProblem = {
  ask: 'time',
  firm: 'Heron Air',
  circuit: 'er-amber',
  peering: { kind: 'private', year: 2022, reset: false, edge: 300 },
  setting: { bfd: 'neighbor', interval: 500, bgp: undefined },
  routers: [],
  mends: [],
  unit: 'milliseconds',
  told: 0,
  picks: [],
};

export default prove({
  generator: timeToNotice,
  second,
  byHand: [
    {
      problem: base,
      key: ['1500'],
      because:
        'By bfd-slower-peer the slower end decides: 500 milliseconds, and by bfd-timers 3 packets have to be missing.',
    },
    {
      problem: {
        ...base,
        ask: 'times',
        setting: { bfd: 'interface', interval: 300, bgp: { keepAlive: 20, hold: 60 } },
      },
      key: ['60 seconds'],
      because:
        'By bfd-both-ends the neighbor has to be tied to BFD. So by bgp-timers the lower hold time counts, 60 against 180.',
    },
    {
      problem: { ...base, unit: 'seconds', peering: { kind: 'microsoft', year: 2019, reset: false, edge: 300 } },
      key: ['180'],
      because: 'By bfd-old-circuits Microsoft peering from before January 2020 has no BFD unless it was reset.',
    },
    {
      problem: {
        ...base,
        ask: 'mend',
        peering: { kind: 'private', year: 2017, reset: false, edge: 300 },
        mends: ['reset', 'lowest', 'support', 'azure'],
      },
      key: ['Reset the peering once, and leave all else as it is.'],
      because: 'By bfd-old-circuits one reset brings BFD to the edge; 10 seconds are the least of bgp-timers-lowest.',
    },
    {
      problem: {
        ...base,
        ask: 'routers',
        routers: [
          { bfd: 'neighbor', interval: 1000, bgp: undefined },
          { bfd: 'interface', interval: 500, bgp: { keepAlive: 20, hold: 60 } },
          { bfd: 'none', interval: 500, bgp: { keepAlive: 3, hold: 10 } },
          { bfd: 'none', interval: 500, bgp: undefined },
        ],
      },
      key: ['BFD at interface and neighbor, 1000 ms; hold time 180 seconds'],
      because: 'It takes 3 times 1,000 milliseconds. The others wait for hold times of 60, 10 and 180 seconds.',
    },
    {
      problem: { ...base, ask: 'judged', picks: [0, 1, 4] },
      key: [
        'A link that goes silent is noticed in less than four seconds. → yes',
        'Microsoft’s end of the peering runs BFD. → yes',
        'As soon as the link is noticed, gateways and edges have moved all flows too. → no',
      ],
      because: '3 times 500 milliseconds are 1.5 seconds; by gateway-convergence up to 60 seconds may pass after that.',
    },
  ],
});
