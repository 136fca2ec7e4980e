/** Keys that are what the simulated Azure says to the form of a peering. */
import { overlap, parsePrefix } from '#src/base/ip.ts';
import { createAzure, makeCircuit, type Azure } from '#tests/azure/azure.ts';
import { rowsOf, those, type Table } from './words.ts';

const peering = (kind: string) => `expressRouteCircuits/er/peerings/${kind}`;
const accepted = async ({ send }: Azure, kind: string, properties: object): Promise<boolean> =>
  (await send('PUT', peering(kind), { properties: { peeringType: kind, ...properties } })).status < 400;

const good = {
  peerASN: 65010,
  vlanId: 210,
  primaryPeerAddressPrefix: '172.16.8.8/30',
  secondaryPeerAddressPrefix: '172.16.8.12/30',
};

async function provisioned(): Promise<Azure> {
  const azure = await createAzure('today');
  await makeCircuit(azure, 'er');
  return azure;
}

const overlaps = (one: string, other: string): boolean => {
  const [first, second] = [parsePrefix(one), parsePrefix(other)];
  return first !== undefined && second !== undefined && overlap(first, second);
};

/** Link subnets are accepted by Azure, and lie in nothing that is used in the networks. */
async function linksFit(primary: string, secondary: string, used: readonly string[]): Promise<boolean> {
  if (used.some((block) => overlaps(block, primary) || overlaps(block, secondary))) return false;
  return accepted(await provisioned(), 'AzurePrivatePeering', {
    ...good,
    primaryPeerAddressPrefix: primary,
    secondaryPeerAddressPrefix: secondary,
  });
}

/** The private form of the depot with some rows changed, beside a Microsoft peering with VLAN ID 220. */
async function depot(change: Readonly<Record<string, string>>): Promise<boolean> {
  const rows = { ...rowsOf('depot-private-form'), ...change };
  const [primary, secondary] = [rows['primary'] ?? '', rows['secondary'] ?? ''];
  const azure = await provisioned();
  await azure.make(peering('MicrosoftPeering'), {
    properties: {
      ...good,
      peeringType: 'MicrosoftPeering',
      vlanId: 220,
      primaryPeerAddressPrefix: '123.0.0.0/30',
      secondaryPeerAddressPrefix: '123.0.0.4/30',
    },
  });
  if ([primary, secondary].some((link) => overlaps(link, '10.20.0.0/16'))) return false;
  return accepted(azure, 'AzurePrivatePeering', {
    peerASN: Number(rows['asn']),
    vlanId: Number(rows['vlan']),
    primaryPeerAddressPrefix: primary,
    secondaryPeerAddressPrefix: secondary,
  });
}

export const forms: Table = {
  '06-configure-peering/keys-for-the-sessions': () =>
    those(
      {
        mixed: 'Rotterdam2026Depot',
        dashes: 'alder-freight-2026',
        sentence: 'CorrectHorseBatteryStapleDepot',
        random: '7Qd3kZ0pLm5Xw1Rt8Vb2Hn4',
        empty: undefined,
        exclaimed: 'Alder!2026',
      },
      async (sharedKey) =>
        accepted(await provisioned(), 'AzurePrivatePeering', {
          ...good,
          ...(sharedKey === undefined ? {} : { sharedKey }),
        }),
    ),
  '06-configure-peering/addresses-for-the-links': () => {
    const used = ['10.20.0.0/16', '10.30.0.0/16', '10.100.0.0/16'];
    return those<readonly [string, string]>(
      {
        apart: ['172.16.8.8/30', '172.16.8.12/30'],
        inside: ['10.20.250.0/30', '10.20.250.4/30'],
        shared: ['172.16.8.8/30', '172.16.8.8/30'],
        whole: ['172.16.8.8/29', '172.16.8.16/29'],
      },
      ([primary, secondary]) => linksFit(primary, secondary, used),
    );
  },
  '06-configure-peering/the-form-of-the-depot': () =>
    // Each field put right in turn: only one of them lets the peering work.
    those<Readonly<Record<string, string>>>(
      {
        asn: { asn: '65020' },
        primary: { primary: '172.16.40.136/30' },
        secondary: { secondary: '172.16.40.132/30' },
        vlan: { vlan: '230' },
        key: {},
      },
      depot,
    ),
};
