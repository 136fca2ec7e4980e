/** What the connectivity provider does with a circuit, outside Azure. The provider knows a circuit by its service key. */
import { Refusal } from '#src/base/refusal.ts';
import { keyOf, parseResourceId } from '#src/base/resource-id.ts';
import { bagOf, readBody, textOf } from '../body.ts';
import { defineCall } from '../call.ts';
import { findResource, resourceSchema, resourcesOfType } from '../cloud.ts';
import type { Resource } from '../cloud.ts';
import { demandFree, notFound } from '../guard.ts';
import { typeOf } from '../registry.ts';
import { malformed } from '../route.ts';
import { touch } from '../tree.ts';
import { view } from '../view.ts';
import { etagIn } from '../world.ts';
import type { World } from '../world.ts';
import { put } from '../write.ts';

const circuitType = 'Microsoft.Network/expressRouteCircuits';
const peeringType = `${circuitType}/peerings`;
const peeringName = 'AzurePrivatePeering';

/** The circuit that `?circuit=<resource id>` names. */
export function demandCircuit(world: World, url: URL): Resource {
  const id = url.searchParams.get('circuit') ?? '';
  if (!parseResourceId(id)) throw malformed(id === '' ? 'Nothing' : id);
  const circuit = findResource(world.cloud, id);
  if (!circuit) throw notFound(id);
  if (circuit.type === circuitType) return circuit;
  throw new Refusal(
    400,
    'CrossconnectNotACircuit',
    `${id} is not an ExpressRoute circuit. Give the id of one as ?circuit=<resource id>.`,
  );
}

const noKey = '00000000-0000-0000-0000-000000000000';
const guidRule = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The circuit whose service key is `?key=`; with `&provider=` only one that was ordered of that provider. */
function demandOrder(world: World, url: URL): Resource {
  const key = (url.searchParams.get('key') ?? '').trim();
  if (!guidRule.test(key)) {
    throw new Refusal(
      400,
      'CrossconnectServiceKey',
      `${key === '' ? 'Nothing' : `“${key}”`} is not a service key. A service key is a GUID: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12. The customer copies it from the overview of the circuit.`,
      { target: 'key' },
    );
  }
  const circuit =
    key === noKey
      ? undefined
      : resourcesOfType(world.cloud, circuitType).find(
          ({ properties }) => keyOf(textOf(properties['serviceKey'])) === keyOf(key),
        );
  if (!circuit) {
    throw new Refusal(
      404,
      'CrossconnectServiceKeyUnknown',
      `There is no order with the service key ${key}. The circuit was deleted, or the key is that of something else. Ask the customer to copy the service key again.`,
      { target: 'key' },
    );
  }
  const asked = url.searchParams.get('provider');
  const ordered = lineOf(circuit).provider;
  if (asked !== null && keyOf(asked) !== keyOf(ordered)) {
    throw new Refusal(
      403,
      'CrossconnectServiceKeyOfAnotherProvider',
      `The circuit with the service key ${key} was ordered of ${ordered === '' ? 'nobody: it runs on ExpressRoute Direct ports' : ordered}, not of ${asked}. Ask the customer for the key of the circuit they ordered here.`,
      { target: 'key' },
    );
  }
  return circuit;
}

const demandEither = (world: World, url: URL): Resource =>
  url.searchParams.has('key') ? demandOrder(world, url) : demandCircuit(world, url);

function lineOf({ properties }: Resource): { provider: string; location: string; mbps: number } {
  const line = bagOf(properties['serviceProviderProperties']);
  return {
    provider: textOf(line['serviceProviderName']),
    location: textOf(line['peeringLocation']),
    mbps: Number(line['bandwidthInMbps'] ?? 0),
  };
}

/** `GET /_control/provider/order?key=<service key>`: what the customer ordered, as the provider sees it. */
const order = defineCall({
  method: 'GET',
  path: '/_control/provider/order',
  run({ world, url }) {
    const circuit = demandOrder(world, url);
    const { provider, location, mbps } = lineOf(circuit);
    const peering = findResource(world.cloud, `${circuit.id}/peerings/${peeringName}`);
    const { peerASN, vlanId, primaryPeerAddressPrefix, secondaryPeerAddressPrefix } = peering?.properties ?? {};
    return {
      status: 200,
      body: {
        serviceKey: circuit.properties['serviceKey'],
        serviceProviderName: provider,
        peeringLocation: location,
        bandwidthInMbps: mbps,
        serviceProviderProvisioningState: circuit.properties['serviceProviderProvisioningState'],
        stag: circuit.properties['stag'],
        isBusy: circuit.busy !== undefined,
        ...(peering && {
          privatePeering: { peerASN, vlanId, primaryPeerAddressPrefix, secondaryPeerAddressPrefix },
        }),
      },
    };
  },
});

/** What each act leaves behind. A failed circuit comes right when it is put again, as Azure documents it. */
const acts = {
  accept: { serviceProviderProvisioningState: 'Provisioning' },
  provision: { serviceProviderProvisioningState: 'Provisioned' },
  deprovision: { serviceProviderProvisioningState: 'NotProvisioned' },
  fail: { provisioningState: 'Failed' },
} as const;

/** An order is accepted once. */
function refuseAccepted({ properties }: Resource): void {
  const status = textOf(properties['serviceProviderProvisioningState']);
  if (status === 'NotProvisioned') return;
  throw new Refusal(
    409,
    'CrossconnectOrderAccepted',
    `The provider status of this order is ${status}: it was accepted before. ${status === 'Provisioning' ? 'Provision it when the work is done.' : 'There is nothing to accept.'}`,
  );
}

const act = (name: keyof typeof acts) =>
  defineCall({
    method: 'POST',
    path: `/_control/provider/${name}`,
    run({ world, url }) {
      const circuit = demandEither(world, url);
      demandFree(world, circuit);
      if (name === 'accept') refuseAccepted(circuit);
      circuit.properties = { ...circuit.properties, ...acts[name] };
      touch(world.cloud, circuit.id, etagIn(world));
      return { status: 200, body: view(typeOf(circuitType), world.cloud, circuit) };
    },
  });

/**
 * `POST /_control/provider/peering?circuit=<id>` or `?key=<service key>`, with `peerASN`, `vlanId`, `primaryPeerAddressPrefix` and
 * `secondaryPeerAddressPrefix`: a provider of layer 3 configures the private peering itself. It works at once, and is not shown
 * until the circuit is put again.
 */
const peering = defineCall({
  method: 'POST',
  path: '/_control/provider/peering',
  run({ world, url, headers, body }) {
    const circuit = demandEither(world, url);
    if (circuit.properties['serviceProviderProvisioningState'] !== 'Provisioned') {
      throw new Refusal(
        409,
        'CrossconnectCircuitNotProvisioned',
        `The provider status of this circuit is ${textOf(circuit.properties['serviceProviderProvisioningState'])}. A peering runs over a circuit that is Provisioned: provision it first.`,
        { fact: 'expressroute/circuit-states' },
      );
    }
    const id = `${circuit.id}/peerings/${peeringName}`;
    const parsed = parseResourceId(id);
    if (!parsed) throw malformed(id);
    const sent = JSON.stringify({ properties: { ...readBody(body), peeringType: peeringName } });
    const wasSeen = findResource(world.cloud, id)?.unseen === undefined && findResource(world.cloud, id) !== undefined;
    const answer = put(world, typeOf(peeringType), parsed, headers, sent);
    const made = findResource(world.cloud, id);
    // Parsed, so that its members stand in the same order as those of a Cloud that was saved and opened again.
    if (made && !wasSeen) world.cloud.resources[keyOf(id)] = resourceSchema.parse({ ...made, unseen: true });
    return answer;
  },
});

export const provider = [order, act('accept'), act('provision'), act('deprovision'), act('fail'), peering];
