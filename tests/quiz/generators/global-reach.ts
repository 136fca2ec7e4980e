/** Global Reach: the second way looks at the list of links and at nothing else, for a link joins two circuits and no more. */
import type { ReachProblem } from '#src/quiz/generators/_joined-sites.ts';
import { globalReachSites } from '#src/quiz/generators/global-reach.ts';
import { prove } from './proof.ts';

const sites = ['Dublin', 'Oslo', 'Paris', 'Madrid', 'Zurich'];
const chain = [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 4],
] as const;
const base: ReachProblem = {
  firm: 'Cedar Rail',
  sites,
  links: chain,
  hub: 'none',
  ask: 'reached',
  from: 0,
  to: 2,
  told: 0,
};

const place = ({ sites: all }: ReachProblem, index: number): string => all[index] ?? '';

/** Whether a link stands between two sites whose places are both there. */
function isJoined({ links, lost }: ReachProblem, one: number, other: number): boolean {
  if (one === lost || other === lost) return false;
  return links.some(([a, b]) => (a === one && b === other) || (a === other && b === one));
}

function second(problem: ReachProblem): readonly string[] {
  const { ask, from, to, links } = problem;
  const count = problem.sites.length;
  switch (ask) {
    case 'reached':
      return problem.sites.filter((_, index) => index !== from && isJoined(problem, from, index));
    case 'mend':
      return [`Join the circuits of ${place(problem, from)} and ${place(problem, to)} by Global Reach.`];
    case 'statements':
      return statementsOf(problem);
    default:
      return [String((count * (count - 1)) / 2 - links.length)];
  }
}

/** Every statement that can be made of two sites, with its word; the harness looks up those that are asked. */
const statementsOf = (problem: ReachProblem): string[] =>
  problem.pairs?.map(
    ([one, other]) =>
      `${place(problem, one)} and ${place(problem, other)} reach each other. → ${isJoined(problem, one, other) ? 'yes' : 'no'}`,
  ) ?? [];

export default prove({
  generator: globalReachSites,
  second,
  byHand: [
    {
      problem: base,
      key: ['Oslo'],
      because:
        'Dublin is joined with Oslo alone, and by global-reach-pairwise nothing that Oslo hears from Paris is passed on.',
    },
    {
      problem: { ...base, from: 2, hub: 'one' },
      key: ['Oslo', 'Madrid'],
      because: 'Paris has links with Oslo and with Madrid. The gateway that all circuits share joins no sites.',
    },
    {
      problem: { ...base, ask: 'missing' },
      key: ['6'],
      because:
        'Five sites make ten pairs, and four of them have a link. By global-reach-pairwise each pair needs its own.',
    },
    {
      problem: { ...base, ask: 'mend', to: 3, hub: 'peered' },
      key: ['Join the circuits of Dublin and Madrid by Global Reach.'],
      because:
        'By global-reach-purpose sites are joined by a link of their two circuits; peered networks join no sites.',
    },
    {
      problem: {
        ...base,
        links: [...chain, [0, 3]],
        from: 0,
        lost: 1,
        ask: 'statements',
        pairs: [
          [0, 3],
          [0, 1],
          [0, 2],
          [2, 3],
        ],
      },
      key: [
        'Dublin and Madrid reach each other. → yes',
        'Dublin and Oslo reach each other. → no',
        'Dublin and Paris reach each other. → no',
        'Paris and Madrid reach each other. → yes',
      ],
      because:
        'By location-outage Oslo is gone with both its edges, so only links that do not touch it carry: Dublin – Madrid and Paris – Madrid.',
    },
  ],
});
