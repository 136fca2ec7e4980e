/** Keys that are what the simulated Azure says to a Global Reach link. */
import { at, circuit, connection, createAzure, group, makeGateway, userGroup, type Azure } from '#tests/azure/azure.ts';
import { judged, rowsOf, those, type Table } from './words.ts';

/** A circuit: its tier, where it ends, and what it lacks. */
interface End {
  tier: string;
  place: string;
  lacks?: 'private' | 'provider';
  /** It belongs to somebody else, who has made an authorization. */
  isOfPartner?: boolean;
  provider?: string;
}

/** A circuit of one's own. */
export const end = (tier: string, place: string, lacks?: 'private' | 'provider'): End => ({
  tier,
  place,
  ...(lacks === undefined ? {} : { lacks }),
});

const privately = (second: number) => ({
  properties: {
    peeringType: 'AzurePrivatePeering',
    peerASN: 65000 + second,
    vlanId: 100,
    primaryPeerAddressPrefix: `192.168.${second}.0/30`,
    secondaryPeerAddressPrefix: `192.168.${second}.4/30`,
  },
});
const circuitOf = (name: string, { isOfPartner = false }: Pick<End, 'isOfPartner'> = {}) =>
  at(`expressRouteCircuits/${name}`, isOfPartner ? userGroup : group);
const peeringOf = (name: string, of: Pick<End, 'isOfPartner'> = {}) =>
  `${circuitOf(name, of)}/peerings/AzurePrivatePeering`;

/** Makes a circuit. Megaport is nearly everywhere. */
async function makeEnd(azure: Azure, name: string, one: End): Promise<void> {
  const { tier, place, lacks, provider = 'Megaport' } = one;
  const path = circuitOf(name, one);
  const [, body] = circuit(name, tier, 1000, place);
  await azure.make(path, {
    ...body,
    properties: {
      serviceProviderProperties: { serviceProviderName: provider, peeringLocation: place, bandwidthInMbps: 1000 },
    },
  });
  const acts = (act: string) => azure.send('POST', `/_control/provider/${act}?circuit=${encodeURIComponent(path)}`);
  await acts('provision');
  if (lacks !== 'private') await azure.make(peeringOf(name, one), privately(name === 'a' ? 1 : 2));
  if (lacks === 'provider') await acts('deprovision');
}

/** What came of joining two circuits: the code of the refusal, or of the failure, or nothing. */
async function refusalOf(azure: Azure, more: object = {}): Promise<string | undefined> {
  const path = `${peeringOf('a')}/connections/link`;
  const { status, code } = await azure.send('PUT', path, {
    properties: {
      expressRouteCircuitPeering: { id: at(peeringOf('a')) },
      peerExpressRouteCircuitPeering: { id: at(peeringOf('b')) },
      addressPrefix: '192.168.60.8/29',
      ...more,
    },
  });
  if (status >= 400) return code ?? String(status);
  azure.idle();
  const made = await azure.send('GET', path);
  return made.body.properties['provisioningState'] === 'Succeeded' ? undefined : 'Failed';
}

async function twoEnds(one: End, other: End): Promise<Azure> {
  const azure = await createAzure('today');
  await makeEnd(azure, 'a', one);
  await makeEnd(azure, 'b', other);
  return azure;
}

/** Whether two circuits can be joined as they are. */
export const joins = async (one: End, other: End): Promise<boolean> =>
  (await refusalOf(await twoEnds(one, other))) === undefined;

/** A subnet for the link between two sites, one of which is connected to a network. */
async function takes(addressPrefix: string): Promise<boolean> {
  const azure = await twoEnds(end('Standard', 'Oslo'), end('Standard', 'Stockholm'));
  await makeGateway(azure, 'n');
  await azure.make('virtualNetworks/vnet-n', {
    location: 'westeurope',
    properties: {
      addressSpace: { addressPrefixes: ['10.0.0.0/16', '10.20.0.0/16'] },
      subnets: [{ name: 'GatewaySubnet', properties: { addressPrefix: '10.0.0.0/27' } }],
    },
  });
  await azure.make(...connection('c', 'gw-n', 'expressRouteCircuits/a'));
  return (await refusalOf(azure, { addressPrefix })) === undefined;
}

/** What would lift the refusal, of the things a list of obstacles can name. `nearby` is another place close to the far end. */
async function obstacle(one: End, other: End, nearby: string): Promise<string> {
  if (await joins(one, other)) return 'nothing';
  const standard = (circuit: End): End => (circuit.tier === 'Local' ? { ...circuit, tier: 'Standard' } : circuit);
  const mends: Record<string, readonly [End, End]> = {
    kind: [standard(one), standard(other)],
    peering: [end(one.tier, one.place), end(other.tier, other.place)],
    place: [one, { ...other, place: nearby }],
    tier: [
      { ...one, tier: 'Premium' },
      { ...other, tier: 'Premium' },
    ],
  };
  const isChanged = (pair: readonly [End, End]) => JSON.stringify(pair) !== JSON.stringify([one, other]);
  const found = await those(mends, async (pair) => isChanged(pair) && joins(...pair));
  return found[0] ?? 'unknown';
}

export const reach: Table = {
  '08-global-reach/pairs-to-judge': () =>
    judged({
      within: () => joins(end('Standard', 'Dublin'), end('Standard', 'Paris')),
      across: () => joins(end('Premium', 'Amsterdam'), end('Standard', 'Chicago')),
      smallest: () => joins(end('Local', 'London'), end('Premium', 'Milan')),
      together: () => joins(end('Premium', 'Frankfurt'), end('Premium', 'Frankfurt')),
    }),
  '08-global-reach/far-apart': () =>
    those<readonly [End, End]>(
      {
        raise: [end('Premium', 'New York'), end('Premium', 'Geneva')],
        nothing: [end('Standard', 'New York'), end('Premium', 'Geneva')],
        lower: [end('Standard', 'New York'), end('Standard', 'Geneva')],
        speed: [end('Standard', 'New York'), end('Premium', 'Geneva')],
      },
      (pair) => joins(...pair),
    ),
  '08-global-reach/what-stands-in-the-way': async () => [
    `ocean:${await obstacle(end('Premium', 'Seattle'), end('Standard', 'Tokyo'), 'Osaka')}`,
    `neighbors:${await obstacle(end('Standard', 'Toronto'), end('Standard', 'Toronto'), 'Montreal')}`,
    `services:${await obstacle(end('Standard', 'Oslo', 'private'), end('Standard', 'Paris'), 'Frankfurt')}`,
    `cheap:${await obstacle(end('Local', 'Sydney'), end('Standard', 'Melbourne'), 'Perth')}`,
  ],
  '08-global-reach/addresses-for-the-link': () =>
    those(
      { apart: '192.168.60.8/29', shorter: '192.168.60.8/30', 'in-azure': '10.20.60.8/29', roomy: '192.168.60.0/27' },
      takes,
    ),
  '08-global-reach/needs-of-a-pair': () =>
    // What may be missing, and then the link cannot be made.
    those<() => Promise<boolean>>(
      {
        states: () => joins(end('Standard', 'Dublin'), end('Standard', 'Paris', 'provider')),
        places: () => joins(end('Standard', 'Paris'), end('Standard', 'Paris')),
        inner: () => joins(end('Standard', 'Dublin'), end('Standard', 'Paris', 'private')),
        supplier: () => joins(end('Standard', 'Dublin'), { ...end('Standard', 'Paris'), provider: 'Equinix' }),
        account: async () => {
          const far = { ...end('Standard', 'Paris'), isOfPartner: true };
          const azure = await twoEnds(end('Standard', 'Dublin'), far);
          const { body } = await azure.make(`${circuitOf('b', far)}/authorizations/k`, {});
          const { authorizationKey } = body.properties;
          const peer = { id: peeringOf('b', far) };
          return (await refusalOf(azure, { peerExpressRouteCircuitPeering: peer, authorizationKey })) === undefined;
        },
        // Neither has Microsoft peering.
        outer: () => joins(end('Standard', 'Dublin'), end('Standard', 'Paris')),
      },
      async (works) => !(await works()),
    ),
  '08-global-reach/field-of-the-link': async () => {
    // Each field put right in turn: only one of them lets the link be made.
    const subnet = rowsOf('alder-reach-form')['subnet'] ?? '';
    const place = /\((.*)\)/.exec(rowsOf('alder-reach-form')['circuit'] ?? '')?.[1] ?? '';
    const made = async (other: string, more: object) =>
      (await refusalOf(await twoEnds(end('Standard', 'Amsterdam'), end('Standard', other)), {
        addressPrefix: subnet,
        ...more,
      })) === undefined;
    return those(
      {
        name: () => made(place, {}),
        circuit: () => made('London', {}),
        subnet: () => made(place, { addressPrefix: '192.168.61.0/29' }),
        'subnet-six': () => made(place, { ipv6CircuitConnectionConfig: { addressPrefix: '2001:db8::/125' } }),
        redeem: () => made(place, { authorizationKey: '' }),
      },
      (works) => works(),
    );
  },
};
