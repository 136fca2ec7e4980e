/** What the customer's router at a circuit must be told, for the circuit that is chosen. */
import { useState } from 'react';
import type { Profile } from '#src/base/facts.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { childrenOf, find, ofType } from '../cloud.ts';
import { RouterConfiguration } from '../console/RouterConfiguration.tsx';
import { circuitOf } from '../parts/circuit.ts';
import { siteOfCircuit } from '../parts/site.ts';
import { Menu } from './Segmented.tsx';

/** A circuit with its peerings nested in it, as Azure prints it. */
const nested = (cloud: PlainCloud, id: string) => {
  const circuit = find(cloud, id);
  return (
    circuit && {
      ...circuit,
      properties: {
        ...circuit.properties,
        peerings: childrenOf(cloud, id, 'expressRouteCircuits/peerings').map(({ name, properties }) => ({
          name: name.split('/').at(-1) ?? name,
          properties,
        })),
      },
    }
  );
};

/** `met`: ids of the nodes on the packet's way; its circuit is the one chosen at first. */
export function Routers({ cloud, profile, met }: { cloud: PlainCloud; profile: Profile; met: readonly string[] }) {
  const circuits = ofType(cloud, 'expressRouteCircuits');
  const [wanted, setWanted] = useState('');
  const onWay = circuits.find(({ id }) => met.some((node) => node.startsWith(`${keyOf(id)}/`)));
  const id = circuits.find((one) => one.id === wanted)?.id ?? onWay?.id ?? circuits[0]?.id;
  const circuit = id === undefined ? undefined : nested(cloud, id);
  if (!circuit)
    return <p className="cc-x-said">There is no circuit here. Add one to see what its router must be told.</p>;
  const { port } = circuitOf(cloud, circuit);
  return (
    <div className="cc-x-capacities">
      {circuits.length > 1 && (
        <Menu
          label="Circuit"
          value={circuit.id}
          choices={circuits.map((one) => ({ value: one.id, label: one.name }))}
          onChoose={setWanted}
        />
      )}
      <RouterConfiguration
        circuit={circuit}
        profile={profile}
        {...(port && { port })}
        announced={siteOfCircuit(circuit).prefixes}
      />
    </div>
  );
}
