/** What is wanted of circuits: that one is there as it was ordered, that its provider has done its part or taken it back, that it is gone. */
import { findResource } from '#src/azure/cloud.ts';
import type { Cloud } from '#src/azure/cloud.ts';
import { fail, pass } from '#src/base/verdict.ts';
import { providerAct, putCircuit, putCircuitAgain, removeById } from '#src/lab/acts/circuit.ts';
import type { CircuitSpec } from '#src/lab/acts/circuit.ts';
import { providerPane } from '#src/lab/definition.ts';
import { connectionsOf } from '#src/lab/found-connections.ts';
import { findCircuit, peeringsOf } from '#src/lab/found-circuits.ts';
import type { FoundCircuit } from '#src/lab/found-circuits.ts';
import { isSameId, nameIn } from '#src/lab/ids.ts';
import { goneAuthorizationWant } from '#src/lab/wants/authorization.ts';
import { goneConnectionWant } from '#src/lab/wants/connection.ts';
import { goneLinkWant, linksOf } from '#src/lab/wants/globalReach.ts';
import { gonePeeringWant } from '#src/lab/wants/peering.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { changeCircuit, createCircuit, deleteCircuit, refreshCircuit } from '#src/lab/ways/circuit.ts';
import { providerWorks } from '#src/lab/ways/provider.ts';

export interface WantedCircuit extends CircuitSpec {
  /** What comes first: that the resource group is there. */
  needs?: readonly Want[];
  /** The person whose portal it is done in; the first one if unsaid. */
  pane?: string;
  /** Any circuit of the name will do: the rest is only for making it where it is missing. */
  isLoose?: boolean;
}

/** What of a circuit cannot become what is wanted, in words; undefined where it can. */
function fixedFault(found: FoundCircuit, wanted: CircuitSpec): string | undefined {
  const { line, family, tier, resource } = found;
  if (!isSameId(line.provider, wanted.provider))
    return `It is a line of ${line.provider || 'nobody'}, which cannot change.`;
  if (!isSameId(line.peeringLocation, wanted.peeringLocation))
    return `It ends in ${line.peeringLocation}, which cannot change.`;
  if (resource.location !== wanted.location) return `It stands in ${resource.location ?? ''}, which cannot change.`;
  if (line.megabits > wanted.megabits) return `It has ${String(line.megabits)} Mbps, which cannot be lowered.`;
  if (family === 'UnlimitedData' && wanted.family === 'MeteredData')
    return 'It is billed as Unlimited, which cannot go back.';
  return wanted.tier === 'Local' && tier !== 'Local' ? `It is ${tier}, which cannot become Local.` : undefined;
}

/** What of a circuit is not as wanted, though it can still become so. */
function changeableFault({ line, tier, family }: FoundCircuit, wanted: CircuitSpec): string | undefined {
  if (line.megabits !== wanted.megabits) return `It has ${String(line.megabits)} Mbps.`;
  if (tier !== wanted.tier) return `Its SKU is ${tier}.`;
  return family === wanted.family ? undefined : `It is billed as ${family}.`;
}

/** The circuit is there, as it was ordered. One of its name that cannot become it goes first. */
export function circuitWant(spec: WantedCircuit): Want {
  const { needs = [], pane, isLoose = false, ...wanted } = spec;
  const fixedIn = (found: FoundCircuit) => (isLoose ? undefined : fixedFault(found, wanted));
  const faultIn = (found: FoundCircuit) => (isLoose ? undefined : changeableFault(found, wanted));
  const name = nameIn(wanted.circuit);
  const looked = `Looked for the circuit ${name}: ${wanted.provider} in ${wanted.peeringLocation}, ${String(wanted.megabits)} Mbps, ${wanted.tier}, ${wanted.family}.`;
  const isThere = (cloud: Cloud): boolean => findResource(cloud, wanted.circuit) !== undefined;
  const isBroken = (cloud: Cloud): boolean => {
    const found = findCircuit(cloud, wanted.circuit);
    return found?.state === 'Failed' && faultIn(found) === undefined;
  };
  return {
    id: `circuit ${wanted.circuit}`,
    check: (cloud) => {
      const found = findCircuit(cloud, wanted.circuit);
      if (!found) return fail(`${looked} Found none of that name.`);
      const fixed = fixedIn(found);
      if (fixed !== undefined) return fail(`${looked} Found ${name}. ${fixed} Delete it and create it again.`, fixed);
      const fault = faultIn(found);
      if (fault !== undefined) return fail(`${looked} Found ${name}. ${fault} Change that under Configuration.`, fault);
      return found.state === 'Succeeded'
        ? pass(`${looked} Found it, and its provisioning state is Succeeded.`)
        : fail(
            `${looked} Found it, but its provisioning state is ${found.state}. ${found.state === 'Failed' ? 'Press Refresh at the circuit.' : 'Wait until it is Succeeded.'}`,
          );
    },
    first: (cloud) => {
      const found = findCircuit(cloud, wanted.circuit);
      const fixed = found && fixedIn(found);
      return [...(fixed === undefined ? [] : [goneCircuitWant(wanted.circuit, { because: fixed, pane })]), ...needs];
    },
    deed: {
      where: (cloud) =>
        isThere(cloud)
          ? `Open the circuit **${name}**${isBroken(cloud) ? '' : ' and there its **Configuration** page'}.`
          : 'Press **Create a resource** and look for **ExpressRoute circuit**.',
      what: (cloud) =>
        isBroken(cloud)
          ? 'Press **Refresh** there: the portal gets the circuit and sets it again.'
          : isThere(cloud)
            ? 'Choose bandwidth, SKU and billing model as the task names them, and save.'
            : `Create **${name}** with the provider, the peering location, the bandwidth and the SKU that the task names.`,
      requests: (cloud) => {
        const found = findResource(cloud, wanted.circuit);
        return [
          found && isBroken(cloud)
            ? putCircuitAgain(found, { actor: pane })
            : putCircuit(wanted, { tags: found?.tags, actor: pane }),
        ];
      },
      way: (cloud) =>
        isBroken(cloud)
          ? refreshCircuit(wanted.circuit)
          : isThere(cloud)
            ? changeCircuit(wanted)
            : createCircuit(wanted),
      pane: () => pane,
    },
  };
}

/** The provider has provisioned the circuit. `needs` make the circuit where it is missing. */
export function provisionedWant(circuit: string, needs: readonly Want[] = []): Want {
  const name = nameIn(circuit);
  const looked = `Looked at the provider status of ${name}.`;
  return {
    id: `provisioned ${circuit}`,
    check: (cloud) => {
      const found = findCircuit(cloud, circuit);
      if (!found) return fail(`${looked} Found no circuit of that name.`);
      return found.provider === 'Provisioned'
        ? pass(`${looked} It is Provisioned.`)
        : fail(`${looked} It is ${found.provider}. The provider needs the service key.`);
    },
    first: () => needs,
    deed: {
      where: () => `Copy the **Service key** from the overview of **${name}**, and go to the console of the provider.`,
      what: () => 'Paste the service key there, look up the order, check that it is yours, and press **Provision**.',
      requests: (cloud) => [providerAct('provision', findCircuit(cloud, circuit)?.key ?? '')],
      way: (cloud) => providerWorks('Provision', findCircuit(cloud, circuit)?.key ?? ''),
      pane: () => providerPane,
    },
  };
}

/** The provider has taken the circuit back, or it is gone altogether. What is linked to it is unlinked first. */
export function deprovisionedWant(circuit: string, { pane }: { pane?: string | undefined } = {}): Want {
  const name = nameIn(circuit);
  const looked = `Looked at the provider status of ${name}.`;
  return {
    id: `deprovisioned ${circuit}`,
    check: (cloud) => {
      const found = findCircuit(cloud, circuit);
      if (!found || found.provider === 'NotProvisioned') return pass(`${looked} Nothing of it is provisioned.`);
      return fail(`${looked} It is ${found.provider}. The provider has to take it back.`);
    },
    first: (cloud) => connectionsOf(cloud, circuit).map(({ id }) => goneConnectionWant(id, { pane })),
    deed: {
      where: () => 'Go to the console of the provider.',
      what: () => `Look up the order with the service key of **${name}**, and press **Deprovision**.`,
      requests: (cloud) => [providerAct('deprovision', findCircuit(cloud, circuit)?.key ?? '')],
      way: (cloud) => providerWorks('Deprovision', findCircuit(cloud, circuit)?.key ?? ''),
      pane: () => providerPane,
    },
  };
}

/** The circuit is gone. First everything that hangs on it, then the provider, then the circuit itself. */
export function goneCircuitWant(
  circuit: string,
  { because = '', pane }: { because?: string; pane?: string | undefined } = {},
): Want {
  const name = nameIn(circuit);
  const authorizationsIn = (cloud: Cloud): string[] =>
    Object.keys(findResource(cloud, circuit)?.children ?? {})
      .map((key) => cloud.resources[key])
      .flatMap((one) => (one?.type.endsWith('/authorizations') ? [one.id] : []));
  return {
    id: `no circuit ${circuit}`,
    check: (cloud) =>
      findResource(cloud, circuit) === undefined
        ? pass(`Looked for the circuit ${name}. It is gone.`)
        : fail(`Looked for the circuit ${name}. It is still there, and still billed.`),
    first: (cloud) => [
      ...connectionsOf(cloud, circuit).map(({ id }) => goneConnectionWant(id, { pane })),
      ...linksOf(cloud, circuit).map(({ id }) => goneLinkWant(id, { pane })),
      ...authorizationsIn(cloud).map((id) => goneAuthorizationWant(id, { pane })),
      ...peeringsOf(cloud, circuit)
        .filter(({ properties }) => properties.routeFilter !== undefined)
        .map(({ id }) => gonePeeringWant(id, { pane })),
      deprovisionedWant(circuit, { pane }),
    ],
    deed: {
      where: () => `Open the circuit **${name}**. ${because}`.trimEnd(),
      what: () => `Delete **${name}** with **Delete** in its command bar. Its bill ends then.`,
      requests: () => [removeById(circuit, pane)],
      way: () => deleteCircuit(circuit),
      pane: () => pane,
    },
  };
}
