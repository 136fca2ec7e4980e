/** What might have been built so that a failure does no harm: each is built, and the tracer asked again. */
import type { Chance } from '#src/quiz/generator.ts';
import type { Item } from '#src/quiz/item.ts';
import { after, breaksOf, machines, sentence, type Break, type Site } from './_failing-site.ts';
import { multiple, single, type Draft } from './_item.ts';
import { factsOf, situation, type SurvivalProblem } from './_survival-story.ts';

interface Keeper {
  text: (problem: SurvivalProblem) => string;
  build: (site: Site, spare: string) => Site;
  /** Why it helps, and why it does not. */
  helps: string;
  fails: string;
  belief: string;
}

const grown = (site: Site, place: string): Site => ({
  ...site,
  design: 'apart',
  circuits: [...site.circuits, 'er-new'],
  places: [...site.places, place],
});
const as = (site: Site): Site => site;

const keepers: Readonly<Record<string, Keeper>> = {
  apart: {
    text: ({ spare }) => `One more circuit, with both links in ${spare}`,
    build: grown,
    helps: 'Its links, edges and place are others, so the routes over it stay.',
    fails: 'Every circuit leads to the same gateway, and without that none of them leads on.',
    belief: 'circuit-needs-no-gateway',
  },
  near: {
    text: ({ site }) => `One more circuit, with both links in ${site.places[0] ?? ''}`,
    build: (site) => grown(site, site.places[0] ?? ''),
    helps: 'It has links and edges of its own, which are still up.',
    fails: 'It shares with the other what has failed, and is lost with it.',
    belief: 'second-circuit-anywhere',
  },
  vpn: {
    text: () => 'A site-to-site VPN, ending in the hub',
    build: (site) => ({ ...site, design: 'vpn' }),
    helps: 'It has a gateway of its own and comes over the internet, and its routes are there when the others go.',
    fails: 'It ends in the hub as well, and the way on from there is what is missing.',
    belief: 'vpn-equals-circuit',
  },
  point: {
    text: () => 'A point-to-site VPN for every person',
    build: as,
    helps: '',
    fails: 'It joins single computers. For the routes of the site nothing changes.',
    belief: 'point-to-site-backs-up',
  },
  fastpath: {
    text: () => 'FastPath, on at each of the connections',
    build: (site) => ({ ...site, fastPath: true }),
    helps: '',
    fails: 'It makes a way shorter that exists. Where routes are gone, there is nothing to make shorter.',
    belief: 'fastpath-outlives-gateway',
  },
  bandwidth: {
    text: () => 'The largest bandwidth there is for a circuit',
    build: as,
    helps: '',
    fails: 'More bandwidth is the same two links at the same place, only faster.',
    belief: 'bandwidth-sets-resiliency',
  },
  premium: {
    text: () => 'The SKU Premium, with all that it brings',
    build: as,
    helps: '',
    fails: 'Premium is about reach and numbers. It adds no link, no edge and no place.',
    belief: 'sku-sets-resiliency',
  },
  peering: {
    text: () => 'A peering with the hub of another region',
    build: as,
    helps: '',
    fails: 'It joins two networks in Azure, and brings the site no other way there.',
    belief: 'peering-backs-up',
  },
  zones: {
    text: () => 'A larger gateway, spread over all zones',
    build: as,
    helps: '',
    fails: 'Zones keep the instances of a gateway apart. They say nothing about lines and places outside.',
    belief: 'zone-helps-the-line',
  },
};

const isKept = ({ site, spare, target, breaks }: SurvivalProblem, name: string): boolean => {
  const keeper = keepers[name];
  return keeper !== undefined && after(keeper.build(site, spare), breaks, target).answered;
};

/** A failure that cuts the site off, and what to choose from. */
export function keepersFor(chance: Chance, base: SurvivalProblem): SurvivalProblem {
  const { site } = base;
  const target = 'hub' as const;
  const cut = breaksOf(site).filter((one) => !after(site, [one], target).answered && one.kind !== 'connection');
  const breaks: Break[] = [chance.pick('cut', cut)];
  const problem: SurvivalProblem = { ...base, target, breaks };
  const names = chance.shuffled(
    'keepers',
    // Zones would speak against the loss of a gateway, if only of a part of it.
    Object.keys(keepers).filter((name) => name !== 'zones' || breaks[0]?.kind !== 'gateway'),
  );
  const right = names.filter((name) => isKept(problem, name));
  const wrong = names.filter((name) => !right.includes(name));
  const many = right.length > 1 && chance.happens('many', 40) ? 2 : 1;
  return { ...problem, keepers: [...right.slice(0, many), ...wrong.slice(0, 3)] };
}

export function askKept(problem: SurvivalProblem): Item {
  const { site, breaks, target } = problem;
  const drafts = problem.keepers.flatMap((name): Draft[] => {
    const keeper = keepers[name];
    if (!keeper) return [];
    const correct = isKept(problem, name);
    const belief = correct ? undefined : keeper.belief;
    return [{ text: keeper.text(problem), correct, why: correct ? keeper.helps : keeper.fails, belief }];
  });
  const many = drafts.filter(({ correct }) => correct).length > 1;
  const stem = `${situation(problem)}\n\n${breaks.map((one) => sentence(site, one)).join(' ')} The site no longer reaches \`${machines[target]}\`. ${
    many ? 'What would have kept it reachable, each by itself?' : 'What would have kept it reachable?'
  }`;
  const about = { objective: 'E3', facts: [...factsOf(problem), 'vpn-backup'], difficulty: 2 as const, stem };
  return many ? multiple(about, drafts) : single(about, drafts);
}
