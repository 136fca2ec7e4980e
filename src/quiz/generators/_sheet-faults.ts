/** What can be wrong on the routers of a peering, what is seen of it, and what mends it. */
import type { Item } from '#src/quiz/item.ts';
import { single, type Draft } from './_item.ts';
import { fits, sheets, wrongly } from './_sheet-words.ts';
import {
  azureAsn,
  edgeAddress,
  fitting,
  linksUnder,
  misfit,
  rows,
  type AzureSheet,
  type RouterSheet,
  type Row,
} from './_two-sheets.ts';

export type Fault = 'asn' | 'vlan' | 'remote' | 'swapped' | 'edge-primary' | 'edge-secondary' | 'mask' | 'key' | 'none';
export type Symptom = 'both-deaf' | 'primary-deaf' | 'secondary-deaf' | 'no-neighbor' | 'up';

export interface MismatchProblem {
  ask: 'rows' | 'judged' | 'symptom' | 'value' | 'mend';
  objective: 'E6' | 'E13';
  firm: string;
  circuit: string;
  azure: AzureSheet;
  router: RouterSheet;
  fault: Fault;
  /** The rows that are asked about. */
  shown: readonly Row[];
  /** What might be seen, to choose from. */
  seen: readonly Symptom[];
  /** In which order the sheets have their rows. */
  order: readonly Row[];
  told: 0 | 1 | 2;
  mends: readonly Row[];
}

const onEdge = (subnet: string): string => edgeAddress(subnet) + subnet.slice(subnet.indexOf('/'));

/** What each fault makes of routers that fit. */
export const faults: Readonly<Record<Fault, (azure: AzureSheet, router: RouterSheet) => RouterSheet>> = {
  asn: (_, router) => ({ ...router, own: router.own + 10 }),
  vlan: (_, router) => ({ ...router, vlan: router.vlan + 1 }),
  remote: (_, router) => ({ ...router, remote: azureAsn + 1 }),
  swapped: (_, router) => ({ ...router, primary: router.secondary, secondary: router.primary }),
  'edge-primary': ({ primary }, router) => ({ ...router, primary: onEdge(primary) }),
  'edge-secondary': ({ secondary }, router) => ({ ...router, secondary: onEdge(secondary) }),
  mask: (_, router) => ({ ...router, primary: router.primary.replace('/30', '/29') }),
  key: (_, router) => ({ ...router, key: router.key === '' ? 'Lantern42' : router.key.toLowerCase() }),
  none: (_, router) => router,
};

/** What the tools show: whether the ends hear each other, and whether BGP comes up. */
export function symptomOf(azure: AzureSheet, router: RouterSheet): Symptom {
  const { primary, secondary, neighbor } = linksUnder(azure, router);
  if (primary && secondary) return 'both-deaf';
  if (primary) return 'primary-deaf';
  if (secondary) return 'secondary-deaf';
  return neighbor ? 'no-neighbor' : 'up';
}

export const symptoms: readonly { id: Symptom; text: string; why: string; belief: string }[] = [
  {
    id: 'both-deaf',
    text: 'ARP is Incomplete for the site on both links',
    why: 'That is seen where neither link has a router that answers: with another tag, or with other addresses on both.',
    belief: 'routes-before-session',
  },
  {
    id: 'primary-deaf',
    text: 'ARP is Incomplete for the site on the primary link alone',
    why: 'That is seen where only the router of the primary link does not answer at its address.',
    belief: 'links-need-one-look',
  },
  {
    id: 'secondary-deaf',
    text: 'ARP is Incomplete for the site on the secondary link alone',
    why: 'That is seen where only the router of the secondary link does not answer at its address.',
    belief: 'links-need-one-look',
  },
  {
    id: 'no-neighbor',
    text: 'ARP is complete on both links, and BGP stays in Active',
    why: 'That is seen where both ends hear each other and do not agree on the AS number of the site.',
    belief: 'active-means-working',
  },
  {
    id: 'up',
    text: 'ARP is complete on both links, and BGP shows prefixes',
    why: 'That would be seen if both sheets agreed. One entry stands in the way.',
    belief: 'bgp-up-means-through',
  },
];

/** A row set as Azure has it, in words. */
const change = (azure: AzureSheet, row: Row): string => {
  const right = fitting(azure);
  switch (row) {
    case 'own':
      return `Set the own AS number to \`${right.own}\`.`;
    case 'remote':
      return `Set the neighbor's number to \`${right.remote}\`.`;
    case 'vlan':
      return `Set the VLAN of the links to \`${right.vlan}\`.`;
    case 'primary':
      return `Give the primary link \`${right.primary}\`.`;
    case 'secondary':
      return `Give the secondary link \`${right.secondary}\`.`;
    case 'key':
      return right.key === '' ? 'Take the password of the links away.' : `Set the password to \`${right.key}\`.`;
  }
};

/** Something else that people do, for rows that fit already. */
const undoing: Readonly<Record<Row, string>> = {
  own: `Set the own AS number to \`${azureAsn}\`.`,
  remote: 'Set the neighbor’s number to `65515`.',
  vlan: 'Give each of the links a VLAN of its own.',
  primary: 'Give the primary link the second address.',
  secondary: 'Give both of the links one subnet.',
  key: 'Set another password, a longer one.',
};

/** Which change on the routers makes both sheets agree: one that is wrong is put right, others would spoil what fits. */
export function askMend(problem: MismatchProblem): Item {
  const { azure, router, fault, mends } = problem;
  const wrong = rows.filter((row) => misfit(azure, router, row) !== undefined);
  const isSwapped = fault === 'swapped';
  const right: Draft[] = isSwapped
    ? [
        {
          text: 'Exchange the addresses of both links.',
          correct: true,
          why: 'Each address then stands on the link in whose subnet it lies. All the rest fits already.',
        },
      ]
    : wrong.slice(0, 1).map((row) => ({
        text: change(azure, row),
        correct: true,
        why: `${misfit(azure, router, row) ?? ''} With that entry all of them agree.`,
      }));
  const others = mends
    .filter((row) => !wrong.includes(row))
    .slice(0, 3)
    .map((row): Draft => ({
      text: undoing[row],
      why: `${fits(azure, row)} The change would add a second fault.`,
      belief: wrongly(azure, row, true),
    }));
  return single(
    {
      objective: problem.objective,
      facts: ['peering-ends-agree', 'link-addresses', 'azure-asn'],
      difficulty: 2,
      stem: `${sheets(problem)}\n\nAzure's form is right, and BGP does not come up as it should. Which change on the routers mends it?`,
    },
    [...right, ...others],
  );
}
