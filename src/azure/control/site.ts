/** How the customer's routers are configured for a circuit, where that differs from what its private peering says. */
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { demand, readBody } from '../body.ts';
import { defineCall } from '../call.ts';
import { resourceSchema } from '../cloud.ts';
import { routersSchema } from '../routers.ts';
import type { Routers } from '../routers.ts';
import type { Answer, World } from '../world.ts';
import { demandCircuit } from './provider.ts';

const path = '/_control/site/routers';

const shown = (world: World, url: URL): Answer => {
  const { id, onPremises } = demandCircuit(world, url);
  return { status: 200, body: { circuit: id, routers: onPremises?.routers ?? {} } };
};

function demandVlan({ profile }: World, { vlan }: Routers): void {
  const { min, max } = valueOf('expressroute/vlan-range', profile);
  if (vlan === undefined || (vlan >= min && vlan <= max)) return;
  throw new Refusal(
    400,
    'CrossconnectVlan',
    `A VLAN ID is a number from ${min} to ${max}, and ${vlan} is none. Send one.`,
    {
      fact: 'expressroute/vlan-range',
    },
  );
}

function change(world: World, url: URL, routers: Routers | undefined): Answer {
  const circuit = demandCircuit(world, url);
  const { routers: _before, ...rest } = circuit.onPremises ?? { down: [] };
  const onPremises = { ...rest, ...(routers && Object.keys(routers).length > 0 && { routers }) };
  // Parsed, so that its members stand in the same order as those of a Cloud that was saved and opened again.
  world.cloud.resources[keyOf(circuit.id)] = resourceSchema.parse({ ...circuit, onPremises });
  return shown(world, url);
}

/** `PUT /_control/site/routers?circuit=<id>` with `{ vlan, asn, primary, secondary, shut }`; DELETE makes them what the peering says. */
export const site = [
  defineCall({ method: 'GET', path, run: ({ world, url }) => shown(world, url) }),
  defineCall({
    method: 'PUT',
    path,
    run({ world, url, body }) {
      const routers = demand(routersSchema, readBody(body), '');
      demandVlan(world, routers);
      return change(world, url, routers);
    },
  }),
  defineCall({ method: 'DELETE', path, run: ({ world, url }) => change(world, url, undefined) }),
];
