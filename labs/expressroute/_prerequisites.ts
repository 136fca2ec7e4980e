/** The one thing that is not ready: found by looking, answered as a question, and then mended by the rest of the world. */
import { findResource } from '#src/azure/cloud.ts';
import type { Cloud } from '#src/azure/cloud.ts';
import { allowsFastPath, sizeOfGateway } from '#src/azure/rules/gateway-properties.ts';
import { virtualNetworkGateways } from '#src/azure/types/Microsoft.Network/virtualNetworkGateways.ts';
import { valueOf } from '#src/base/facts.ts';
import { scaleGateway } from '#src/lab/acts/network.ts';
import type { Act, Deed, Option, Step } from '#src/lab/definition.ts';
import { circuitId, gatewayBody, privatePeering, provision } from '#src/lab/scene.ts';
import { toResource } from '#src/lab/ways/going.ts';
import type { Story } from './connect-a-network.ts';

export const missingPieces = ['provider', 'peering', 'gateway-size'] as const;
export type Missing = (typeof missingPieces)[number];

const text = (value: unknown): string => (typeof value === 'string' ? value : 'not set');

/** What the Cloud says about each prerequisite. */
function look(cloud: Cloud, { circuit, gateway, profile }: Story) {
  const id = circuitId(circuit);
  const state = text(findResource(cloud, id)?.properties.serviceProviderProvisioningState);
  const hasPeering = findResource(cloud, `${id}/peerings/AzurePrivatePeering`) !== undefined;
  const found = virtualNetworkGateways.find(cloud, gateway)?.properties;
  const size = found ? sizeOfGateway(found) : 'not set';
  return { state, hasPeering, size, isLarge: found !== undefined && allowsFastPath(found, profile) };
}

/** Every prerequisite as an answer; right is the one that the Cloud shows to be missing. */
export function prerequisiteOptions(cloud: Cloud, story: Story): Option[] {
  const { state, hasPeering, size, isLarge } = look(cloud, story);
  const { circuit, main, profile } = story;
  const gateway = main.gateway?.name ?? '';
  const large = valueOf('expressroute/fastpath-gateway-skus', profile).join(', ');
  const isProvisioned = state === 'Provisioned';
  return [
    {
      id: 'provider',
      text: `${story.provider} has not provisioned ${circuit.name}.`,
      right: !isProvisioned,
      why: isProvisioned
        ? `The provider status of ${circuit.name} is ${state}: the provider has done its part.`
        : `The provider status of ${circuit.name} is ${state}. Until the provider has provisioned the circuit, nothing can flow over it.`,
    },
    {
      id: 'peering',
      text: `${circuit.name} has no private peering.`,
      right: isProvisioned && !hasPeering,
      why: hasPeering
        ? `Private peering stands under Peerings on the overview of ${circuit.name}.`
        : `The overview of ${circuit.name} lists no private peering. Without it no routes are exchanged with your own network.`,
    },
    {
      id: 'gateway-size',
      text: `${gateway} is too small for FastPath.`,
      right: isProvisioned && hasPeering && !isLarge,
      why: isLarge
        ? `${gateway} has the SKU ${size}. FastPath works with ${large}.`
        : `${gateway} has the SKU ${size}. FastPath works only with ${large}.`,
    },
    {
      id: 'gateway-type',
      text: `${gateway} is a VPN gateway.`,
      right: false,
      why: `The gateway type of ${gateway} is ExpressRoute, as the connection needs it. A VPN gateway could stand beside it in the same network.`,
    },
    {
      id: 'region',
      text: `${main.name} and ${circuit.name} are in different geopolitical regions.`,
      right: false,
      why: `${circuit.peeringLocation} and ${story.region} belong to the same geopolitical region, so a Standard circuit is enough.`,
    },
    ...(isProvisioned && hasPeering && isLarge
      ? [
          {
            id: 'none',
            text: 'Nothing is missing any more.',
            right: true,
            why: `${circuit.name} is provisioned and has private peering, and ${gateway} is ${size}. What was missing has been mended.`,
          },
        ]
      : []),
  ];
}

/** The network team gives the gateway the size it should have; one that scales by then gets more scale units. */
function enlarge(cloud: Cloud, { main, gateway, goodSku, profile }: Story): Act {
  const found = virtualNetworkGateways.find(cloud, gateway);
  if (found?.properties.sku.name === 'ErGwScale') {
    const units = valueOf('expressroute/fastpath-scale-units', profile);
    return scaleGateway(found, { min: units, max: units }, 'network-team');
  }
  const body = gatewayBody({ ...main, gateway: { name: main.gateway?.name ?? '', sku: goodSku } });
  return { method: 'PUT', path: gateway, body, actor: 'network-team', advance: 'until-idle' };
}

/** The rest of the world mends what was missing. */
export function repair(cloud: Cloud, story: Story): Act[] {
  const { state, hasPeering, isLarge } = look(cloud, story);
  return [
    ...(state === 'Provisioned' ? [] : [provision(story.circuit)]),
    ...(hasPeering ? [] : [privatePeering(story.circuit)]),
    ...(isLarge ? [] : [enlarge(cloud, story)]),
  ];
}

/** What happened, in the story's words. */
export function repairNews({ missing, provider, circuit, main, goodSku }: Story): string {
  switch (missing) {
    case 'provider':
      return `You called ${provider}. They provisioned ${circuit.name}: its provider status is now Provisioned.`;
    case 'peering':
      return `The network team configured private peering on ${circuit.name}, and BGP is up.`;
    case 'gateway-size':
      return `The network team resized ${main.gateway?.name ?? ''} to ${goodSku}. That took a while; the lab skipped it.`;
  }
}

/** Where the missing piece is to be seen, and its answer. */
export function prerequisiteDeed(story: Story): Deed {
  const isGateway = story.missing === 'gateway-size';
  const id = isGateway ? story.gateway : circuitId(story.circuit);
  const seen = {
    provider: 'Read **Provider status** on the overview of the circuit. Does it say Provisioned?',
    peering: 'Look at **Peerings** on the overview of the circuit. Is private peering there?',
    'gateway-size': 'Read the **SKU** of the gateway and compare it with the SKUs that FastPath works with.',
  } as const;
  return {
    where: () =>
      isGateway
        ? 'The circuit is ready. Open the gateway and look at its essentials.'
        : 'Open the circuit and look at its overview: provider status and peerings stand there.',
    what: () => `${seen[story.missing]} Then answer the question of this task.`,
    requests: () => [],
    way: (): Step[] => toResource(id),
    there: () => ({ blade: isGateway ? 'virtual-network-gateway' : 'circuit', resource: id }),
  };
}
