/** Two or three circuits between a site and a network: over which of them a packet goes, each way, and what would change that. */
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import type { Item } from '#src/quiz/item.ts';
import { askChange, changesFor } from './_circuit-changes.ts';
import { carriers, machine, type Packet } from './_circuit-choice.ts';
import { beliefFor, reasonFor, situation, type ChoiceProblem } from './_circuit-story.ts';
import { fillIn, single, yesNo, type About, type Claim } from './_item.ts';
import { circuitNames, firms } from './_names.ts';

const facts = ['circuit-preference', 'routing-weight', 'local-preference', 'circuits-share-flows'];

const code = (text: string): string => `\`${text}\``;
const shared = (names: readonly string[]): string =>
  names.length > 2 ? 'Each flow over one of the three' : 'Each flow over one of the two';
const only = (name: string): string => `Every flow over ${code(name)}`;

/** The flows of a question in words. */
const flow = ({ packet: { direction, site } }: ChoiceProblem): string =>
  direction === 'to-site'
    ? `The machine ${code(machine)} in Azure opens many flows to ${code(site)} at the site.`
    : `The machine ${code(site)} at the site opens many flows to ${code(machine)} in Azure.`;

function askCarrier(problem: ChoiceProblem): Item {
  const { lines, packet, lost } = problem;
  const found = carriers(lines, packet, lost);
  const isShared = found.length > 1;
  const names = lines.map(({ name }) => name);
  const about: About = {
    objective: problem.objective,
    facts,
    difficulty: problem.case === 'weight' || problem.case === 'site' ? 2 : 3,
    stem: `${situation(problem)}\n\n${flow(problem)} Which way do its packets go?`,
  };
  const parts = [
    {
      text: shared(names),
      correct: isShared,
      why: isShared
        ? `Nothing prefers one of them, so flows are spread over ${found.map(code).join(' and ')}. The packets of one flow keep together.`
        : `Flows are spread only over circuits that are equally good. Here ${code(found[0] ?? '')} is preferred.`,
      belief: 'every-circuit-adds-speed',
    },
    ...names.map((name) => ({
      text: only(name),
      correct: !isShared && found.includes(name),
      why: reasonFor(problem, name, found),
      belief: beliefFor(problem, name, found),
    })),
    {
      text: 'Each flow over the two in turn',
      correct: false,
      why: 'A flow is never split: all of its packets take one circuit, so that they keep their order.',
      belief: 'flow-uses-every-circuit',
    },
  ].slice(0, 4);
  return single(
    about,
    parts.map(({ correct, belief, ...part }) => ({ ...part, correct, belief: correct ? undefined : belief })),
  );
}

/** Statements about single packets, there and back, and after a loss. */
function askJudged(problem: ChoiceProblem): Item {
  const { lines, picks, lost, inside, outside } = problem;
  const claims = picks.map(([place, which]): Claim => {
    const line = lines[which % lines.length];
    const name = line?.name ?? '';
    const direction = place === 2 || place === 4 ? 'to-azure' : 'to-site';
    const site = place === 1 ? outside : inside;
    const gone = place >= 3 ? [...lost, lines[(which + 1) % lines.length]?.name ?? ''] : lost;
    const asked = { ...problem, packet: { direction, site } satisfies Packet, lost: gone };
    const found = carriers(lines, asked.packet, gone);
    const holds = found.length === 1 && found[0] === name;
    const way = direction === 'to-site' ? `to ${code(site)}` : `from ${code(site)} to ${code(machine)}`;
    const loss = place >= 3 ? `Once ${code((gone.at(-1) ?? '').replace('er-', 'conn-'))} is deleted, every` : 'Every';
    const said = found.length > 1 ? ` Flows are spread over ${found.map(code).join(' and ')}.` : '';
    return {
      text: `${loss} packet ${way} goes over ${code(name)}.`,
      holds,
      why: `${direction === 'to-site' ? `To ${site}` : `From ${site}`}${place >= 3 ? ' after that' : ''}: ${reasonFor(asked, name, found)}${said}`,
      belief: holds ? 'every-circuit-adds-speed' : beliefFor(asked, name, found),
    };
  });
  return yesNo(
    {
      objective: problem.objective,
      facts,
      difficulty: 3,
      stem: `${situation(problem)}\n\nThe machines in Azure have addresses such as ${code(machine)}. Is each sentence right?`,
    },
    claims,
  );
}

/** The smallest weight that moves the packets, tried from 0 up. */
function askLeast(problem: ChoiceProblem): Item {
  const { lines, packet } = problem;
  const [first, second] = lines;
  const now = first?.weight ?? 0;
  const wanted = second?.name ?? '';
  const isMoved = (weight: number): boolean => {
    const found = carriers(
      lines.map((line) => (line.name === wanted ? { ...line, weight } : line)),
      packet,
    );
    return found.length === 1 && found[0] === wanted;
  };
  const least = [0, 1, now - 1, now, now + 1, now + 10].find((weight) => weight >= 0 && isMoved(weight)) ?? now + 1;
  return fillIn(
    {
      objective: problem.objective,
      facts,
      difficulty: 2,
      stem: `${situation(problem)}\n\nPackets from Azure to ${code(packet.site)} are all to go over ${code(wanted)}. Nothing but the routing weight of ${code(wanted.replace('er-', 'conn-'))} may be changed. What is the smallest weight that does it?`,
    },
    {
      form: 'number',
      label: 'Smallest weight',
      answer: String(least),
      why:
        least > now
          ? `The higher weight is preferred, and the other connection has ${now}. With ${least} every packet moves.`
          : `With ${least} it has the weight of the other connection, and then the shorter AS path decides, which it has.`,
      wrong: [
        {
          text: String(now),
          why: `With ${now} both weights are equal, and the AS paths do not decide for it.`,
          belief: 'every-circuit-adds-speed',
        },
        ...(now > 0
          ? [
              {
                text: String(now - 1),
                why: `${now - 1} is lower than ${now}, and the higher weight is preferred.`,
                belief: 'lower-weight-wins',
              },
            ]
          : []),
        ...(least === now
          ? [
              {
                text: String(now + 1),
                why: `${now + 1} does it too, but is not the smallest: between equal weights the shorter AS path decides.`,
                belief: 'weight-beats-prefix',
              },
            ]
          : []),
        {
          text: '0',
          why: 'A weight of 0 is the lowest there is, and the higher one wins.',
          belief: 'lower-weight-wins',
        },
      ],
    },
  );
}

const cases = ['weight', 'path', 'prefix', 'equal', 'site'] as const;
const asks = ['carrier', 'carrier', 'carrier', 'judged', 'judged', 'change', 'changes', 'least'] as const;

function problem(chance: Chance): ChoiceProblem {
  const ask = chance.pick('ask', asks);
  const found = chance.pick('case', ask === 'least' ? (['weight', 'path'] as const) : cases);
  const count = found !== 'prefix' && ask === 'carrier' && chance.happens('third', 35) ? 3 : 2;
  const names = chance.shuffled('names', circuitNames).slice(0, count);
  const places = chance.shuffled('places', ['Amsterdam', 'London', 'Paris', 'Dublin', 'Frankfurt', 'Madrid']);
  const low = chance.pick('low', [0, 10, 50, 100]);
  const high = low + chance.pick('more', [5, 10, 40, 100]);
  const second = 64 * chance.integer('block', 4);
  const exact = `10.100.${second}.0/18`;
  const inside = `10.100.${second + 7 + chance.integer('inside', 40)}.20`;
  const outside = `10.100.${(second + 70 + chance.integer('outside', 40)) % 256}.20`;
  const lines = names.map((name, index) => {
    const isFirst = index === 0;
    const trap = chance.happens(`trap ${index}`, 60);
    return {
      name,
      location: places[index] ?? '',
      mbps: chance.pick(`mbps ${index}`, [500, 1000, 2000]),
      // The first circuit is the one with the larger weight; of the third nothing is special.
      weight: found === 'path' || found === 'equal' ? low : isFirst && (found !== 'site' || trap) ? high : low,
      prepends:
        found === 'path' ? (isFirst ? 2 : index === 1 ? 0 : 1) : found === 'equal' ? 0 : isFirst && trap ? 2 : 0,
      prefixes: found === 'prefix' && index === 1 ? ['10.100.0.0/16', exact] : ['10.100.0.0/16'],
      preference: found === 'site' ? (index === 1 ? 200 : 100) : 100,
    };
  });
  const direction = found === 'site' ? 'to-azure' : 'to-site';
  const base: ChoiceProblem = {
    ask,
    case: found,
    objective: chance.happens('objective', 50) ? 'E3' : 'E10',
    firm: chance.pick('firm', firms),
    lines: ask === 'least' ? lines : chance.shuffled('order', lines),
    packet: { direction, site: found === 'prefix' && chance.happens('out', 35) ? outside : inside },
    inside,
    outside,
    lost:
      ask === 'carrier' && chance.happens('lost', 25)
        ? [names[found === 'path' || found === 'prefix' ? 1 : 0] ?? '']
        : [],
    told: chance.pick('told', [0, 1, 2] as const),
    extra: chance.pick('extra', ['none', 'place', 'speed'] as const),
    picks: chance
      .shuffled('picks', [0, 1, 2, 3, 4])
      .slice(0, chance.pick('count', [3, 4]))
      .map((place, index) => [place, chance.integer(`which ${index}`, 2)] as const),
    changes: [],
  };
  return ask === 'change' || ask === 'changes' ? changesFor(chance, base) : base;
}

export const whichCircuit = defineGenerator<ChoiceProblem>({
  id: 'which-circuit',
  title: 'Which circuit carries a packet, by prefix, weight, AS path and local preference',
  objectives: ['az-700/E3', 'az-700/E10'],
  problem,
  ask(one) {
    switch (one.ask) {
      case 'carrier':
        return askCarrier(one);
      case 'judged':
        return askJudged(one);
      case 'least':
        return askLeast(one);
      default:
        return askChange(one);
    }
  },
  difficulty: ({ ask, case: found, lines, lost }) =>
    (ask === 'judged' ? 0.6 : ask === 'carrier' ? -0.3 : 0.2) +
    (found === 'prefix' || found === 'path' ? 0.3 : 0) +
    (lines.length - 2) * 0.2 +
    lost.length * 0.2,
});
