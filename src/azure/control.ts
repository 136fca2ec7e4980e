/** The rest of the world, played through the same door: what the connectivity provider does with a circuit. */
import { Refusal } from '#src/base/refusal.ts';
import { demandFree, demandParent } from './guard.ts';
import { typeOf } from './registry.ts';
import { touch } from './tree.ts';
import { view } from './view.ts';
import { etagIn } from './world.ts';
import type { Answer, World } from './world.ts';

const circuitType = 'Microsoft.Network/expressRouteCircuits';

const acts: Readonly<Record<string, string>> = { provision: 'Provisioned', deprovision: 'NotProvisioned' };

/** Serves `POST /_control/provider/{provision,deprovision}?circuit=<id>`. */
export function control(world: World, method: string, url: URL): Answer {
  const [, , who, act = '', ...more] = url.pathname.split('/');
  const state = who === 'provider' && more.length === 0 && Object.hasOwn(acts, act) ? acts[act] : undefined;
  if (state === undefined || method !== 'POST') {
    throw new Refusal(
      404,
      'CrossconnectNotSimulated',
      `${method} ${url.pathname} is not there. There is POST /_control/provider/provision and /_control/provider/deprovision, with ?circuit=<id>.`,
    );
  }
  const id = url.searchParams.get('circuit') ?? '';
  const circuit = demandParent(world, id);
  if (circuit.type !== circuitType) {
    throw new Refusal(
      400,
      'CrossconnectNotACircuit',
      `${id} is not an ExpressRoute circuit. A provider works on circuits only.`,
    );
  }
  demandFree(world, circuit);
  circuit.properties = { ...circuit.properties, serviceProviderProvisioningState: state };
  touch(world.cloud, circuit.id, etagIn(world));
  return { status: 200, body: view(typeOf(circuitType), world.cloud, circuit) };
}
