/** What is wanted of peerings: that one is configured as agreed, that it is gone. */
import { findResource } from '#src/azure/cloud.ts';
import type { Cloud } from '#src/azure/cloud.ts';
import { overlap, parsePrefix } from '#src/base/ip.ts';
import { fail, pass } from '#src/base/verdict.ts';
import { peeringId, providerAct, putPeering, removeById } from '#src/lab/acts/circuit.ts';
import type { PeeringSpec } from '#src/lab/acts/circuit.ts';
import { providerPane } from '#src/lab/definition.ts';
import { connectionsOf } from '#src/lab/found-connections.ts';
import { findCircuit, findPeering, peeringsOf } from '#src/lab/found-circuits.ts';
import type { FoundPeering } from '#src/lab/found-circuits.ts';
import { isSameId, nameIn } from '#src/lab/ids.ts';
import { goneConnectionWant } from '#src/lab/wants/connection.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { configurePeering, deletePeering } from '#src/lab/ways/peering.ts';
import { providerPeers } from '#src/lab/ways/provider.ts';

export interface WantedPeering extends PeeringSpec {
  /** What comes first: that the circuit is there and Provisioned, that the route filter is there. */
  needs?: readonly Want[];
  pane?: string;
}

const kindOf = (id: string): string => (nameIn(id) === 'MicrosoftPeering' ? 'Microsoft peering' : 'private peering');

/** What of a peering is not as wanted, in words. */
function peeringFault({ properties: found }: FoundPeering, wanted: PeeringSpec): string | undefined {
  const { vlan, asn, primary, secondary, microsoft } = wanted;
  const prefixes = found.microsoftPeeringConfig?.advertisedPublicPrefixes ?? [];
  if (found.state === 'Disabled') return 'It is disabled.';
  if (found.peerASN !== asn) return `Its peer ASN is ${String(found.peerASN ?? 'missing')}.`;
  if (found.vlanId !== vlan) return `Its VLAN ID is ${String(found.vlanId ?? 'missing')}.`;
  if (found.primaryPeerAddressPrefix !== primary)
    return `Its primary subnet is ${found.primaryPeerAddressPrefix ?? 'missing'}.`;
  if (found.secondaryPeerAddressPrefix !== secondary)
    return `Its secondary subnet is ${found.secondaryPeerAddressPrefix ?? 'missing'}.`;
  if (microsoft === undefined) return undefined;
  if (prefixes.toSorted().join() !== microsoft.prefixes.toSorted().join())
    return `It announces ${prefixes.join(' and ') || 'nothing'}.`;
  if (microsoft.filter === undefined || isSameId(found.routeFilter?.id, microsoft.filter)) return undefined;
  return found.routeFilter === undefined
    ? 'It has no route filter.'
    : `Its route filter is ${nameIn(found.routeFilter.id)}.`;
}

/** A peering beside it that has its VLAN or one of its subnets. */
function rivalIn(cloud: Cloud, wanted: PeeringSpec): FoundPeering | undefined {
  const own = [wanted.primary, wanted.secondary].flatMap((text) => parsePrefix(text) ?? []);
  return peeringsOf(cloud, wanted.circuit).find(({ id, properties }) => {
    if (isSameId(id, peeringId(wanted))) return false;
    const others = [properties.primaryPeerAddressPrefix, properties.secondaryPeerAddressPrefix].flatMap(
      (text) => parsePrefix(text ?? '') ?? [],
    );
    return properties.vlanId === wanted.vlan || others.some((one) => own.some((prefix) => overlap(one, prefix)));
  });
}

/** The peering is configured with these values and enabled. A peering beside it that has its VLAN goes first. */
export function peeringWant(spec: WantedPeering): Want {
  const { needs = [], pane, ...wanted } = spec;
  const id = peeringId(wanted);
  const [circuit, kind] = [nameIn(wanted.circuit), kindOf(id)];
  const looked = `Looked for ${kind} of ${circuit}: AS ${String(wanted.asn)}, VLAN ${String(wanted.vlan)}, ${wanted.primary} and ${wanted.secondary}.`;
  return {
    id: `peering ${id}`,
    check: (cloud) => {
      const found = findPeering(cloud, id);
      if (!found) return fail(`${looked} Found none.`);
      const fault = peeringFault(found, wanted);
      if (fault !== undefined) return fail(`${looked} Found it. ${fault}`, fault);
      const { provisioningState = 'unknown' } = found.properties;
      return provisioningState === 'Succeeded'
        ? pass(`${looked} Found it, enabled.`)
        : fail(`${looked} Found it, but its provisioning state is ${provisioningState}.`);
    },
    first: (cloud) => {
      const rival = rivalIn(cloud, wanted);
      return [...needs, ...(rival === undefined ? [] : [gonePeeringWant(rival.id, { pane })])];
    },
    deed: {
      where: () =>
        `Open the circuit **${circuit}**, there **Peerings**, and there **${nameIn(id) === 'MicrosoftPeering' ? 'Microsoft' : 'Azure private'}**.`,
      what: () => 'Type ASN, subnets and VLAN ID as the task names them, leave **Enable peering** ticked, and save.',
      requests: () => [putPeering(wanted, pane)],
      way: () => configurePeering(wanted),
      pane: () => pane,
    },
  };
}

/** The peering is gone. What runs over private peering goes first. */
export function gonePeeringWant(id: string, { pane }: { pane?: string | undefined } = {}): Want {
  const circuit = id.split('/peerings/')[0] ?? '';
  return {
    id: `no peering ${id}`,
    check: (cloud) =>
      findResource(cloud, id) === undefined
        ? pass(`Looked for ${kindOf(id)} of ${nameIn(circuit)}. It is gone.`)
        : fail(`Looked for ${kindOf(id)} of ${nameIn(circuit)}. It is still there.`),
    first: (cloud) =>
      kindOf(id) === 'private peering'
        ? connectionsOf(cloud, circuit).map((one) => goneConnectionWant(one.id, { pane }))
        : [],
    deed: {
      where: () => `Open the circuit **${nameIn(circuit)}** and there its **Peerings** page.`,
      what: () => `Open the ${kindOf(id)}, there **Configuration**, and delete it.`,
      requests: () => [removeById(id, pane)],
      way: () => deletePeering(id),
      pane: () => pane,
    },
  };
}

/** The provider has configured private peering for the customer: with these values, whether the customer is shown it or not. */
export function providerPeeringWant({ needs = [], ...wanted }: Omit<WantedPeering, 'microsoft' | 'pane'>): Want {
  const id = peeringId(wanted);
  const circuit = nameIn(wanted.circuit);
  const looked = `Looked for private peering of ${circuit}: AS ${String(wanted.asn)}, VLAN ${String(wanted.vlan)}, ${wanted.primary} and ${wanted.secondary}.`;
  const keyIn = (cloud: Cloud): string => findCircuit(cloud, wanted.circuit)?.key ?? '';
  return {
    id: `provider peering ${id}`,
    check: (cloud) => {
      const found = findPeering(cloud, id);
      if (!found) return fail(`${looked} Found none.`);
      const fault = peeringFault(found, wanted);
      if (fault !== undefined) return fail(`${looked} Found it. ${fault}`, fault);
      return found.properties.provisioningState === 'Succeeded'
        ? pass(`${looked} Found it, enabled.`)
        : fail(`${looked} Found it, but its provisioning state is ${found.properties.provisioningState ?? 'unknown'}.`);
    },
    first: (cloud) => {
      const rival = rivalIn(cloud, wanted);
      return [...needs, ...(rival === undefined ? [] : [gonePeeringWant(rival.id)])];
    },
    deed: {
      where: () => 'Go to the console of the provider, and look up the order with the service key.',
      what: () => 'Press **Configure private peering** there, type the values that the task names, and save.',
      requests: (cloud) => [
        providerAct('peering', keyIn(cloud), {
          peerASN: wanted.asn,
          vlanId: wanted.vlan,
          primaryPeerAddressPrefix: wanted.primary,
          secondaryPeerAddressPrefix: wanted.secondary,
        }),
      ],
      way: (cloud) => providerPeers(keyIn(cloud), wanted),
      pane: () => providerPane,
    },
  };
}
