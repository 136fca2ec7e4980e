/** Builds what the server knows of a learner, line by line, for tests of the detector. */
import type { AttemptEntry } from '#src/lab/attempt.ts';
import type { Known, Line, Sign } from '#src/classroom/stuck/known.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg';
export const network = `${group}/providers/Microsoft.Network/virtualNetworks/vnet-hub`;
export const subnet = `${network}/subnets/GatewaySubnet`;
export const gateway = `${group}/providers/Microsoft.Network/virtualNetworkGateways/ergw-hub`;

interface Asked {
  method?: string;
  path?: string;
  body?: string;
  status?: number;
  code?: string;
  message?: string;
}

/** Something a learner does, so many seconds after the start. */
export type Deed = { at: number } & (
  | { asks: Asked }
  | { undoes: number }
  | { does: string }
  | { answers: boolean; task?: string }
  | { hints: string }
  | { opens: string; onSite?: true }
  | { moves: true }
  /** A form refuses, in these words. */
  | { form: string; field?: string; says?: string }
  | { handsIn: true }
);

function entryOf(deed: Deed, n: number): AttemptEntry | undefined {
  const moment = { at: deed.at * 60_000, real: deed.at * 1000 };
  if ('asks' in deed) {
    const { method = 'PUT', path = subnet, body = '{}', status = 201 } = deed.asks;
    const url = `https://management.azure.com${path}?api-version=2024-07-01`;
    const request = { n, at: moment.at, actor: 'learner', method, url, body, headers: {}, status };
    return { kind: 'write', ...moment, journal: [request] };
  }
  if ('undoes' in deed) return { kind: 'undone', ...moment, entry: deed.undoes };
  if ('does' in deed) return { kind: 'done', ...moment, task: deed.does, because: 'It is there.' };
  if ('hints' in deed) return { kind: 'hinted', ...moment, task: deed.hints, level: 1 };
  if ('handsIn' in deed) return { kind: 'handed-in', ...moment };
  if ('answers' in deed) {
    const { answers: right, task = 'room' } = deed;
    return { kind: 'answered', ...moment, task, option: 'one', right, why: 'Because.', journal: [] };
  }
  return undefined;
}

const counted = { title: 'Make room for the gateway', done: 1, of: 4, since: 0, taskSince: 0 };

/** Where somebody can stand: at a task that is checked, at one that asks a question, or at the end. */
export const stands = {
  checked: { ...counted, task: 'room', wants: 'Looked for the subnet GatewaySubnet. Found none.', on: [subnet] },
  asked: { ...counted, task: 'room', on: [] },
  finished: { ...counted, on: [], done: 4 },
} as const satisfies Record<string, Omit<Known['standing'], 'on'> & { on: readonly string[] }>;

export interface More {
  at?: keyof typeof stands;
  /** When the operation under way ends, and until when the class was held, in seconds. */
  due?: number;
  heldUntil?: number;
}

/** What is known of somebody who began at 0 and did this. They are at a checked task unless it is said. */
export function knownOf(deeds: readonly Deed[], { at: place = 'checked', due, heldUntil }: More = {}): Known {
  const lines: Line[] = [];
  const signs: Sign[] = [];
  for (const deed of deeds) {
    const at = deed.at * 1000;
    const entry = entryOf(deed, lines.length);
    if (entry) {
      const { code, message = 'No.' } = 'asks' in deed ? deed.asks : {};
      lines.push({ n: lines.length, at, entry, ...(code !== undefined && { told: [{ code, message }] }) });
    } else if ('opens' in deed) signs.push({ at, opened: deed.opens, inPortal: deed.onSite !== true });
    else if ('form' in deed) {
      const { form, field = 'prefix', says = 'A gateway subnet needs at least a /27. Take a larger one.' } = deed;
      signs.push({ at, refused: { attempt: 'a', form, field, says } });
    } else signs.push({ at });
  }
  return {
    lines,
    signs,
    standing: { ...stands[place], on: [...stands[place].on], ...(due !== undefined && { due: due * 1000 }) },
    ...(heldUntil !== undefined && { heldUntil: heldUntil * 1000 }),
  };
}
