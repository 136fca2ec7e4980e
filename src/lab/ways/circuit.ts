/** Ways through the portal to a circuit: creating it, its configuration, Refresh, its deletion. In the names the controls have. */
import type { CircuitSpec } from '#src/lab/acts/circuit.ts';
import type { ScreenPattern, Step } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { toCreate, toMenu, toResource } from '#src/lab/ways/going.ts';
import { regionLabel } from '#src/lab/ways/labels.ts';
import { choose, fill, follow, press, project } from '#src/lab/ways/steps.ts';

const bandwidthWords = (mbps: number): string =>
  mbps >= 1000 ? `${String(mbps / 1000)} Gbps` : `${String(mbps)} Mbps`;
const billing = { MeteredData: 'Metered', UnlimitedData: 'Unlimited' } as const;

/** The wizard that creates a circuit, from anywhere to its last button, in both shapes. */
export function createCircuit(spec: CircuitSpec): Step[] {
  const { circuit, location, provider, peeringLocation, megabits, tier, family } = spec;
  const on = (tab: string, shape?: 'taught' | 'today'): ScreenPattern => ({
    blade: 'circuit-create',
    tab,
    ...(shape === undefined ? {} : { shape }),
  });
  const line = (at: ScreenPattern): Step[] => [
    choose(at, 'Port type', 'portType', 'Provider'),
    choose(at, 'Provider', 'provider', provider),
    choose(at, 'Peering location', 'location', peeringLocation),
    choose(at, 'Bandwidth', 'bandwidth', bandwidthWords(megabits), String(megabits)),
    choose(at, 'SKU', 'tier', tier),
    choose(at, 'Billing model', 'family', billing[family], family),
  ];
  return [
    ...toCreate('ExpressRoute circuit'),
    ...project(on('Basics'), circuit),
    choose(on('Basics', 'today'), 'Resiliency', 'resiliency', 'Standard resiliency', 'Standard'),
    choose(on('Basics'), 'Region', 'region', regionLabel(location), location),
    fill(on('Basics'), 'Name', 'name', nameIn(circuit)),
    ...line(on('Basics', 'today')),
    press(on('Basics', 'today'), 'Next: Review + create'),
    press(on('Basics', 'taught'), 'Next: Configuration'),
    ...line(on('Configuration')),
    press(on('Configuration'), 'Next: Review + create'),
    press(on('Review + create'), 'Create'),
  ];
}

/** From anywhere to a circuit: also from the deployment that made it. */
const toCircuit = (circuit: string): Step[] => [
  ...toResource(circuit),
  press({ blade: 'deployment', state: 'deployed' }, 'Go to resource'),
];

/** Changes bandwidth, SKU and billing of a circuit that is there. */
export function changeCircuit({ circuit, megabits, tier, family }: CircuitSpec): Step[] {
  const on: ScreenPattern = { blade: 'circuit-configuration', resource: circuit };
  return [
    ...toMenu(circuit, 'circuit', 'Configuration'),
    choose(on, 'Bandwidth', 'bandwidth', bandwidthWords(megabits), String(megabits)),
    choose(on, 'SKU', 'tier', tier),
    choose(on, 'Billing model', 'family', billing[family], family),
    press(on, 'Save'),
  ];
}

/** Refresh on the circuit: it comes right after a failure, and shows what its provider has configured. */
export const refreshCircuit = (circuit: string): Step[] => [
  ...toCircuit(circuit),
  press({ blade: 'circuit', resource: circuit }, 'Refresh'),
  press({ blade: 'circuit-peerings', resource: circuit }, 'Refresh'),
];

/** Deletes a circuit on its own page, from anywhere. */
export function deleteCircuit(circuit: string): Step[] {
  const on = (state: string): ScreenPattern => ({ blade: 'circuit', resource: circuit, state });
  return [
    ...toCircuit(circuit),
    ...['circuit-configuration', 'circuit-peerings', 'circuit-connections'].map((blade) =>
      follow({ blade, resource: circuit }, 'Overview'),
    ),
    press(on('confirming'), 'Delete'),
    press(on('viewing'), 'Delete'),
  ];
}

/** To the overview of a circuit, where its service key and its states stand. */
export const readCircuit = toCircuit;
