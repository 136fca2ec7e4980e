/** Keys that are what the simulated Azure says to a circuit and to what hangs on it. */
import {
  at,
  circuit,
  connection,
  createAzure,
  makeCircuit,
  makeGateway,
  userGroup,
  type Azure,
} from '#tests/azure/azure.ts';
import { onlyOrder, those, type Table } from './words.ts';

const er = 'expressRouteCircuits/er';
const privatePeering = `${er}/peerings/AzurePrivatePeering`;
const privately = {
  properties: {
    peeringType: 'AzurePrivatePeering',
    peerASN: 65010,
    vlanId: 100,
    primaryPeerAddressPrefix: '192.168.1.0/30',
    secondaryPeerAddressPrefix: '192.168.1.4/30',
  },
};
const provision = (azure: Azure) =>
  azure.send('POST', `/_control/provider/provision?circuit=${encodeURIComponent(at(er))}`);
const accepted = async (azure: Azure, method: string, path: string, body?: unknown): Promise<boolean> => {
  const { status } = await azure.send(method, path, body);
  azure.idle();
  return status < 400;
};
const isThere = async (azure: Azure, path: string): Promise<boolean> => (await azure.send('GET', path)).status === 200;

/** A circuit with private peering, shared with somebody else, who has redeemed the authorization `a`. */
async function shared(): Promise<Azure> {
  const azure = await createAzure('today');
  await makeGateway(azure, 'a', 'UltraPerformance', 'westeurope', {}, userGroup);
  await makeCircuit(azure, 'er');
  await azure.make(privatePeering, privately);
  await azure.make(`${er}/authorizations/a`, {});
  await redeem(azure, 'a', 'a');
  return azure;
}

/** Connects a gateway of the user with one of the owner's authorizations. */
async function redeem(azure: Azure, gateway: string, authorization: string): Promise<boolean> {
  const { body } = await azure.send('GET', `${er}/authorizations/${authorization}`);
  const [path, wish] = connection(
    `c-${gateway}`,
    `gw-${gateway}`,
    er,
    { authorizationKey: body.properties['authorizationKey'] },
    'westeurope',
    userGroup,
  );
  return accepted(azure, 'PUT', at(path, userGroup), wish);
}

/** Whether a running circuit of 500 Mbps at Dublin can be turned into another. */
async function turns(into: { tier?: string; family?: string; mbps?: number; place?: string }): Promise<boolean> {
  const { tier = 'Standard', family = 'UnlimitedData', mbps = 500, place = 'Dublin' } = into;
  const azure = await createAzure('today');
  const order = (one: { tier: string; family: string; mbps: number; place: string }) => {
    const [path, body] = circuit('er', one.tier, one.mbps, one.place, 'northeurope');
    return [path, { ...body, sku: { tier: one.tier, family: one.family } }] as const;
  };
  await azure.make(...order({ tier: 'Standard', family: 'UnlimitedData', mbps: 500, place: 'Dublin' }));
  await provision(azure);
  await azure.make(privatePeering, privately);
  const [path, body] = order({ tier, family, mbps, place });
  return accepted(azure, 'PUT', path, body);
}

export const circuits: Table = {
  '05-provision-a-circuit/wish-without-new-circuit': () =>
    those(
      {
        slower: { mbps: 200 },
        'by-use': { family: 'MeteredData' },
        further: { tier: 'Premium' },
        'two-places': { place: 'Amsterdam' },
      },
      turns,
    ),
  '05-provision-a-circuit/to-the-first-packet': () =>
    onlyOrder(
      async () => {
        const azure = await createAzure('today');
        await makeGateway(azure, 'a');
        return { azure, key: '' };
      },
      {
        create: ({ azure }) => accepted(azure, 'PUT', ...circuit('er')),
        send: async (world) => {
          const { body, status } = await world.azure.send('GET', er);
          world.key = status === 200 ? String(body.properties['serviceKey']) : '';
          return world.key !== '';
        },
        build: async ({ azure, key }) =>
          (await azure.send('POST', `/_control/provider/provision?key=${key}`)).status < 400,
        peer: async ({ azure }) => {
          const { status, body } = await azure.send('GET', er);
          // The form is open once the provider is done.
          if (status !== 200 || body.properties['serviceProviderProvisioningState'] !== 'Provisioned') return false;
          return accepted(azure, 'PUT', privatePeering, privately);
        },
        connect: async ({ azure }) =>
          (await isThere(azure, privatePeering)) && accepted(azure, 'PUT', ...connection('c', 'gw-a', er)),
      },
    ),
  '06-configure-peering/what-holds-the-peering': () =>
    // A circuit with nothing but that on it: can the private peering be deleted?
    those<(azure: Azure) => Promise<unknown>>(
      {
        hub: async (azure) => {
          await makeGateway(azure, 'a');
          await azure.make(...connection('c', 'gw-a', er));
        },
        sites: async (azure) => {
          await makeCircuit(azure, 'far', 'Standard', 50, 'London');
          const far = 'expressRouteCircuits/far/peerings/AzurePrivatePeering';
          await azure.make(far, {
            properties: {
              ...privately.properties,
              primaryPeerAddressPrefix: '192.168.2.0/30',
              secondaryPeerAddressPrefix: '192.168.2.4/30',
            },
          });
          await azure.make(`${privatePeering}/connections/r`, {
            properties: {
              expressRouteCircuitPeering: { id: at(privatePeering) },
              peerExpressRouteCircuitPeering: { id: at(far) },
              addressPrefix: '192.168.8.0/29',
            },
          });
        },
        key: (azure) => azure.make(`${er}/authorizations/a`, {}),
        'other-peering': (azure) => azure.make(`${er}/peerings/MicrosoftPeering`, publicly()),
        filter: async (azure) => {
          await azure.make('routeFilters/f', { location: 'westeurope' });
          await azure.make('routeFilters/f/routeFilterRules/r', {
            properties: { access: 'Allow', routeFilterRuleType: 'Community', communities: ['12076:51002'] },
          });
          await azure.make(`${er}/peerings/MicrosoftPeering`, publicly({ routeFilter: { id: at('routeFilters/f') } }));
        },
      },
      async (add) => {
        const azure = await createAzure('today');
        await makeCircuit(azure, 'er');
        await azure.make(privatePeering, privately);
        await add(azure);
        return !(await accepted(azure, 'DELETE', privatePeering));
      },
    ),
  '09-fastpath/revoked': async () => {
    const azure = await shared();
    const link = at('connections/c-a', userGroup);
    const key = (await azure.send('GET', `${er}/authorizations/a`)).body.properties['authorizationKey'];
    if (!(await accepted(azure, 'DELETE', `${er}/authorizations/a`))) return ['nothing'];
    if (await isThere(azure, link)) return (await isThere(azure, `${er}/authorizations/a`)) ? ['nothing'] : ['hidden'];
    const [path, wish] = connection('c-a', 'gw-a', er, { authorizationKey: key }, 'westeurope', userGroup);
    return (await accepted(azure, 'PUT', at(path, userGroup), wish)) ? ['waits'] : ['deleted'];
  },
  '09-fastpath/three-networks': async () => {
    // The smallest number of authorizations with which all three gateways of the partner connect.
    for (const [count, id] of ['none', 'one', 'two', 'three'].entries()) {
      const azure = await createAzure('today');
      await makeCircuit(azure, 'er');
      await azure.make(privatePeering, privately);
      for (let key = 0; key < count; key += 1) await azure.make(`${er}/authorizations/k${key}`, {});
      let made = 0;
      for (const name of ['x', 'y', 'z']) {
        await makeGateway(azure, name, 'UltraPerformance', 'westeurope', {}, userGroup);
        for (let key = 0; key < count; key += 1)
          if (await redeem(azure, name, `k${key}`)) {
            made += 1;
            break;
          }
      }
      if (made === 3) return [id];
    }
    return [];
  },
  '09-fastpath/keep-his-key': () =>
    those(
      {
        row: { path: `${er}/authorizations/a` },
        theirs: { path: at('virtualNetworkGateways/gw-a', userGroup) },
        list: { path: at('connections/c-a', userGroup) },
        peering: { path: privatePeering },
      },
      async ({ path }) => {
        const azure = await shared();
        await accepted(azure, 'DELETE', path);
        return (
          !(await isThere(azure, at('connections/c-a', userGroup))) && (await isThere(azure, `${er}/authorizations/a`))
        );
      },
    ),
};

function publicly(more: object = {}) {
  return {
    properties: {
      peeringType: 'MicrosoftPeering',
      peerASN: 65001,
      vlanId: 300,
      primaryPeerAddressPrefix: '123.0.0.0/30',
      secondaryPeerAddressPrefix: '123.0.0.4/30',
      ...more,
    },
  };
}
