/** Ways through the portal to a connection's end: adding one, its configuration, its deletion. In the names the controls have. */
import type { ScreenPattern, Step } from '#src/lab/definition.ts';
import { groupIn, nameIn, subscriptionIn } from '#src/lab/ids.ts';
import { toCreate, toMenu, toResource } from '#src/lab/ways/going.ts';
import { regionLabel, subscriptionLabel } from '#src/lab/ways/labels.ts';

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

type Filling = 'fill' | 'choose' | 'tick';

const roles = { fill: 'textbox', choose: 'combobox', tick: 'checkbox' } as const;

/** One field of the wizard; `shows` is what the screen tells where it differs from what is typed or chosen. */
const field = (
  on: ScreenPattern,
  act: Filling,
  name: string,
  key: string,
  value: string | undefined,
  shows?: string,
): Step => ({
  on,
  do: act,
  role: roles[act],
  name,
  field: key,
  ...(value === undefined ? {} : { value }),
  ...(shows === undefined ? {} : { shows }),
});

/** The wizard from its first tab to its last button; `circuit` are the steps that say which circuit it leads to. */
function wizard(
  { connection, gateway, location, fastPath = false, routingWeight = 0 }: ConnectionValues,
  where: ScreenPattern,
  circuit: (on: ScreenPattern) => Step[],
): Step[] {
  const [basics, settings, review] = ['Basics', 'Settings', 'Review + create'].map((tab) => ({ ...where, tab }));
  if (!basics || !settings || !review) return [];
  const subscription = subscriptionIn(connection);
  const press = (on: ScreenPattern, name: string): Step => ({ on, do: 'press', role: 'button', name });
  return [
    field(basics, 'choose', 'Subscription', 'subscription', subscriptionLabel(subscription), subscription),
    field(basics, 'choose', 'Resource group', 'resourceGroup', groupIn(connection)),
    field(basics, 'choose', 'Connection type', 'connectionType', 'ExpressRoute'),
    field(basics, 'fill', 'Name', 'name', nameIn(connection)),
    // Today's form does not ask for it where no circuit is given.
    {
      ...field(basics, 'choose', 'Region', 'region', regionLabel(location), location),
      ...(where.resource === undefined ? { on: { ...basics, shape: 'taught' as const } } : {}),
    },
    press(basics, 'Next: Settings'),
    {
      ...field(settings, 'choose', 'Resiliency', 'resiliency', 'Standard resiliency', 'Standard'),
      on: { ...settings, shape: 'today' },
    },
    field(settings, 'choose', 'Virtual network gateway', 'gateway', nameIn(gateway), gateway),
    ...circuit(settings),
    field(settings, 'fill', 'Routing weight', 'weight', String(routingWeight)),
    { ...field(settings, 'tick', 'FastPath', 'fastPath', undefined), do: fastPath ? 'tick' : 'untick' },
    press(settings, 'Next: Review + create'),
    press(review, 'Create'),
  ];
}

/** The Add connection wizard of a circuit, from anywhere to its last button. */
export function addConnection(circuit: string, values: ConnectionValues): Step[] {
  return [
    ...toMenu(circuit, 'circuit', 'Connections'),
    { on: { blade: 'circuit-connections', resource: circuit }, do: 'press', role: 'button', name: 'Add' },
    ...wizard(values, { blade, resource: circuit }, (on) => [
      { ...field(on, 'tick', 'Redeem authorization', 'redeem', undefined), do: 'untick' },
    ]),
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
      field(on, 'tick', 'Redeem authorization', 'redeem', undefined),
      field(on, 'fill', 'Authorization key', 'key', key),
      field(on, 'fill', 'Peer circuit URI', 'circuitUri', circuit),
    ]),
  ];
}

/** From anywhere to a connection: also from its circuit's list, and from the deployment that made it. */
export function toConnection(connection: string): Step[] {
  return [
    ...toResource(connection),
    { on: { blade: 'circuit-connections' }, do: 'press', role: 'link', name: nameIn(connection) },
    { on: { blade: 'deployment', state: 'deployed' }, do: 'press', role: 'button', name: 'Go to resource' },
  ];
}

const toConfiguration = (connection: string): Step[] => [
  ...toConnection(connection),
  { on: { blade: 'connection', resource: connection }, do: 'press', role: 'link', name: 'Configuration' },
];

/** Ticks or clears FastPath at a connection, from anywhere, and saves. */
export function changeFastPath(connection: string, isOn: boolean): Step[] {
  const on: ScreenPattern = { blade: 'connection-configuration', resource: connection };
  return [
    ...toConfiguration(connection),
    { on, do: isOn ? 'tick' : 'untick', role: 'checkbox', name: 'FastPath', field: 'fastPath' },
    { on, do: 'press', role: 'button', name: 'Save' },
  ];
}

/** Types another routing weight at a connection, from anywhere, and saves. */
export function changeWeight(connection: string, weight: number): Step[] {
  const on: ScreenPattern = { blade: 'connection-configuration', resource: connection };
  return [
    ...toConfiguration(connection),
    { on, do: 'fill', role: 'textbox', name: 'Routing weight', field: 'weight', value: String(weight) },
    { on, do: 'press', role: 'button', name: 'Save' },
  ];
}

/** Deletes a connection on its own page, from anywhere. */
export function deleteConnection(connection: string): Step[] {
  const on = (state: string): ScreenPattern => ({ blade: 'connection', resource: connection, state });
  return [
    ...toConnection(connection),
    { on: { blade: 'connection-configuration', resource: connection }, do: 'press', role: 'link', name: 'Overview' },
    { on: on('confirming'), do: 'press', role: 'button', name: 'Delete' },
    { on: on('viewing'), do: 'press', role: 'button', name: 'Delete' },
  ];
}
