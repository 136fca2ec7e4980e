/** Ways through the portal to a connection's end: adding one, its configuration, its deletion. In the names the controls have. */
import type { ScreenPattern, Step } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { toMenu, toResource } from '#src/lab/ways/going.ts';

export interface WizardValues {
  circuit: string;
  group: string;
  name: string;
  gateway: string;
  fastPath?: boolean;
}

/** The Add connection wizard, from anywhere to its last button. */
export function addConnection({ circuit, group, name, gateway, fastPath = false }: WizardValues): Step[] {
  const on = (tab: string): ScreenPattern => ({ blade: 'connection-create', resource: circuit, tab });
  const field = (
    tab: string,
    act: 'fill' | 'choose',
    label: string,
    key: string,
    value: string,
    shows?: string,
  ): Step => ({
    on: on(tab),
    do: act,
    role: act === 'fill' ? 'textbox' : 'combobox',
    name: label,
    value,
    field: key,
    ...(shows === undefined ? {} : { shows }),
  });
  const press = (tab: string, label: string): Step => ({ on: on(tab), do: 'press', role: 'button', name: label });
  return [
    ...toMenu(circuit, 'circuit', 'Connections'),
    { on: { blade: 'circuit-connections', resource: circuit }, do: 'press', role: 'button', name: 'Add' },
    field('Basics', 'choose', 'Resource group', 'resourceGroup', group),
    field('Basics', 'fill', 'Name', 'name', name),
    press('Basics', 'Next: Settings'),
    field('Settings', 'choose', 'Virtual network gateway', 'gateway', nameIn(gateway), gateway),
    ...(fastPath
      ? [{ on: on('Settings'), do: 'tick', role: 'checkbox', name: 'FastPath', field: 'fastPath' } satisfies Step]
      : []),
    press('Settings', 'Next: Review + create'),
    press('Review + create', 'Create'),
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
