/** The panes of a room: a portal for each person of the story, and what the connectivity provider sees. */
import type { Hint } from '#src/lab/hints.ts';
import { providerPane } from '#src/lab/definition.ts';
import type { Scenario } from '#src/lab/definition.ts';
import type { Memory } from './memory.ts';

export interface Pane {
  /** The person's id, and who asks there. */
  id: string;
  name: string;
  title: string;
}

type Peopled = Pick<Scenario, 'people' | 'hasProvider'>;

const provider: Pane = { id: providerPane, name: 'Connectivity provider', title: 'Console' };

/** Every pane, the one in front first. */
export const panesOf = ({ people, hasProvider }: Peopled): readonly Pane[] => [
  ...people,
  ...(hasProvider ? [provider] : []),
];

/** The key under which a room keeps what a pane remembers. A room with one pane keeps it where rooms always have. */
export const memoryKey = (panes: readonly Pane[], { id }: Pane, key: string): string =>
  panes.length === 1 ? key : `pane/${id}/${key}`;

/** What a pane remembers, and tells of where it is. */
export const memoryOf = (
  memory: Memory,
  panes: readonly Pane[],
  pane: Pane,
  onPlace: (path: string) => void = () => undefined,
): Pick<Memory, 'get' | 'set'> => ({
  get: (key) => memory.get(memoryKey(panes, pane, key)),
  set(key, value) {
    memory.set(memoryKey(panes, pane, key), value);
    if (key === 'portal/stack' && typeof value === 'string') onPlace(value);
  },
});

/** A hint's words, led in by who does it where several could. */
export function wordsOf(scenario: Peopled, { pane, text, waits = false }: Hint): string {
  const panes = panesOf(scenario);
  const person = panes.find(({ id }) => id === pane);
  if (panes.length === 1 || person === undefined || waits) return text;
  return person.id === providerPane ? `At the **provider’s console**: ${text}` : `As **${person.name}**: ${text}`;
}
