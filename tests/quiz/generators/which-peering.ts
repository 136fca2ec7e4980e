/** Peerings by the sentences of the facts: what a sentence names is reached over what it speaks of. No packet is sent. */
import { allFacts, isAnyFact } from '#src/base/all-facts.ts';
import type { TargetName } from '#src/quiz/generators/_peering-targets.ts';
import { whichPeering, type PeeringProblem } from '#src/quiz/generators/which-peering.ts';
import { prove } from './proof.ts';

/** The words under which a target stands in the facts; empty for what no fact speaks of. */
const named: Readonly<Record<TargetName, string>> = {
  machine: 'virtual machines',
  balancer: 'internal load balancers',
  endpoint: 'private endpoints',
  storage: "public endpoints of Azure's platform services",
  sql: "public endpoints of Azure's platform services",
  'public-machine': 'public addresses in Azure',
  dynamics: 'Dynamics 365',
  'power-bi': 'Power BI',
  entra: 'Entra ID',
  devops: 'Azure DevOps',
  phone: 'telephone services',
  office: 'Microsoft 365',
  'front-door': 'Azure Front Door',
  cdn: 'Content Delivery Network',
  'traffic-manager': 'Traffic Manager',
  'logic-apps': 'Logic Apps',
  intune: 'Intune',
  suppliers: '',
};

function says(fact: string, words: string): boolean {
  const id = `expressroute/${fact}`;
  return words !== '' && isAnyFact(id) && allFacts[id].today.statement.includes(words);
}

function overWhich(name: TargetName): 'private' | 'microsoft' | 'internet' {
  if (says('microsoft-peering-not-served', named[name])) return 'internet';
  if (says('private-peering-reach', named[name])) return 'private';
  const isServed = ['microsoft-peering-reach', 'microsoft-peering-served'].some((fact) => says(fact, named[name]));
  return isServed ? 'microsoft' : 'internet';
}

/** What belongs to private peering; the others belong to Microsoft peering. */
const ofPrivate = ['gateway', 'overlap', 'ranges'];

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function second({ ask, peering, targets, demands }: PeeringProblem): string[] {
  const ways = targets.map(({ name }) => overWhich(name));
  const those = (wanted: string) =>
    targets.filter((_, index) => ways[index] === wanted).map(({ text }) => capital(text));
  switch (ask) {
    case 'which': {
      const [first, other] = [ways.includes('private'), ways.includes('microsoft')];
      if (first && other) return ['Both peerings of the circuit'];
      if (first) return ['Private peering alone'];
      return [other ? 'Microsoft peering alone' : 'Neither: the internet is the way'];
    }
    case 'reached':
    case 'lost':
      return those(peering);
    case 'internet':
      return those('internet');
    case 'judge':
      return targets.map(({ text }, index) => `${capital(text)}. → ${ways[index] === peering ? 'yes' : 'no'}`);
    case 'match': {
      const labels = { private: 'Private peering', microsoft: 'Microsoft peering', internet: 'The internet' };
      return targets.map(({ text, name }) => `${capital(text)} → ${labels[overWhich(name)]}`);
    }
    case 'demands':
      return demands
        .filter(({ family }) => ofPrivate.includes(family) === (peering === 'private'))
        .map(({ text }) => text);
  }
}

const target = (name: TargetName, text: string) => ({ family: name, name, text });
const demand = (family: string, of: 'private' | 'microsoft', text: string) => ({ family, of, text, why: 'So it is.' });
const about: PeeringProblem = {
  ask: 'which',
  opening: 0,
  firm: 'Cedar Rail',
  circuit: 'er-amber',
  peering: 'private',
  targets: [],
  demands: [],
};

export default prove({
  generator: whichPeering,
  second,
  byHand: [
    {
      problem: {
        ...about,
        targets: [target('endpoint', 'a storage account, by its private endpoint'), target('intune', 'Intune')],
      },
      key: ['Private peering alone'],
      because:
        'A private endpoint has a private address in a network. Intune takes the internet, whatever is configured.',
    },
    {
      problem: {
        ...about,
        targets: [target('machine', 'virtual machines'), target('sql', 'an SQL database, by its public endpoint')],
      },
      key: ['Both peerings of the circuit'],
      because:
        'Machines are in a virtual network, and public endpoints of platform services are reached over Microsoft peering.',
    },
    {
      problem: {
        ...about,
        targets: [target('cdn', 'pictures on the CDN'), target('traffic-manager', 'a name of Traffic Manager')],
      },
      key: ['Neither: the internet is the way'],
      because: 'Both stand among what Microsoft peering does not reach.',
    },
    {
      problem: {
        ...about,
        ask: 'lost',
        peering: 'microsoft',
        targets: [
          target('power-bi', 'Power BI'),
          target('balancer', 'an internal load balancer'),
          target('devops', 'Azure DevOps'),
          target('front-door', 'a shop behind Azure Front Door'),
        ],
      },
      key: ['Power BI', 'Azure DevOps'],
      because: 'The load balancer stays behind private peering, and Front Door was never reached over the circuit.',
    },
    {
      problem: {
        ...about,
        ask: 'demands',
        peering: 'microsoft',
        targets: [target('entra', 'Entra ID')],
        demands: [
          demand('filter', 'microsoft', 'A route filter'),
          demand('gateway', 'private', 'A gateway'),
          demand('translation', 'microsoft', 'Translation to public addresses'),
          demand('ranges', 'private', 'Private ranges announced'),
        ],
      },
      key: ['A route filter', 'Translation to public addresses'],
      because:
        'Nothing is announced without a filter, and source addresses are public. Gateways belong to virtual networks.',
    },
    {
      problem: {
        ...about,
        ask: 'judge',
        targets: [
          target('office', 'Microsoft 365'),
          target('machine', 'virtual machines'),
          target('suppliers', 'web sites of others'),
        ],
      },
      key: ['Microsoft 365. → no', 'Virtual machines. → yes', 'Web sites of others. → no'],
      because: 'With private peering only, the circuit leads into virtual networks and to nothing public.',
    },
  ],
});
