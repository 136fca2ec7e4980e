/** What the lines mean. Only what is on this map is explained. */
import type { MapGraph } from './graph.ts';
import type { Marks } from './marks.ts';

interface Entry {
  id: string;
  words: string;
  /** Classes and attributes of the sample are those of the drawing, so that they cannot disagree. */
  kind?: string;
  state?: string;
  isBack?: boolean;
  isBefore?: boolean;
}

const entries: readonly (Entry & { isSeen(graph: MapGraph, marks: Marks): boolean })[] = [
  {
    id: 'there',
    words: 'the packet',
    kind: 'line',
    state: 'there',
    isSeen: (_, { there }) => there.some(({ isShortcut }) => !isShortcut),
  },
  {
    id: 'shortcut',
    words: 'around the gateway',
    kind: 'shortcut',
    state: 'there',
    isSeen: (_, { there }) => there.some(({ isShortcut }) => isShortcut),
  },
  { id: 'back', words: 'the answer', isBack: true, isSeen: (_, { back }) => back.length > 0 },
  { id: 'before', words: 'before', isBefore: true, isSeen: (_, { lines }) => has(lines, 'before') },
  {
    id: 'shared',
    words: 'other flows',
    kind: 'line',
    state: 'shared',
    isSeen: (_, { lines }) => has(lines, 'isShared'),
  },
  {
    id: 'exchange',
    words: 'routes only',
    kind: 'line',
    state: 'exchange',
    isSeen: (_, { lines }) => has(lines, 'isExchange'),
  },
  {
    id: 'offered',
    words: 'shortcut not taken',
    kind: 'shortcut',
    state: 'idle',
    isSeen: ({ lanes }, { lines, there }) =>
      there.length > 0 && lanes.some(({ id, shortcut }) => shortcut && !lines.get(id)?.there && !lines.get(id)?.back),
  },
  {
    // Before a packet is drawn, nothing is said of whether it takes one.
    id: 'shortcut-here',
    words: 'FastPath',
    kind: 'shortcut',
    state: 'idle',
    isSeen: ({ lanes }, { there }) => there.length === 0 && lanes.some(({ shortcut }) => shortcut),
  },
  {
    id: 'peering',
    words: 'peering',
    kind: 'peering',
    state: 'idle',
    isSeen: ({ links }) => links.some(({ kind }) => kind === 'peering'),
  },
  {
    id: 'tunnel',
    words: 'tunnel',
    kind: 'tunnel',
    state: 'idle',
    isSeen: ({ links }) => links.some(({ kind }) => kind === 'tunnel'),
  },
  { id: 'down', words: 'down', kind: 'line', state: 'down', isSeen: ({ links }) => links.some(({ down }) => down) },
];

type Lines = Marks['lines'];
const has = (lines: Lines, what: 'before' | 'isShared' | 'isExchange'): boolean =>
  [...lines.values()].some((mark) => mark[what] !== undefined);

const d = 'M2 9H38';

export function Legend({ graph, marks }: { graph: MapGraph; marks: Marks }) {
  const seen = entries.filter((entry) => entry.isSeen(graph, marks));
  if (seen.length === 0) return null;
  return (
    <ul className="xm-legend" aria-label="Lines on the map">
      {seen.map(({ id, words, kind, state, isBack, isBefore }) => (
        <li key={id}>
          <svg className="xm-sample" viewBox="0 0 40 18" aria-hidden="true">
            {isBack ? (
              <g className="xm-back">
                <path d={d} />
              </g>
            ) : isBefore ? (
              <path className="xm-before" d={d} />
            ) : (
              <g className="xm-line" data-kind={kind} data-state={state}>
                {state === 'there' && <path className="xm-sheath" d="M7 9H33" />}
                <path className="xm-core" d={state === 'there' ? 'M7 9H33' : d} />
                {kind === 'tunnel' && <path className="xm-inner" d={d} />}
              </g>
            )}
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}
