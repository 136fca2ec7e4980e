/** Sites with circuits, some of them joined by Global Reach: who reaches whom, as the tracer has it. */
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import type { Item } from '#src/quiz/item.ts';
import { fillIn, multiple, single, yesNo, type About, type Draft } from './_item.ts';
import {
  arrives,
  asks,
  beliefIn,
  cities,
  cloudFor,
  others,
  pairsOf,
  shapes,
  situation,
  waysOf,
  whyBetween,
  type ReachProblem,
} from './_joined-sites.ts';
import { firms } from './_names.ts';
import { senderIn } from './_trace.ts';

const facts = ['global-reach-pairwise', 'global-reach-purpose'];

function askReached(problem: ReachProblem): Item {
  const { sites, from, lost } = problem;
  const ways = waysOf(problem);
  const drafts = others(problem).map((to): Draft => {
    const correct = arrives(ways.send, from, to);
    return {
      text: sites[to] ?? '',
      correct,
      why: whyBetween(problem, ways, from, to),
      belief: correct ? undefined : beliefIn(problem, ways, from, to),
    };
  });
  const right = drafts.filter(({ correct }) => correct).length;
  const place = sites[from] ?? '';
  const still = lost === undefined ? '' : ' still';
  const about: About = {
    objective: 'E4',
    facts: lost === undefined ? facts : [...facts, 'location-outage'],
    difficulty: lost === undefined ? 2 : 3,
    stem: `${situation(problem)}\n\n${
      right === 1
        ? `Which site does ${place}${still} reach over Microsoft's network?`
        : `Which sites does ${place}${still} reach over Microsoft's network?`
    }`,
  };
  return right === 1 ? single(about, drafts) : multiple(about, drafts);
}

function askStatements(problem: ReachProblem): Item {
  const { sites, lost, pairs = [] } = problem;
  const ways = waysOf(problem);
  return yesNo(
    {
      objective: 'E4',
      facts,
      difficulty: 2,
      stem: `${situation(problem)}\n\n${
        lost === undefined
          ? 'Can these sites send each other packets over the circuits?'
          : 'Can these sites still send each other packets over the circuits?'
      }`,
    },
    pairs.map(([one, other]) => {
      const holds = arrives(ways.send, one, other);
      return {
        text: `${sites[one] ?? ''} and ${sites[other] ?? ''} reach each other.`,
        holds,
        why: whyBetween(problem, ways, one, other),
        belief: holds
          ? lost === undefined
            ? 'link-made-twice'
            : 'reach-runs-through-gateways'
          : beliefIn(problem, ways, one, other),
      };
    }),
  );
}

/** What somebody might do so that two sites reach each other, each with the Cloud it makes and what it leaves as it was. */
function mends(problem: ReachProblem) {
  const { sites, links, from, to, hub } = problem;
  const [one, other] = [sites[from] ?? '', sites[to] ?? ''];
  const isLinked = (pair: readonly number[]) =>
    links.some(([left, right]) => pair.includes(left) && pair.includes(right));
  const middle = others(problem).find((site) => isLinked([from, site])) ?? to;
  const elsewhere = pairsOf(sites.length).find(
    (pair) => !isLinked(pair) && !(pair.includes(from) && pair.includes(to)),
  ) ?? [from, to];
  const [left, right] = [sites[elsewhere[0]] ?? '', sites[elsewhere[1]] ?? ''];
  return [
    { text: `Join the circuits of ${one} and ${other} by Global Reach.`, cloud: [...links, [from, to]] as const },
    {
      text: `Join the circuits of ${left} and ${right} by Global Reach.`,
      cloud: [...links, elsewhere],
      leaves: `That link is for ${left} and ${right}. No link passes on what came over another.`,
      wrong: 'global-reach-is-transitive',
    },
    {
      text: `Make the link of ${one} and ${sites[middle] ?? ''} on both circuits.`,
      cloud: [...links, [middle, from]] as const,
      leaves: 'A link is made on one circuit and carries packets both ways from then on.',
      wrong: 'link-made-twice',
    },
    hub === 'one'
      ? {
          text: 'Let the circuits use two virtual networks, which are peered.',
          hub: 'peered' as const,
          leaves: 'A peering joins virtual networks. What a gateway learned from one circuit is not told to another.',
          wrong: 'peering-joins-sites',
        }
      : {
          text: 'Connect all of the circuits to one gateway of the largest size.',
          hub: 'one' as const,
          leaves: 'A gateway leads into its network, and passes no packet from one circuit to the next.',
          wrong: 'gateway-joins-circuits',
        },
  ].map(({ text, cloud = links, hub: then = hub, leaves = '', wrong }) => ({
    text,
    send: senderIn(cloudFor({ sites, links: cloud, hub: then })),
    leaves,
    wrong,
  }));
}

function askMend(problem: ReachProblem): Item {
  const { sites, from, to } = problem;
  const [one, other] = [sites[from] ?? '', sites[to] ?? ''];
  return single(
    {
      objective: 'E4',
      facts,
      difficulty: 2,
      stem: `${situation(problem)}\n\n${one} has to reach ${other} over Microsoft's network. What does it take?`,
    },
    mends(problem).map(({ text, send, leaves, wrong }) => {
      const correct = arrives(send, from, to);
      return {
        text,
        correct,
        why: correct
          ? `Then the link that was missing is there, and ${one} and ${other} hear each other's routes.`
          : `The trace from ${one} to ${other} ends where it ended before. ${leaves}`,
        belief: correct ? undefined : wrong,
      };
    }),
  );
}

/** Pairs of sites that cannot talk, as they are and as somebody with a wrong idea would count them. */
function askCount(problem: ReachProblem): Item {
  const { sites, links, ask } = problem;
  const all = pairsOf(sites.length);
  const { send, believed } = waysOf(problem);
  const apart = all.filter(([one, other]) => !arrives(send, one, other)).length;
  const passed = all.filter(([one, other]) => !arrives(believed, one, other)).length;
  const isMissing = ask === 'missing';
  const answer = String(apart);
  const wrong: Draft[] = [
    {
      text: String(passed),
      why: 'So many would be left if a link passed on what came over another. Global Reach joins two circuits and no more.',
      belief: 'global-reach-is-transitive',
    },
    {
      text: String(apart * 2),
      why: 'Each pair stands for both directions: one link carries packets there and back.',
      belief: 'links-counted-from-both-ends',
    },
    ...(sites.length > links.length
      ? [
          {
            text: String(sites.length - links.length),
            why: 'That would make as many links as sites. Every pair needs one of its own.',
            belief: 'link-for-each-site',
          },
        ]
      : []),
  ];
  return fillIn(
    {
      objective: 'E4',
      facts,
      difficulty: 3,
      stem: `${situation(problem)}\n\n${
        isMissing
          ? 'Every site is to reach every other over Microsoft’s network. How many further Global Reach links does that take?'
          : 'How many pairs of sites cannot send each other packets over the circuits?'
      }`,
    },
    {
      form: 'number',
      label: isMissing ? 'Further links' : 'Pairs without a way',
      answer,
      why: `${sites.length} sites make ${all.length} pairs, and ${all.length - apart} of them ${all.length - apart === 1 ? 'is' : 'are'} joined. The tracer finds no way between the other ${answer}, and each of them needs its own link.`,
      wrong,
    },
  );
}

function problem(chance: Chance): ReachProblem {
  const ask = chance.pick('ask', asks);
  const shape = chance.pick('shape', Object.keys(shapes));
  const links = shapes[shape] ?? [];
  const sites = chance.shuffled('sites', cities).slice(0, 5);
  const hub = chance.pick('hub', ['none', 'one', 'peered'] as const);
  const joined = (one: number, other: number) => links.some((link) => link.includes(one) && link.includes(other));
  const degree = (one: number) => links.filter((link) => link.includes(one)).length;
  const from = chance.pick(
    'from',
    sites.map((_, index) => index).filter((one) => degree(one) > 0 && degree(one) < 4),
  );
  const apart = sites.map((_, index) => index).filter((one) => one !== from && !joined(one, from));
  const to = chance.pick('to', apart);
  // A loss that leaves the one that is asked about at least one way.
  const canLose = sites.map((_, index) => index).filter((one) => one !== from && joined(one, from));
  const isLost = (ask === 'reached' || ask === 'statements') && canLose.length > 1 && chance.happens('lost', 50);
  const lost = isLost ? chance.pick('which', canLose) : undefined;
  const pairs = chance.shuffled('pairs', pairsOf(sites.length));
  const stands = ([one, other]: readonly [number, number]) => joined(one, other) && one !== lost && other !== lost;
  const count = chance.pick('count', [3, 4, 5]);
  const some = chance.pick('some', [1, 2]);
  const up = pairs.filter(stands).slice(0, some);
  const down = pairs.filter((pair) => !stands(pair)).slice(0, count - up.length);
  const told = chance.pick('told', [0, 1, 2] as const);
  return {
    firm: chance.pick('firm', firms),
    sites,
    links,
    hub,
    ask,
    from,
    to,
    told,
    ...(lost !== undefined && { lost }),
    ...(ask === 'statements' && { pairs: chance.shuffled('statements', [...up, ...down]) }),
  };
}

export const globalReachSites = defineGenerator<ReachProblem>({
  id: 'global-reach',
  title: 'Which sites reach each other over Global Reach',
  objectives: ['az-700/E4'],
  problem,
  ask(one) {
    switch (one.ask) {
      case 'reached':
        return askReached(one);
      case 'statements':
        return askStatements(one);
      case 'mend':
        return askMend(one);
      default:
        return askCount(one);
    }
  },
  difficulty: ({ ask, hub, lost }) =>
    (ask === 'mend' ? -0.4 : ask === 'pairs' || ask === 'missing' ? 0.7 : 0) +
    (hub === 'none' ? 0 : 0.2) +
    (lost === undefined ? 0 : 0.4),
});
