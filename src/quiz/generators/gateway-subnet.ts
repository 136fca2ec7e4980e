/** The gateway's subnet: which range of a network is large enough, free and inside it, and what else may stand there. */
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import { valueOf } from './_facts.ts';
import { fillIn, multiple, single, yesNo, type About } from './_item.ts';
import { firms, workloads } from './_names.ts';
import {
  statements,
  type Problem,
  longestPrefix,
  many,
  sixteenCircuits,
  code,
  flawOf,
  rangeOption,
  reasonTexts,
  myths,
  needsOf,
  networkOf,
  claimOf,
  needed,
  nextRange,
} from './_gateway-ranges.ts';

function problem(chance: Chance): Problem {
  const two = chance.integer('second octet', 250);
  const size = chance.pick('size', [4, 8, 16]);
  const start = size * chance.integer('third octet', 256 / size);
  const at = (third: number, last: number, length: number) => `10.${two}.${third}.${last}/${length}`;
  const circuits = chance.pick('circuits', [0, 0, 3, many, many]);
  const needed = circuits >= many ? sixteenCircuits : longestPrefix;
  const within = (purpose: string, length: number) => 2 ** (32 - length) * chance.integer(purpose, 2 ** (length - 24));
  const own = needed - chance.integer('own', 2);
  const second = needed - chance.integer('other', 3);
  const tiny = chance.pick('tiny', [28, 29]);
  const out = chance.happens('below', 50) ? (start + 255) % 256 : (start + size) % 256;
  const [first = '', other = ''] = chance.shuffled('names', workloads);
  return {
    firm: chance.pick('firm', firms),
    asks: chance.pick('asks', [
      'which',
      'which',
      'which-two',
      'why',
      'why',
      'statements',
      'statements',
      'room',
      'longest',
      'next',
    ] as const),
    space: at(start, 0, 24 - Math.log2(size)),
    taken: [
      { name: `snet-${first}`, prefix: at(start, 0, 24) },
      { name: `snet-${other}`, prefix: at(start + 1, 0, 25) },
    ],
    circuits,
    namesTaken: chance.happens('names taken', 60),
    fine: [at(start + 2, within('fine', own), own), at(start + 3, within('fine too', second), second)],
    wrong: [
      at(start + 3, within('tiny', tiny), tiny),
      at(out, within('out', needed), needed),
      at(start, within('in one', needed), needed),
      circuits >= many
        ? at(start + 2, 32 * (7 - (own < 26 ? 0 : chance.integer('short', 2))), 27)
        : at(start + 1, 32 * chance.integer('in other', 4), 27),
    ],
    reasons: chance.shuffled('reasons', [0, 1, 2, 3, 4]).slice(0, 3),
    claims: chance
      .shuffled('claims', statements)
      .slice(0, 3 + chance.integer('so many', 2))
      .map((what) => ({ what, holds: chance.happens(`holds ${what}`, 50) })),
  };
}

export const gatewaySubnet = defineGenerator<Problem>({
  id: 'gateway-subnet',
  title: 'Ranges for GatewaySubnet',
  objectives: ['az-700/E8'],
  problem,
  ask(asked) {
    const { asks, circuits, fine, wrong, claims } = asked;
    const network = networkOf(asked);
    const common: About = {
      objective: 'E8',
      facts: [circuits >= many ? 'gateway-subnet-sizes' : 'gateway-subnet', 'subnet-inside-network'],
      difficulty: circuits >= many ? 2 : 1,
      stem: network,
    };
    const small = { belief: 'any-range-will-do' };
    switch (asks) {
      case 'which':
        return single({ ...common, stem: `${network} Which range can be GatewaySubnet ${needsOf(asked)}?` }, [
          ...fine.slice(0, 1).map((range) => rangeOption(range, asked)),
          ...(circuits >= many ? wrong.filter((_, index) => index !== 2) : wrong.slice(0, 3)).map((range) =>
            rangeOption(range, asked),
          ),
        ]);
      case 'which-two':
        return multiple(
          { ...common, stem: `${network} Which two ranges could each be GatewaySubnet ${needsOf(asked)}?` },
          [...fine, ...wrong.slice(0, 3)].map((range) => rangeOption(range, asked)),
        );
      case 'why': {
        const range = wrong[(asked.reasons[0] ?? 0) % wrong.length] ?? '';
        const flaw = flawOf(range, asked) ?? 'small';
        return single(
          {
            ...common,
            difficulty: 2,
            stem: `${network} A colleague proposes ${code(range)} as GatewaySubnet ${needsOf(asked)}. Why does that not work?`,
          },
          [
            { text: reasonTexts[flaw], correct: true, why: rangeOption(range, asked).why },
            ...asked.reasons.flatMap((index) => myths[index] ?? []),
          ],
        );
      }
      case 'statements':
        return yesNo(
          {
            ...common,
            facts: ['gateway-subnet', 'gateway-subnet-sizes', 'gateway-subnet-contents', 'coexist-subnet'],
            difficulty: 2,
            stem: `${network} Now an ExpressRoute gateway is planned. Does each statement hold?`,
          },
          claims.map((claim) => claimOf(claim, asked)),
        );
      case 'room': {
        const [range = ''] = fine;
        const { first, last } = valueOf('expressroute/subnet-reserved-addresses');
        const all = 2 ** (32 - Number(range.split('/')[1]));
        return fillIn(
          {
            ...common,
            facts: ['subnet-reserved-addresses'],
            stem: `${network} ${code(range)} becomes GatewaySubnet. How many of its addresses can gateways use?`,
          },
          {
            form: 'number',
            label: 'Addresses for gateways',
            answer: String(all - first - last),
            why: `${code(range)} has ${all} addresses, and Azure keeps ${first + last} of each subnet.`,
            wrong: [
              {
                text: String(all),
                why: `That counts all addresses of ${code(range)}. Azure keeps ${first + last} of them.`,
                belief: 'gateway-subnet-has-room',
              },
              {
                text: String(all - 2),
                why: `Outside Azure two addresses of a subnet are kept. Azure keeps ${first + last}.`,
                belief: 'gateway-subnet-has-room',
              },
            ],
          },
        );
      }
      case 'longest': {
        const length = needed(asked);
        return fillIn(
          {
            ...common,
            stem: `${network} Its GatewaySubnet is to take as few addresses as possible, ${needsOf(asked)}. Which number stands behind the slash?`,
          },
          {
            form: 'number',
            label: 'Length of the prefix',
            answer: String(length),
            why: `/${length} is the longest prefix, so the smallest range, that is enough here.`,
            wrong: [
              { text: '28', why: 'A range of length 28 is refused: a new gateway wants twice as much.', ...small },
              length === longestPrefix
                ? {
                    text: String(sixteenCircuits),
                    why: `A /${sixteenCircuits} would do, but only ${many} circuits need it.`,
                    belief: 'largest-is-safest',
                  }
                : {
                    text: String(longestPrefix),
                    why: `A /${longestPrefix} is accepted, and too small for ${many} circuits.`,
                    ...small,
                  },
            ],
          },
        );
      }
      case 'next': {
        const range = nextRange(asked);
        const name = asked.taken[1]?.name ?? '';
        const begin = range.split('/')[0] ?? '';
        return fillIn(
          {
            ...common,
            difficulty: 2,
            stem: `${network} GatewaySubnet follows directly behind ${code(name)} and is as small as possible ${needsOf(asked)}. Which prefix does it get?`,
          },
          {
            form: 'prefix',
            label: 'Prefix of GatewaySubnet',
            answer: range,
            why: `The first free address behind ${code(name)} is ${code(begin)}, and /${needed(asked)} is the smallest range that is enough.`,
            wrong: [
              {
                text: `${begin}/28`,
                why: `${code(`${begin}/28`)} is free, and too small for any new gateway.`,
                ...small,
              },
              ...(needed(asked) === longestPrefix
                ? []
                : [
                    {
                      text: `${begin}/${longestPrefix}`,
                      why: `Azure takes ${code(`${begin}/${longestPrefix}`)}, but it is too small for ${many} circuits.`,
                      ...small,
                    },
                  ]),
            ],
          },
        );
      }
    }
  },
  difficulty: ({ asks, circuits, namesTaken }) =>
    ({ which: -0.5, 'which-two': -0.1, why: 0, statements: 0.2, room: -0.2, longest: -1, next: 0.4 })[asks] +
    (circuits >= many ? 0.4 : 0) +
    (namesTaken ? 0.1 : 0),
});
