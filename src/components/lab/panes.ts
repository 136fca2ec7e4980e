/** The panes of a room: a portal for each person of the story, and what the connectivity provider sees. */
import type { Hint } from '#src/lab/hints.ts';
import { providerPane } from '#src/lab/definition.ts';
import type { Scenario } from '#src/lab/definition.ts';
import { partOf } from './memory.ts';
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

/** What a pane remembers. A room with one pane keeps it where rooms always have. */
export const memoryOf = (memory: Memory, panes: readonly Pane[], { id }: Pane): Pick<Memory, 'get' | 'set'> =>
  panes.length === 1 ? memory : partOf(memory, `pane/${id}`);

/** A hint's words, led in by who does it where several could. */
export function wordsOf(scenario: Peopled, { pane, text, waits = false }: Hint): string {
  const panes = panesOf(scenario);
  const person = panes.find(({ id }) => id === pane);
  if (panes.length === 1 || person === undefined || waits) return text;
  return person.id === providerPane ? `At the **provider’s console**: ${text}` : `As **${person.name}**: ${text}`;
}
