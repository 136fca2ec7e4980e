/** Ways through the portal to a connection's end: adding one, its configuration, its deletion. In the names the controls have. */
import type { ScreenPattern, Step } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { toCreate, toMenu, toResource } from '#src/lab/ways/going.ts';
import { regionLabel } from '#src/lab/ways/labels.ts';
import { choose, fill, follow, press, project, tick } from '#src/lab/ways/steps.ts';

const blade = 'connection-create';

/** What is filled in, whichever way the wizard was opened. */
export interface ConnectionValues {
  /** The id of the connection: its subscription, group and name. */
  connection: string;
  gateway: string;
  /** Differs from the form's own only where the gateway stands elsewhere than the circuit, or the form begins empty. */
  location: string;
  fastPath?: boolean;
  routingWeight?: number;
}

/** The wizard from its first tab to its last button; `circuit` are the steps that say which circuit it leads to. */
function wizard(
  { connection, gateway, location, fastPath = false, routingWeight = 0 }: ConnectionValues,
  where: ScreenPattern,
  circuit: (on: ScreenPattern) => Step[],
): Step[] {
  const [basics, settings, review] = ['Basics', 'Settings', 'Review + create'].map((tab) => ({ ...where, tab }));
  if (!basics || !settings || !review) return [];
  return [
    ...project(basics, connection),
    choose(basics, 'Connection type', 'connectionType', 'ExpressRoute'),
    fill(basics, 'Name', 'name', nameIn(connection)),
    // Today's form does not ask for it where no circuit is given.
    choose(
      where.resource === undefined ? { ...basics, shape: 'taught' } : basics,
      'Region',
      'region',
      regionLabel(location),
      location,
    ),
    press(basics, 'Next: Settings'),
    choose({ ...settings, shape: 'today' }, 'Resiliency', 'resiliency', 'Standard resiliency', 'Standard'),
    choose(settings, 'Virtual network gateway', 'gateway', nameIn(gateway), gateway),
    ...circuit(settings),
    fill(settings, 'Routing weight', 'weight', String(routingWeight)),
    tick(settings, 'FastPath', 'fastPath', fastPath),
    press(settings, 'Next: Review + create'),
    press(review, 'Create'),
  ];
}

/** The Add connection wizard of a circuit, from anywhere to its last button. */
export function addConnection(circuit: string, values: ConnectionValues): Step[] {
  return [
    ...toMenu(circuit, 'circuit', 'Connections'),
    press({ blade: 'circuit-connections', resource: circuit }, 'Add'),
    ...wizard(values, { blade, resource: circuit }, (on) => [tick(on, 'Redeem authorization', 'redeem', false)]),
  ];
}

/** What the owner of a circuit has handed over. */
export interface Handed {
  circuit: string;
  key: string;
}

/** The connection wizard of Create a resource, from anywhere to its last button, with a key to redeem. */
export function redeemConnection({ circuit, key }: Handed, values: ConnectionValues): Step[] {
  return [
    ...toCreate('Connection'),
    ...wizard(values, { blade }, (on) => [
      tick(on, 'Redeem authorization', 'redeem'),
      fill(on, 'Authorization key', 'key', key),
      fill(on, 'Peer circuit URI', 'circuitUri', circuit),
    ]),
  ];
}

/** From anywhere to a connection: also from its circuit's list, and from the deployment that made it. */
export function toConnection(connection: string): Step[] {
  return [
    ...toResource(connection),
    follow({ blade: 'circuit-connections' }, nameIn(connection)),
    press({ blade: 'deployment', state: 'deployed' }, 'Go to resource'),
  ];
}

const toConfiguration = (connection: string): Step[] => [
  ...toConnection(connection),
  follow({ blade: 'connection', resource: connection }, 'Configuration'),
];

/** Ticks or clears FastPath at a connection, from anywhere, and saves. */
export function changeFastPath(connection: string, isOn: boolean): Step[] {
  const on: ScreenPattern = { blade: 'connection-configuration', resource: connection };
  return [...toConfiguration(connection), tick(on, 'FastPath', 'fastPath', isOn), press(on, 'Save')];
}

/** Types another routing weight at a connection, from anywhere, and saves. */
export function changeWeight(connection: string, weight: number): Step[] {
  const on: ScreenPattern = { blade: 'connection-configuration', resource: connection };
  return [...toConfiguration(connection), fill(on, 'Routing weight', 'weight', String(weight)), press(on, 'Save')];
}

/** Deletes a connection on its own page, from anywhere. */
export function deleteConnection(connection: string): Step[] {
  const on = (state: string): ScreenPattern => ({ blade: 'connection', resource: connection, state });
  return [
    ...toConnection(connection),
    follow({ blade: 'connection-configuration', resource: connection }, 'Overview'),
    press(on('confirming'), 'Delete'),
    press(on('viewing'), 'Delete'),
  ];
}
