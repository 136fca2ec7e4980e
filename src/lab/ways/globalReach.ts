/** Ways through the portal to a Global Reach link: making one in a private peering, deleting one. In the names the controls have. */
import type { ScreenPattern, Step } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { toMenu } from '#src/lab/ways/going.ts';
import { choose, fill, follow, press, tick } from '#src/lab/ways/steps.ts';

/** The circuit a link, or a peering, belongs to. */
export const circuitOfLink = (id: string): string => id.replace(/\/peerings\/.*$/i, '');
/** The private peering of a circuit. */
export const privatePeeringOf = (circuit: string): string => `${circuit}/peerings/AzurePrivatePeering`;

/** From anywhere to the Global Reach page of a circuit's private peering. */
function toGlobalReach(circuit: string): Step[] {
  const peering = privatePeeringOf(circuit);
  return [
    ...toMenu(circuit, 'circuit', 'Peerings'),
    follow({ blade: 'circuit-peerings', resource: circuit }, 'Azure private'),
    follow({ blade: 'peering', resource: peering }, 'Global Reach'),
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
  const type = (name: string, field: string, value: string): Step => fill(on, name, field, value);
  const redeem = (isOn: boolean): Step => tick(on, 'Redeem authorization', 'redeem', isOn);
  return [
    ...toGlobalReach(circuit),
    type('Name', 'name', nameIn(link)),
    ...(key === undefined
      ? [redeem(false), choose(on, 'ExpressRoute circuit', 'circuit', `${nameIn(far)} (${farPlace})`, far)]
      : [redeem(true), type('Peer circuit URI', 'circuitUri', far), type('Authorization key', 'key', key)]),
    type('Global Reach subnet (IPv4)', 'subnet', prefix),
    type('Global Reach subnet (IPv6)', 'subnetSix', ''),
    press(on, 'Save'),
  ];
}

/** Deletes a link in its row, from anywhere, and confirms. */
export function deleteLink(link: string): Step[] {
  const circuit = circuitOfLink(link);
  return [
    ...toGlobalReach(circuit),
    press(pageOf(circuit, 'confirming'), 'Delete'),
    press(pageOf(circuit), `Delete ${nameIn(link)}`),
  ];
}
