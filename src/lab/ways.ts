/** Ways through the simulated portal, step by step, in the names its controls have. One place, so that a renamed control is one change. */
import { nameIn } from '#src/lab/checks.ts';
import type { ScreenPattern, Step } from '#src/lab/definition.ts';

const search = 'Search resources';

/** The lists in which every resource stands as a link. */
const lists = ['home', 'all-resources', 'resource-group'] as const;

/** From anywhere to a resource's own blade: by a list it stands in, else by the search box. */
export function toResource(id: string): Step[] {
  const name = nameIn(id);
  const link = (on: ScreenPattern): Step => ({ on, do: 'press', role: 'link', name });
  return [
    { on: {}, do: 'fill', role: 'searchbox', name: search, value: name },
    link({ blade: 'search', resource: name }),
    ...lists.map((blade) => link({ blade })),
  ];
}

/** From anywhere to an entry of a resource's menu. */
export function toMenu(id: string, blade: string, entry: string): Step[] {
  return [...toResource(id), { on: { blade, resource: id }, do: 'press', role: 'link', name: entry }];
}

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
function toConnection(connection: string): Step[] {
  return [
    ...toResource(connection),
    { on: { blade: 'circuit-connections' }, do: 'press', role: 'link', name: nameIn(connection) },
    { on: { blade: 'deployment', state: 'deployed' }, do: 'press', role: 'button', name: 'Go to resource' },
  ];
}

/** Ticks or clears FastPath at a connection, from anywhere, and saves. */
export function changeFastPath(connection: string, isOn: boolean): Step[] {
  const on: ScreenPattern = { blade: 'connection-configuration', resource: connection };
  return [
    ...toConnection(connection),
    { on: { blade: 'connection', resource: connection }, do: 'press', role: 'link', name: 'Configuration' },
    { on, do: isOn ? 'tick' : 'untick', role: 'checkbox', name: 'FastPath', field: 'fastPath' },
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
