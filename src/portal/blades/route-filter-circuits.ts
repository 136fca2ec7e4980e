/** The circuits of a route filter: attaching it to a Microsoft peering, and taking it off again. */
import { defineBlade } from '#src/portal/blade.ts';
import { byId, link } from '#src/portal/cells.ts';
import { isRecord } from '#src/base/is-record.ts';
import { at, idOf, listAt, members, nameOf, sameId, textAt } from '#src/portal/json.ts';
import { circuitOfPeering } from '#src/portal/peerings.ts';
import type { Answers } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { routeFilterMenu } from '#src/portal/route-filters.ts';
import { textOf } from '#src/portal/values.ts';

const microsoftOf = (circuit: unknown): unknown =>
  listAt(circuit, 'properties.peerings').find((one) => nameOf(one) === 'MicrosoftPeering');

const attachedTo = (circuit: unknown, { resource }: Answers): boolean =>
  sameId(textAt(microsoftOf(circuit), 'properties.routeFilter.id'), idOf(resource));

/** Why the filter cannot be attached to a circuit, or undefined if it can. */
function circuitFault(id: string, answers: Answers): string | undefined {
  const circuit = byId(members(answers['circuits']), id);
  if (circuit === undefined) return 'No circuit is chosen. Choose one that has Microsoft peering.';
  const peering = microsoftOf(circuit);
  if (peering === undefined)
    return `${nameOf(circuit)} has no Microsoft peering. Configure it under Peerings of the circuit; if its provider did, press Refresh there.`;
  const other = textAt(peering, 'properties.routeFilter.id');
  return other === '' || attachedTo(circuit, answers)
    ? undefined
    : `${nameOf(circuit)} has the route filter ${idParts(other).name} already. Take that one off first: choose None under Route filter in its Microsoft peering.`;
}

export default defineBlade({
  id: 'route-filter-circuits',
  machine: 'resource',
  icon: 'circuit',
  kind: 'Route filter',
  title: ({ of = '' }) => `${idParts(of).name} | Circuits`,
  reads: ({ of = '' }) => ({ resource: { get: of }, circuits: { list: 'Microsoft.Network/expressRouteCircuits' } }),
  menu: routeFilterMenu,
  tables: (answers) => [
    {
      title: 'Attached to',
      columns: ['Circuit', 'Peering'],
      empty: 'The filter is attached to no circuit.',
      rows: listAt(answers['resource'], 'properties.peerings').map((one) => ({
        key: idOf(one),
        cells: [link(circuitOfPeering(idOf(one))), link(idOf(one))],
      })),
    },
  ],
  fieldsTitle: 'Add a circuit',
  fields: [
    {
      name: 'circuit',
      label: 'Circuit',
      control: 'choice',
      isRequired: true,
      hint: 'To take the filter off again, choose None under Route filter in the Microsoft peering of the circuit.',
      choices: (_values, answers) =>
        members(answers['circuits'])
          .filter((circuit) => !attachedTo(circuit, answers))
          .map((circuit) => ({ value: idOf(circuit), label: nameOf(circuit) })),
    },
  ],
  rules: () => ({
    initial: () => ({ circuit: '' }),
    problems: (values, answers) => {
      const because = circuitFault(textOf(values, 'circuit'), answers);
      return because === undefined ? [] : [{ field: 'circuit', because }];
    },
    save: (values, { resource, circuits }) => {
      const circuit = byId(members(circuits), textOf(values, 'circuit'));
      const peering = microsoftOf(circuit);
      const properties = at(peering, 'properties');
      return {
        method: 'PUT',
        id: idOf(peering),
        title: `Attach route filter ${nameOf(resource)} to ${nameOf(circuit)}`,
        body: {
          properties: { ...(isRecord(properties) ? properties : {}), routeFilter: { id: idOf(resource) } },
        },
      };
    },
  }),
});
