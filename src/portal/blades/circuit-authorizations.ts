/** The authorizations of a circuit: keys with which others connect to it. Made by name, handed over with the Resource ID, revoked by deletion. */
import { circuitMenu } from '#src/portal/blades/circuit-view.ts';
import { defineBlade } from '#src/portal/blade.ts';
import type { Cell } from '#src/portal/blade.ts';
import { byId, byName, identifier, link, plain, state } from '#src/portal/cells.ts';
import { idOf, members, nameOf, textAt } from '#src/portal/json.ts';
import type { Answers } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { nameFault } from '#src/portal/rules/name.ts';
import { textOf } from '#src/portal/values.ts';

const authorizationsIn = (answers: Answers): unknown[] => members(answers['authorizations']).toSorted(byName);

/** The connection that was made with a key: a link for those who may see it, else its name and whose it is. */
function connectionCell(id: string, answers: Answers): Cell {
  if (id === '') return plain('');
  if (byId(members(answers['connections']), id) !== undefined) return link(id);
  const { name, subscription } = idParts(id);
  return { text: `${name} (in subscription ${subscription})` };
}

/** What it means to take a key back; what becomes of a connection, whoever does it finds out. */
function revocation(name: string, connection: string): string {
  return connection === ''
    ? `Nobody has used the key of ${name}. After this nobody can.`
    : `The connection ${idParts(connection).name} uses the key of ${name}. To delete the authorization is to revoke its key, and that cannot be taken back.`;
}

export default defineBlade({
  id: 'circuit-authorizations',
  machine: 'resource',
  icon: 'key',
  kind: 'ExpressRoute circuit',
  title: ({ of = '' }) => `${idParts(of).name} | Authorizations`,
  reads: ({ of = '' }) => ({
    resource: { get: of },
    authorizations: { get: `${of}/authorizations` },
    connections: { list: 'Microsoft.Network/connections' },
  }),
  menu: circuitMenu,
  essentials: ({ resource }) => [
    { label: 'Resource ID', cell: identifier(idOf(resource)) },
    {
      label: 'What to hand over',
      cell: plain('The Resource ID and one key for each connection'),
      isAdvice: true,
    },
  ],
  fieldsTitle: 'Add an authorization',
  fields: [
    {
      name: 'name',
      label: 'Name',
      control: 'text',
      isRequired: true,
      hint: 'One authorization is good for one connection. Name it after whoever will use it.',
    },
  ],
  tables: (answers) => [
    {
      title: 'Authorizations',
      columns: ['Name', 'Use status', 'Authorization key', 'Connection'],
      empty:
        'There is no authorization. Type a name and press Save to make one for a circuit user in another subscription.',
      rows: authorizationsIn(answers).map((authorization) => {
        const name = nameOf(authorization);
        const connection = textAt(authorization, 'properties.connectionResourceUri');
        return {
          key: idOf(authorization),
          cells: [
            plain(name),
            state(textAt(authorization, 'properties.authorizationUseStatus')),
            identifier(textAt(authorization, 'properties.authorizationKey')),
            connectionCell(connection, answers),
          ],
          remove: {
            id: idOf(authorization),
            name,
            title: `Delete authorization ${name}`,
            warning: revocation(name, connection),
          },
        };
      }),
    },
  ],
  rules: ({ place: { of = '' }, profile }) => ({
    initial: () => ({ name: '' }),
    problems: (values, answers) => {
      const name = textOf(values, 'name').trim();
      const taken = authorizationsIn(answers).find((one) => nameOf(one).toLowerCase() === name.toLowerCase());
      const because =
        nameFault('authorization', name, profile) ??
        (taken === undefined
          ? undefined
          : `This circuit has an authorization named “${nameOf(taken)}” already, and each serves one connection. Choose another name, or delete that one first.`);
      return because === undefined ? [] : [{ field: 'name', because }];
    },
    save: (values) => {
      const name = textOf(values, 'name').trim();
      return {
        method: 'PUT',
        id: `${of}/authorizations/${name}`,
        title: `Create authorization ${name}`,
        body: { properties: {} },
      };
    },
  }),
});
