/** Microsoft peering by a sheet of rules with addresses as bits, and filters by the numbers in the facts. */
import { catalogueOf } from '#src/base/catalogues.ts';
import { microsoftPeering, type FormProblem } from '#src/quiz/generators/microsoft-peering.ts';
import type { FilterProblem } from '#src/quiz/generators/_route-filter.ts';
import { listOf, numberOf, partOf } from '#tests/quiz/computed/words.ts';
import { isPrivate, touch } from './_oracle.ts';
import { prove } from './proof.ts';

type Form = FormProblem['base'];

/** What is wrong with a form, by the facts. */
function faultsOf(form: Form): string[] {
  const subnets = [form.primary, form.secondary];
  const office = new Set(
    Object.entries(catalogueOf('expressroute/bgp-service-communities', 'today'))
      .filter(([, { group }]) => group === 'O365')
      .map(([mark]) => mark),
  );
  const faults: readonly (readonly [string, boolean])[] = [
    ['length', subnets.some((subnet) => Number(subnet.split('/')[1]) !== partOf('peering-prefix', 'ipv4'))],
    ['private link', subnets.some(isPrivate)],
    ['one subnet', touch(form.primary, form.secondary)],
    ['private range', form.prefixes.some(isPrivate)],
    ['registry', !listOf('microsoft-peering-registries').includes(form.registry)],
    ['kept', form.asn >= partOf('peer-asn-reserved', 'min') && form.asn <= partOf('peer-asn-reserved', 'max')],
    ['asn', form.asn < partOf('peer-asn-range', 'min') || form.asn > partOf('peer-asn-range', 'max')],
    ['vlan', form.vlan < partOf('vlan-range', 'min') || form.vlan > partOf('vlan-range', 'max')],
    ['same vlan', form.vlan === form.privateVlan],
    ['key', form.sharedKey.length > numberOf('shared-key') || /[^a-z0-9]/i.test(form.sharedKey)],
    ['office', form.communities.some((mark) => office.has(mark))],
  ];
  return faults.flatMap(([name, isThere]) => (isThere ? [name] : []));
}

const isFine = (form: Form): boolean => faultsOf(form).length === 0;

function secondForm({ ask, base, changes }: FormProblem): string[] {
  if (ask === 'mend') return changes.filter(({ undone }) => isFine({ ...base, ...undone })).map(({ undo }) => undo);
  if (ask === 'judge')
    return changes.map(({ text, set }) => `${text}. → ${isFine({ ...base, ...set }) ? 'no' : 'yes'}`);
  const wanted = ask === 'taken' || ask === 'two-taken';
  return changes.filter(({ set }) => isFine({ ...base, ...set }) === wanted).map(({ text }) => text);
}

function secondFilter({ ask, allowed, targets }: FilterProblem): string[] {
  const regions = catalogueOf('expressroute/bgp-regional-communities', 'today');
  const more = catalogueOf('expressroute/bgp-regional-services', 'today');
  const named = Object.entries(catalogueOf('expressroute/bgp-service-communities', 'today'));
  const marks = ({ service, region }: FilterProblem['targets'][number]): string[] => {
    if (region === '') return named.filter(([, { name }]) => name === service).map(([mark]) => mark);
    const number = regions[region] ?? 0;
    return [number + (more[service] ?? 0), number].map((one) => `${numberOf('azure-asn')}:${one}`);
  };
  const [first] = targets;
  if (first && ask === 'smallest') return [`\`${marks(first)[0] ?? ''}\``];
  if (first && ask === 'next-rule') return [`Name \`${marks(first)[0] ?? ''}\` in the rule too`];
  const isIn = (target: FilterProblem['targets'][number]) => marks(target).some((mark) => allowed.includes(mark));
  if (ask === 'judge-filter') return targets.map((target) => `${target.text}. → ${isIn(target) ? 'yes' : 'no'}`);
  return targets.filter((target) => isIn(target) === (ask === 'lets-in')).map(({ text }) => text);
}

const change = (family: string, text: string, set: Partial<Form>, undo = '', undone: Partial<Form> = {}) => ({
  family,
  text,
  set,
  undo,
  undone,
});

const good: Form = {
  tier: 'Premium',
  privateVlan: 505,
  primary: '198.51.100.48/30',
  secondary: '198.51.100.52/30',
  vlan: 212,
  asn: 46980,
  prefixes: ['139.248.0.0/22'],
  registry: 'ARIN',
  customerAsn: 0,
  sharedKey: 'Copper2025y',
  communities: [],
};
const about = { opening: 0, firm: 'Cedar Rail', circuit: 'er-amber' };
const filter = { opening: 0, firm: 'Cedar Rail', worlds: ['Azure Active Directory', 'Azure Resource Manager'] };
const target = (service: string, region: string) => ({
  family: `${service} ${region}`,
  text: region === '' ? service : `${service} in ${region}`,
  service,
  region,
});

export default prove({
  generator: microsoftPeering,
  second: (problem) => ('base' in problem ? secondForm(problem) : secondFilter(problem)),
  byHand: [
    {
      problem: {
        ...about,
        ask: 'two-refused',
        base: good,
        changes: [
          change('other-owner', 'Write AS 8831 as customer ASN', { customerAsn: 8831 }),
          change('office', 'Attach a filter for SharePoint (`12076:5020`)', { communities: ['12076:5020'] }),
          change('standard', 'Order the circuit as Standard', { tier: 'Standard' }),
          change('no-registry', 'Choose IANA as the routing registry', { registry: 'IANA' }),
          change('own-vlan', 'Use VLAN ID 213 instead of 212', { vlan: 213 }),
        ],
      },
      key: ['Attach a filter for SharePoint (`12076:5020`)', 'Choose IANA as the routing registry'],
      because:
        'IANA is none of ARIN, APNIC, AFRINIC, LACNIC, RIPENCC, RADB and ALTDB. 12076:5020 belongs to Microsoft 365, for which nobody was authorized. The other three are a field for another owner, a SKU that has Microsoft peering, and a VLAN ID that private peering (505) does not use.',
    },
    {
      problem: {
        ...about,
        ask: 'judge',
        base: good,
        changes: [
          change('azure-service', 'Attach a filter for CRM Online (`12076:5040`)', { communities: ['12076:5040'] }),
          change('vlan-of-private', 'Use VLAN ID 505', { vlan: 505 }),
          change('large-link', 'Take `198.51.100.48/29` as the primary subnet', { primary: '198.51.100.48/29' }),
          change('kept-asn', 'Write AS 65520 as the peer ASN', { asn: 65520 }),
        ],
      },
      key: [
        'Attach a filter for CRM Online (`12076:5040`). → no',
        'Use VLAN ID 505. → yes',
        'Take `198.51.100.48/29` as the primary subnet. → yes',
        'Write AS 65520 as the peer ASN. → yes',
      ],
      because:
        'CRM Online is in the group CRM, not in that of Microsoft 365. 505 is the VLAN ID of private peering, and no other peering of the circuit may use it. A link takes a /30. Azure keeps 65515 to 65520.',
    },
    {
      problem: {
        ...about,
        ask: 'mend',
        base: { ...good, tier: 'Standard', secondary: '198.51.100.48/30', asn: 271079, sharedKey: '' },
        changes: [
          change('one-link-subnet', '', {}, 'Take `198.51.100.52/30` as secondary', { secondary: '198.51.100.52/30' }),
          change('standard', '', {}, 'Turn the circuit into a Premium one', { tier: 'Premium' }),
          change('long-asn', '', {}, 'Write AS 49994 as the peer ASN', { asn: 49994 }),
          change('no-key', '', {}, 'Write a shared key into its box', { sharedKey: 'Harbor2024x' }),
        ],
      },
      key: ['Take `198.51.100.52/30` as secondary'],
      because:
        'Both links have 198.51.100.48/30, and each needs a subnet of its own. Standard has Microsoft peering, an AS number may go up to 4,294,967,295, and a key is optional: changing these mends nothing.',
    },
    {
      problem: {
        ...filter,
        ask: 'lets-in',
        allowed: ['12076:51021', '12076:54008'],
        regions: [
          ['Canada East', 51021],
          ['South Central US', 51008],
        ],
        targets: [
          target('SQL', 'Canada East'),
          target('Cosmos DB', 'Canada East'),
          target('SQL', 'South Central US'),
          target('Storage', 'South Central US'),
          target('Azure Resource Manager', ''),
        ],
      },
      key: ['SQL in Canada East', 'Cosmos DB in Canada East'],
      because:
        '51021 is the whole of Canada East. 54008 is 51008 and 3,000, which is Cosmos DB in South Central US, and neither SQL (53008) nor Storage (52008) there. Azure Resource Manager is 12076:5070.',
    },
    {
      problem: {
        ...filter,
        ask: 'smallest',
        worlds: [],
        allowed: ['12076:53036'],
        regions: [
          ['UAE North', 51036],
          ['UK South', 51024],
        ],
        targets: [target('Backup', 'UAE North')],
      },
      key: ['`12076:55036`'],
      because: 'UAE North is 51036 on Microsoft peering, and Backup adds 4,000 to it.',
    },
    {
      problem: {
        ...filter,
        ask: 'next-rule',
        worlds: [],
        allowed: ['12076:53036'],
        regions: [
          ['UAE North', 51036],
          ['UK South', 51024],
        ],
        targets: [target('Storage', 'UAE North')],
      },
      key: ['Name `12076:52036` in the rule too'],
      because: 'A filter holds one rule, which allows a list. Storage adds 1,000 to 51036.',
    },
  ],
});
