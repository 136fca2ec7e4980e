/** Circuits to choose from: the second way sorts a list by the four rules, and knows no routes. */
import type { Line } from '#src/quiz/generators/_circuit-choice.ts';
import type { Change } from '#src/quiz/generators/_circuit-changes.ts';
import type { ChoiceProblem } from '#src/quiz/generators/_circuit-story.ts';
import { whichCircuit } from '#src/quiz/generators/which-circuit.ts';
import { prove } from './proof.ts';

/** The bits of a prefix that holds an address; -1 if it does not. */
function bitsOf(prefix: string, address: string): number {
  const [base = '', length = '0'] = prefix.split('/');
  const number = (text: string) => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(length));
  return Math.floor(number(base) / size) === Math.floor(number(address) / size) ? Number(length) : -1;
}

/** The lines with the largest number. */
const best = (lines: readonly Line[], by: (line: Line) => number): Line[] =>
  lines.filter((line) => by(line) === Math.max(...lines.map(by)));

function chosen(lines: readonly Line[], toSite: boolean, site: string, lost: readonly string[]): string[] {
  const alive = lines.filter(({ name }) => !lost.includes(name));
  const rules: readonly ((line: Line) => number)[] = toSite
    ? [
        ({ prefixes }) => Math.max(...prefixes.map((prefix) => bitsOf(prefix, site))),
        ({ weight }) => weight,
        ({ prepends }) => -prepends,
      ]
    : [({ preference }) => preference];
  return rules.reduce<readonly Line[]>((left, rule) => best(left, rule), alive).map(({ name }) => name);
}

const code = (text: string): string => `\`${text}\``;
const conn = (name: string): string => code(name.replace('er-', 'conn-'));

function statements({ picks, lines, inside, outside, lost }: ChoiceProblem): string[] {
  return picks.map(([place, which]) => {
    const name = lines[which]?.name ?? '';
    const next = lines[(which + 1) % lines.length]?.name ?? '';
    const toSite = place === 0 || place === 1 || place === 3;
    const site = place === 1 ? outside : inside;
    const gone = place > 2 ? [next] : [];
    const start = place > 2 ? `Once ${conn(next)} is deleted, every` : 'Every';
    const way = toSite ? `to ${code(site)}` : `from ${code(site)} to \`10.20.1.4\``;
    const found = chosen(lines, toSite, site, [...lost, ...gone]);
    return `${start} packet ${way} goes over ${code(name)}. → ${found.join() === name ? 'yes' : 'no'}`;
  });
}

/** What a change says, and whether it moves the packets: told from what stands in the way, not by making it. */
function changes({ lines, packet, wanted = '', changes: all }: ChoiceProblem): string[] {
  const toSite = packet.direction === 'to-site';
  const own = lines.find(({ name }) => name === wanted);
  const other = lines.find(({ name }) => name !== wanted);
  if (!own || !other) return [];
  const most = Math.max(own.weight, other.weight);
  const bits = (line: Line) => Math.max(...line.prefixes.map((prefix) => bitsOf(prefix, packet.site)));
  const block = packet.site.replace(/\d+$/, '0/24');
  const does: Record<Change, readonly [string, boolean]> = {
    'raise-weight': [`Set the routing weight of ${conn(wanted)} to ${most + 100}.`, toSite && bits(own) >= bits(other)],
    'lower-weight': ['', false],
    'lengthen-other': [
      `Make the AS path longer by four on ${code(other.name)}.`,
      toSite && bits(own) === bits(other) && own.weight === other.weight && own.prepends < other.prepends + 4,
    ],
    'lengthen-wanted': ['', false],
    'more-exact': [`Announce ${code(block)} over ${code(wanted)} as well.`, toSite],
    'raise-preference': [`Set the local preference of ${code(wanted)} to 400.`, !toSite],
    'more-bandwidth': ['', false],
  };
  return all.flatMap((change) => (does[change][1] ? [does[change][0]] : []));
}

function second(problem: ChoiceProblem): readonly string[] {
  const { ask, lines, packet, lost } = problem;
  const [first, other] = lines;
  switch (ask) {
    case 'carrier': {
      const found = chosen(lines, packet.direction === 'to-site', packet.site, lost);
      if (found.length === 1) return found.map((name) => `Every flow over ${code(name)}`);
      return [`Each flow over one of the ${lines.length > 2 ? 'three' : 'two'}`];
    }
    case 'judged':
      return statements(problem);
    case 'least':
      // An equal weight is enough for the one with the shorter path.
      return [String((first?.weight ?? 0) + ((first?.prepends ?? 0) > (other?.prepends ?? 0) ? 0 : 1))];
    default:
      return changes(problem);
  }
}

const line = (name: string, more: Partial<Line> = {}): Line => ({
  name,
  location: 'Oslo',
  mbps: 1000,
  weight: 0,
  prepends: 0,
  prefixes: ['10.100.0.0/16'],
  preference: 100,
  ...more,
});
const base: ChoiceProblem = {
  ask: 'carrier',
  case: 'weight',
  objective: 'E3',
  firm: 'Heron Air',
  lines: [line('er-amber', { weight: 100, prepends: 2 }), line('er-flint')],
  packet: { direction: 'to-site', site: '10.100.70.20' },
  inside: '10.100.70.20',
  outside: '10.100.140.20',
  lost: [],
  told: 0,
  extra: 'none',
  picks: [],
  changes: [],
};
const exact = [line('er-amber', { weight: 100 }), line('er-flint', { prefixes: ['10.100.0.0/16', '10.100.64.0/18'] })];

export default prove({
  generator: whichCircuit,
  second,
  byHand: [
    {
      problem: base,
      key: ['Every flow over `er-amber`'],
      because: 'By circuit-preference the weight comes before the AS path, and by routing-weight the higher one wins.',
    },
    {
      problem: { ...base, case: 'prefix', lines: exact },
      key: ['Every flow over `er-flint`'],
      because:
        '10.100.64.0/18 holds 10.100.70.20, and by circuit-preference the more exact prefix comes before any weight.',
    },
    {
      problem: { ...base, case: 'equal', lines: [line('er-amber'), line('er-flint')] },
      key: ['Each flow over one of the two'],
      because: 'By circuits-share-flows flows are spread over both where nothing prefers one.',
    },
    {
      problem: {
        ...base,
        case: 'site',
        lines: [line('er-amber', { weight: 100 }), line('er-flint', { preference: 200 })],
        packet: { direction: 'to-azure', site: '10.100.70.20' },
      },
      key: ['Every flow over `er-flint`'],
      because:
        'By local-preference the routers of the site take the higher one; the weight steers the other direction.',
    },
    {
      problem: { ...base, ask: 'least', lines: [line('er-amber', { weight: 50 }), line('er-flint')] },
      key: ['51'],
      because: 'By routing-weight the higher weight is preferred; with 50 both would be equal and share the flows.',
    },
    {
      problem: {
        ...base,
        ask: 'judged',
        lines: exact,
        picks: [
          [0, 1],
          [1, 1],
          [3, 0],
        ],
      },
      key: [
        'Every packet to `10.100.70.20` goes over `er-flint`. → yes',
        'Every packet to `10.100.140.20` goes over `er-flint`. → no',
        'Once `conn-flint` is deleted, every packet to `10.100.70.20` goes over `er-amber`. → yes',
      ],
      because: 'Outside of 10.100.64.0/18 both announce the same, so the higher weight of er-amber decides there.',
    },
    {
      problem: {
        ...base,
        ask: 'change',
        wanted: 'er-flint',
        changes: ['lengthen-other', 'raise-preference', 'more-exact', 'more-bandwidth'],
      },
      key: ['Announce `10.100.70.0/24` over `er-flint` as well.'],
      because: 'The weights differ, so a longer AS path decides nothing; a more exact prefix comes before both.',
    },
  ],
});
