/** Two sheets: the second way lays one text beside the other, with the first address of a /30 counted by hand. */
import type { MismatchProblem } from '#src/quiz/generators/_sheet-faults.ts';
import { peeringMismatch } from '#src/quiz/generators/peering-mismatch.ts';
import { prove } from './proof.ts';

/** `172.16.4.8/30` → `172.16.4.9/30`. */
const first = (subnet: string): string => subnet.replace(/(\d+)\/30$/, (_, last: string) => `${Number(last) + 1}/30`);

const labels = {
  own: 'AS number of the site',
  remote: 'AS number of Microsoft',
  vlan: 'VLAN ID of the peering',
  primary: 'Address, primary link',
  secondary: 'Address, secondary link',
  key: 'Shared key of the peering',
};

/** What has to stand at the routers, row by row. */
const wanted = ({ azure }: MismatchProblem) => ({
  own: azure.peerAsn,
  remote: 12076,
  vlan: azure.vlan,
  primary: first(azure.primary),
  secondary: first(azure.secondary),
  key: azure.key,
});

type Row = keyof typeof labels;
const doesFit = (problem: MismatchProblem, row: Row): boolean => problem.router[row] === wanted(problem)[row];

function symptom(problem: MismatchProblem): string {
  const deaf = (row: 'primary' | 'secondary') => !doesFit(problem, 'vlan') || !doesFit(problem, row);
  if (deaf('primary') && deaf('secondary')) return 'ARP is Incomplete for the site on both links';
  if (deaf('primary')) return 'ARP is Incomplete for the site on the primary link alone';
  if (deaf('secondary')) return 'ARP is Incomplete for the site on the secondary link alone';
  return `ARP is complete on both links, and BGP ${doesFit(problem, 'own') ? 'shows prefixes' : 'stays in Active'}`;
}

function mend(problem: MismatchProblem): string {
  const right = wanted(problem);
  if (!doesFit(problem, 'primary') && !doesFit(problem, 'secondary')) return 'Exchange the addresses of both links.';
  if (!doesFit(problem, 'own')) return `Set the own AS number to \`${right.own}\`.`;
  if (!doesFit(problem, 'remote')) return `Set the neighbor's number to \`12076\`.`;
  if (!doesFit(problem, 'vlan')) return `Set the VLAN of the links to \`${right.vlan}\`.`;
  if (!doesFit(problem, 'primary')) return `Give the primary link \`${right.primary}\`.`;
  if (!doesFit(problem, 'secondary')) return `Give the secondary link \`${right.secondary}\`.`;
  return right.key === '' ? 'Take the password of the links away.' : `Set the password to \`${right.key}\`.`;
}

function second(problem: MismatchProblem): readonly string[] {
  const { ask, shown } = problem;
  const right = wanted(problem);
  switch (ask) {
    case 'rows':
      return shown.filter((row) => !doesFit(problem, row)).map((row) => labels[row]);
    case 'judged':
      return shown.map((row) => `${labels[row]}: both ends agree. → ${doesFit(problem, row) ? 'yes' : 'no'}`);
    case 'symptom':
      return [symptom(problem)];
    case 'mend':
      return [mend(problem)];
    case 'value':
      if (!doesFit(problem, 'own')) return [String(right.own)];
      if (!doesFit(problem, 'vlan')) return [String(right.vlan)];
      return [doesFit(problem, 'remote') ? right.primary.replace('/30', '') : '12076'];
  }
}

const azure = { peerAsn: 65010, vlan: 110, primary: '172.16.4.8/30', secondary: '172.16.4.12/30', key: 'Quiet9Mill' };
const router = {
  own: 65010,
  remote: 12076,
  vlan: 110,
  primary: '172.16.4.9/30',
  secondary: '172.16.4.13/30',
  key: 'Quiet9Mill',
};
const base: MismatchProblem = {
  ask: 'rows',
  objective: 'E13',
  firm: 'Heron Air',
  circuit: 'er-amber',
  azure,
  router: { ...router, own: 65020 },
  fault: 'asn',
  shown: ['own', 'remote', 'vlan', 'primary'],
  seen: ['no-neighbor', 'up', 'both-deaf', 'primary-deaf'],
  order: ['own', 'remote', 'vlan', 'primary', 'secondary', 'key'],
  told: 0,
  mends: ['remote', 'vlan', 'primary', 'secondary', 'key', 'own'],
};

export default prove({
  generator: peeringMismatch,
  second,
  byHand: [
    {
      problem: base,
      key: ['AS number of the site'],
      because: 'By peering-ends-agree both ends need the same AS numbers: 65010 in Azure, 65020 on the routers.',
    },
    {
      problem: { ...base, ask: 'symptom' },
      key: ['ARP is complete on both links, and BGP stays in Active'],
      because:
        'Tags and addresses agree, so both ends hear each other; by session-states a router that goes on trying is Active.',
    },
    {
      problem: {
        ...base,
        ask: 'symptom',
        router: { ...router, primary: '172.16.4.10/30' },
        fault: 'edge-primary',
        seen: ['primary-deaf', 'up', 'both-deaf', 'no-neighbor'],
      },
      key: ['ARP is Incomplete for the site on the primary link alone'],
      because:
        'By link-addresses .10 belongs to Microsoft, and by arp-entry-missing a site without the first address is Incomplete.',
    },
    {
      problem: { ...base, ask: 'value', router: { ...router, primary: '172.16.4.10/30' }, fault: 'edge-primary' },
      key: ['172.16.4.9'],
      because: 'By link-addresses the router takes the first usable address of 172.16.4.8/30.',
    },
    {
      problem: {
        ...base,
        ask: 'mend',
        router: { ...router, primary: router.secondary, secondary: router.primary },
        fault: 'swapped',
      },
      key: ['Exchange the addresses of both links.'],
      because: 'Each link has the subnet of the other, and by peering-ends-agree each needs its own.',
    },
    {
      problem: {
        ...base,
        ask: 'judged',
        router: { ...router, vlan: 111, key: 'quiet9mill' },
        fault: 'vlan',
        shown: ['vlan', 'key', 'own', 'secondary'],
      },
      key: [
        'VLAN ID of the peering: both ends agree. → no',
        'Shared key of the peering: both ends agree. → no',
        'AS number of the site: both ends agree. → yes',
        'Address, secondary link: both ends agree. → yes',
      ],
      because:
        'By peering-ends-agree VLAN ID and shared key are the same at both ends, and a key differs by one capital.',
    },
  ],
});
