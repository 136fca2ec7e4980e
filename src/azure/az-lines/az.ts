/** The lines of the Azure CLI that would do the same as a request, each with whether a line of its shape was tried. */
import { parseResourceId } from '#src/base/resource-id.ts';
import type { ResourceId } from '#src/base/resource-id.ts';
import { lineOf, shapeOf } from './line.ts';
import type { AzCommand, AzLines } from './line.ts';
import { azLines } from './list.ts';
import proven from './proven.json' with { type: 'json' };

/** A request as it goes to the door: method, path with query, body. */
export interface Requested {
  method: string;
  /** Without the host; the query may follow. */
  path: string;
  body?: unknown;
  /** A PUT that created what it names; otherwise it was there. */
  isNew?: boolean;
}

export interface AzLine {
  line: string;
  shape: string;
  /** az ran a line of this shape against the engine once, and the same came of it. */
  isProven: boolean;
}

/** The az that the shapes were proven with. */
export const provenBy: string = proven.az;
const shapes = new Set<string>(proven.shapes);

/** The tags of a resource stand below it, in a type of their own. */
const typeOf = ({ id, type }: ResourceId): string =>
  /\/providers\/Microsoft\.Resources\/tags\/default$/i.test(id) ? 'Microsoft.Resources/tags' : type;

const linesOf = (type: string): AzLines | undefined =>
  azLines.find((one) => one.type.toLowerCase() === type.toLowerCase());

/** The resource and the action of `…/peerings/AzurePrivatePeering/arpTables/primary`, whichever part of the path is the action. */
function asked(path: string, query: URLSearchParams): { id: ResourceId; command: AzCommand } | undefined {
  const parts = path.split('/');
  for (const length of [parts.length - 1, parts.length - 2]) {
    const id = parseResourceId(parts.slice(0, length).join('/'));
    const [action = '', argument = ''] = parts.slice(length);
    const actions = id && linesOf(id.type)?.actions;
    const name = actions && Object.keys(actions).find((one) => one.toLowerCase() === action.toLowerCase());
    const make = name === undefined ? undefined : actions?.[name];
    if (id && make) return { id, command: make({ id, argument, query }) };
  }
  return undefined;
}

function commandsFor({
  method,
  path,
  body,
  isNew = true,
}: Requested): { id: ResourceId; commands: readonly AzCommand[] } | undefined {
  const [plain = '', query = ''] = path.split('?');
  if (method === 'POST') {
    const found = asked(plain, new URLSearchParams(query));
    return found && { id: found.id, commands: [found.command] };
  }
  const id = parseResourceId(plain);
  const lines = id && linesOf(typeOf(id));
  if (!id || !lines) return undefined;
  if (method === 'DELETE') return lines.remove && { id, commands: lines.remove({ method, id, body, isNew }) };
  if (method !== 'PUT') return undefined;
  const commands = lines.put?.({ method, id, body, isNew });
  return commands && { id, commands };
}

/** The lines that would do the same, in their order; undefined where az has none that we know. */
export function azFor(requested: Requested): readonly AzLine[] | undefined {
  const found = commandsFor(requested);
  return found?.commands.map((command) => {
    const shape = shapeOf(command);
    return { line: lineOf(command, found.id.subscription), shape, isProven: shapes.has(shape) };
  });
}
