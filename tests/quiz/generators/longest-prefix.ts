/** How longest-prefix is proven: a table of routes, sorted by length, then by who wrote it, then by weight. */
import { longestPrefix, type Problem } from '#src/quiz/generators/longest-prefix.ts';
import { prove } from './proof.ts';

const number = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

function holds(prefix: string, address: string): boolean {
  const [first = '', length = ''] = prefix.split('/');
  const size = 2 ** (32 - Number(length));
  return Math.floor(number(first) / size) === Math.floor(number(address) / size);
}

type Routes = Problem['routes'];
type Carrier = Routes['prefixes'][number]['by'];

function best({ prefixes, weights }: Routes, to: string): { by: Carrier; prefix: string } {
  // Among equal prefixes: written by hand, then ExpressRoute by weight, then the VPN.
  const rank: Record<Carrier, number> = {
    drop: 5000,
    appliance: 5000,
    first: 1000 + weights[0],
    second: 1000 + weights[1],
    vpn: 0,
  };
  const length = (prefix: string) => Number(prefix.split('/')[1]);
  const [found] = prefixes
    .filter(({ prefix }) => holds(prefix, to))
    .toSorted((a, b) => length(b.prefix) - length(a.prefix) || rank[b.by] - rank[a.by]);
  if (!found) throw new Error(`Nothing leads to ${to}.`);
  return found;
}

const words = ({ names }: Routes, by: Carrier): string =>
  ({
    first: `Over \`${names[0]}\``,
    second: `Over \`${names[1]}\``,
    vpn: 'Through the VPN',
    appliance: 'To the appliance',
    drop: 'Nowhere at all',
  })[by];

function second(problem: Problem): string[] {
  const { routes, kind, destinations, holds: truths } = problem;
  const [to = ''] = destinations;
  const wayTo = (address: string) => words(routes, best(routes, address).by);
  switch (kind) {
    case 'way':
      return [wayTo(to)];
    case 'prefix':
      return [best(routes, to).prefix];
    case 'ways':
      return destinations.slice(0, 3).map((address) => `\`${address}\` → ${wayTo(address)}`);
    case 'those': {
      const groups = [...Map.groupBy(destinations, wayTo).values()].filter(
        (all) => all.length === 2 || all.length === 3,
      );
      const [fewest] = groups.toSorted((a, b) => a.length - b.length);
      return fewest ? fewest.map((address) => `\`${address}\``) : second({ ...problem, kind: 'ways' });
    }
    case 'each':
      return statements(problem)
        .map(({ text, address }) => {
          const named = /goes (.*)\.$/.exec(text)?.[1] ?? 'nowhere at all';
          return `${text} → ${named === wayTo(address).charAt(0).toLowerCase() + wayTo(address).slice(1) ? 'yes' : 'no'}`;
        })
        .map((text, index) => {
          if (text.endsWith('yes') !== (truths[index] ?? true))
            throw new Error(`Statement ${index} is not what it was meant to be.`);
          return text;
        });
  }
}

/** The statements as the question words them: only whether they are true is worked out here. */
function statements(problem: Problem): { text: string; address: string }[] {
  const item = longestPrefix.ask(problem);
  if (item.kind !== 'yes-no') throw new Error('These are no statements.');
  return problem.destinations.slice(0, 4).map((address) => {
    const text = item.statements.find((one) => one.text.includes(`\`${address}\``))?.text ?? '';
    return { text, address };
  });
}

const base: Problem = {
  kind: 'way',
  routes: {
    firm: 'Alder Mills',
    names: ['er-amber', 'er-flint'],
    prefixes: [
      { by: 'first', prefix: '10.0.0.0/8' },
      { by: 'second', prefix: '10.100.16.0/20' },
      { by: 'vpn', prefix: '10.100.18.0/24' },
    ],
    weights: [100, 0],
    tellsWeights: true,
  },
  destinations: ['10.100.17.9', '10.100.18.9', '10.100.40.9', '10.100.18.70', '10.100.18.71'],
  holds: [true, false, true, false],
  order: ['first', 'second', 'vpn', 'appliance', 'drop', 'both'],
};
const withRoutes = (...more: Routes['prefixes'][number][]): Routes => ({
  ...base.routes,
  prefixes: [...base.routes.prefixes, ...more],
});

export default prove({
  generator: longestPrefix,
  byHand: [
    {
      problem: base,
      key: ['Over `er-flint`'],
      because: 'The /20 is longer than the /8, whatever the weights say; the /24 does not hold 17.9.',
    },
    {
      problem: { ...base, kind: 'prefix', destinations: ['10.100.18.9'] },
      key: ['10.100.18.0/24'],
      because: 'The /24 of the VPN is the longest.',
    },
    {
      problem: { ...base, routes: withRoutes({ by: 'appliance', prefix: '10.100.16.0/20' }) },
      key: ['To the appliance'],
      because: 'Of two /20 the one written by hand is taken.',
    },
    {
      problem: { ...base, routes: withRoutes({ by: 'first', prefix: '10.100.16.0/20' }) },
      key: ['Over `er-amber`'],
      because: 'Both circuits have the /20, and 100 is the larger weight.',
    },
    {
      problem: {
        ...base,
        routes: withRoutes({ by: 'second', prefix: '10.100.18.0/24' }),
        destinations: ['10.100.18.9'],
      },
      key: ['Over `er-flint`'],
      because: 'Of two /24 the one of ExpressRoute is taken before that of the VPN.',
    },
    {
      problem: { ...base, kind: 'those' },
      key: ['`10.100.18.9`', '`10.100.18.70`', '`10.100.18.71`'],
      because: 'These three lie in the /24 of the VPN; of the others one goes over each circuit.',
    },
  ],
  second,
  once: ['3518', '3679', '4680', '5585', '8088', '8619', '9446', '9800'],
});
