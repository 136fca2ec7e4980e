/** Ways through the portal to a Global Reach link: making one in a private peering, deleting one. In the names the controls have. */
import type { ScreenPattern, Step } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { toMenu } from '#src/lab/ways/going.ts';

/** The circuit a link, or a peering, belongs to. */
export const circuitOfLink = (id: string): string => id.replace(/\/peerings\/.*$/i, '');
/** The private peering of a circuit. */
export const privatePeeringOf = (circuit: string): string => `${circuit}/peerings/AzurePrivatePeering`;

/** From anywhere to the Global Reach page of a circuit's private peering. */
function toGlobalReach(circuit: string): Step[] {
  const peering = privatePeeringOf(circuit);
  return [
    ...toMenu(circuit, 'circuit', 'Peerings'),
    { on: { blade: 'circuit-peerings', resource: circuit }, do: 'press', role: 'link', name: 'Azure private' },
    { on: { blade: 'peering', resource: peering }, do: 'press', role: 'link', name: 'Global Reach' },
  ];
}

const pageOf = (circuit: string, state?: string): ScreenPattern => ({
  blade: 'global-reach',
  resource: privatePeeringOf(circuit),
  ...(state === undefined ? {} : { state }),
});

export interface LinkValues {
  /** `…/peerings/AzurePrivatePeering/connections/<name>`. */
  link: string;
  /** The circuit at the other end. */
  far: string;
  /** The peering location of that circuit, which the list of circuits shows. */
  farPlace: string;
  prefix: string;
  /** For a circuit of another subscription. */
  key?: string | undefined;
}

/** Fills the form of a new link, from anywhere, and saves. */
export function addLink({ link, far, farPlace, prefix, key }: LinkValues): Step[] {
  const circuit = circuitOfLink(link);
  const on = pageOf(circuit);
  const fill = (name: string, field: string, value: string): Step => ({
    on,
    do: 'fill',
    role: 'textbox',
    name,
    field,
    value,
  });
  const redeem = (act: 'tick' | 'untick'): Step => ({
    on,
    do: act,
    role: 'checkbox',
    name: 'Redeem authorization',
    field: 'redeem',
  });
  return [
    ...toGlobalReach(circuit),
    fill('Name', 'name', nameIn(link)),
    ...(key === undefined
      ? [
          redeem('untick'),
          {
            on,
            do: 'choose',
            role: 'combobox',
            name: 'ExpressRoute circuit',
            field: 'circuit',
            value: `${nameIn(far)} (${farPlace})`,
            shows: far,
          } satisfies Step,
        ]
      : [redeem('tick'), fill('Peer circuit URI', 'circuitUri', far), fill('Authorization key', 'key', key)]),
    fill('Global Reach subnet (IPv4)', 'subnet', prefix),
    fill('Global Reach subnet (IPv6)', 'subnetSix', ''),
    { on, do: 'press', role: 'button', name: 'Save' },
  ];
}

/** Deletes a link in its row, from anywhere, and confirms. */
export function deleteLink(link: string): Step[] {
  const circuit = circuitOfLink(link);
  return [
    ...toGlobalReach(circuit),
    { on: pageOf(circuit, 'confirming'), do: 'press', role: 'button', name: 'Delete' },
    { on: pageOf(circuit), do: 'press', role: 'button', name: `Delete ${nameIn(link)}` },
  ];
}
