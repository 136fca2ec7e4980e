/** What the connectivity provider does with a circuit, outside Azure. */
import { Refusal } from '#src/base/refusal.ts';
import { parseResourceId } from '#src/base/resource-id.ts';
import { defineCall } from '../call.ts';
import { findResource } from '../cloud.ts';
import type { Resource } from '../cloud.ts';
import { demandFree, notFound } from '../guard.ts';
import { typeOf } from '../registry.ts';
import { malformed } from '../route.ts';
import { touch } from '../tree.ts';
import { view } from '../view.ts';
import { etagIn } from '../world.ts';
import type { World } from '../world.ts';

const circuitType = 'Microsoft.Network/expressRouteCircuits';

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

/** What each act leaves behind. A failed circuit comes right when it is put again, as Azure documents it. */
const acts = {
  provision: { serviceProviderProvisioningState: 'Provisioned' },
  deprovision: { serviceProviderProvisioningState: 'NotProvisioned' },
  fail: { provisioningState: 'Failed' },
} as const;

const act = (name: keyof typeof acts) =>
  defineCall({
    method: 'POST',
    path: `/_control/provider/${name}`,
    run({ world, url }) {
      const circuit = demandCircuit(world, url);
      demandFree(world, circuit);
      circuit.properties = { ...circuit.properties, ...acts[name] };
      touch(world.cloud, circuit.id, etagIn(world));
      return { status: 200, body: view(typeOf(circuitType), world.cloud, circuit) };
    },
  });

export const provider = [act('provision'), act('deprovision'), act('fail')];
