/** What Microsoft's people do by hand: they look up whether announced public prefixes are registered to the customer. */
import { Refusal } from '#src/base/refusal.ts';
import { bagOf } from '../body.ts';
import { defineCall } from '../call.ts';
import { findResource } from '../cloud.ts';
import { demandFree } from '../guard.ts';
import { typeOf } from '../registry.ts';
import { touch } from '../tree.ts';
import { view } from '../view.ts';
import { etagIn } from '../world.ts';
import { demandCircuit } from './provider.ts';

const peeringType = 'Microsoft.Network/expressRouteCircuits/peerings';

/** Marks the prefixes of one family as checked. */
function validated(holder: Record<string, unknown>): Record<string, unknown> {
  const config = bagOf(holder['microsoftPeeringConfig']);
  const prefixes = config['advertisedPublicPrefixes'];
  if (!Array.isArray(prefixes) || prefixes.length === 0) return holder;
  return { ...holder, microsoftPeeringConfig: { ...config, advertisedPublicPrefixesState: 'Configured' } };
}

/** `POST /_control/microsoft/validate?circuit=<id>`: the public prefixes of its Microsoft peering are found to be the customer's. */
export const microsoft = [
  defineCall({
    method: 'POST',
    path: '/_control/microsoft/validate',
    run({ world, url }) {
      const circuit = demandCircuit(world, url);
      const peering = findResource(world.cloud, `${circuit.id}/peerings/MicrosoftPeering`);
      if (!peering) {
        throw new Refusal(
          400,
          'CrossconnectPeeringMissing',
          `${circuit.name} has no Microsoft peering, so there are no public prefixes to look up. Configure one first.`,
        );
      }
      demandFree(world, peering);
      const { ipv6PeeringConfig: six } = peering.properties;
      peering.properties = {
        ...validated(peering.properties),
        ...(six !== undefined && { ipv6PeeringConfig: validated(bagOf(six)) }),
      };
      touch(world.cloud, peering.id, etagIn(world));
      return { status: 200, body: view(typeOf(peeringType), world.cloud, peering) };
    },
  }),
];
