/** The bill in words: how long, what of, and one line that says it all. */
import type { BillKind } from './billable.ts';
import type { Cost, CostLine } from './cost.ts';

const names: Record<BillKind, readonly [one: string, many: string]> = {
  circuit: ['circuit', 'circuits'],
  premium: ['Premium add-on', 'Premium add-ons'],
  'global-reach': ['Global Reach add-on', 'Global Reach add-ons'],
  gateway: ['gateway', 'gateways'],
  'public-address': ['public IP address', 'public IP addresses'],
  ports: ['Direct port pair', 'Direct port pairs'],
};

/** What a line of the bill is for: `Premium add-on`. */
export const kindWords = (kind: BillKind): string => names[kind][0].replace(/^./, (letter) => letter.toUpperCase());

/** A stretch of time: `3 h 05 min`, `2 d 4 h`. */
export function hoursInWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const hours = Math.floor(minutes / 60);
  if (hours < 1) return `${minutes} min`;
  if (hours < 48) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** What the whole bill came to: `1 h 10 min of billed time, 13 things together`. */
export function billedInWords({ lines, milliseconds }: Pick<Cost, 'lines' | 'milliseconds'>): string {
  const hours = `${hoursInWords(milliseconds)} of billed time`;
  return lines.length < 2 ? hours : `${hours}, ${lines.length} things together`;
}

const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

/** What runs, counted: `2 circuits and 1 gateway`; `nothing`. */
export function runningInWords({ running }: Pick<Cost, 'running'>): string {
  const counts = new Map<BillKind, number>();
  for (const { kind } of running) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const parts = [...counts].map(([kind, count]) => `${count} ${names[kind][count === 1 ? 0 : 1]}`);
  return parts.length === 0 ? 'nothing' : joined(parts);
}

const named = ({ kind, name }: CostLine): string => `${kindWords(kind)} ${name}`;

/** What has come onto the bill and what has left it since an earlier look; undefined where nothing has. */
export function changeInWords(before: Cost, now: Cost): string | undefined {
  const keys = (cost: Cost) => new Set(cost.running.map(({ key }) => key));
  const [was, is] = [keys(before), keys(now)];
  const came = now.running.filter(({ key }) => !was.has(key)).map(named);
  const left = before.running.filter(({ key }) => !is.has(key)).map(named);
  const words = [
    ...(came.length > 0 ? [`Now on the bill: ${joined(came)}.`] : []),
    ...(left.length > 0 ? [`No longer on the bill: ${joined(left)}.`] : []),
    ...(left.length > 0 && is.size === 0 ? ['Nothing is on the bill now.'] : []),
  ];
  return words.length === 0 ? undefined : words.join(' ');
}
