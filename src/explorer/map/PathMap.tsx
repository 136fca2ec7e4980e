/** The network as a map, with a packet that goes its way: who passes it on, what it goes around, where it ends. Below it the same in words. */
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { Profile } from '#src/base/facts.ts';
import type { Network } from '#src/datapath/network.ts';
import type { Trace } from '#src/datapath/trace.ts';
import { Canvas, curvesFor } from './Canvas.tsx';
import { PacketControls, ZoomControls } from './Controls.tsx';
import { fitOf } from './fit.ts';
import { Legend } from './Legend.tsx';
import { marksOf } from './marks.ts';
import { PathHops } from './PathHops.tsx';
import { stopSentence, verdictOf, verdictSentence } from './sentences.ts';
import { stopsOf } from './stops.ts';
import { useDrawing } from './useDrawing.ts';
import { usePlayer } from './usePlayer.ts';
import type { Zoom } from './useViewport.ts';
import { useWidth } from './useWidth.ts';
import './path-map.css';

export interface PathMapProps {
  network: Network;
  /** Absent: the network is drawn, and no way in it. */
  trace: Trace | undefined;
  /** Another way in the same network to draw beside it, such as the one before a change. */
  compare?: Trace | undefined;
  profile?: Profile | undefined;
  title?: string | undefined;
  /** What stands under the verdict, such as the reason. */
  note?: ReactNode;
  selected?: string | undefined;
  onSelect?: ((node: string) => void) | undefined;
  /** The node the pointer is on, if a list beside the map shares it. Absent: the map keeps it itself. */
  pointed?: string | undefined;
  onPoint?: ((node: string | undefined) => void) | undefined;
  /** Where the packet is, for a list that stands elsewhere. */
  onHere?: ((here: { node: string; way: 'there' | 'back' } | undefined) => void) | undefined;
  /** False: the packet does not set out by itself. Who asked the system for less motion never sees it move. */
  motion?: boolean | undefined;
  /** False: without the list of hops. */
  hops?: boolean | undefined;
  /** How tall the map may get where it runs to the right. */
  most?: number | undefined;
}

/** Below this width the way runs down instead of to the right. */
const narrow = 520;

const still = '(prefers-reduced-motion: reduce)';
const hasMedia = () => typeof window !== 'undefined' && typeof window.matchMedia === 'function';

/** Whether things may move; where nobody can be asked, they may not. */
function useMotion(): boolean {
  return useSyncExternalStore(
    (changed) => {
      if (!hasMedia()) return () => undefined;
      const query = window.matchMedia(still);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => hasMedia() && !window.matchMedia(still).matches,
    () => false,
  );
}

/** A sentence for those who hear the page, said when it changes and not when the page opens. */
function useNews(sentence: string): string {
  const told = useRef(sentence);
  const [news, setNews] = useState('');
  useEffect(() => {
    if (told.current === sentence) return;
    told.current = sentence;
    setNews(sentence);
  }, [sentence]);
  return news;
}

/** The same text for the same way in the same drawing. */
const wayOf = (trace: Trace | undefined): string =>
  [trace, trace?.back]
    .map((way) => (way?.hops ?? []).map(({ node, over }) => `${over ?? ''} ${node}`).join())
    .join(';');

export function PathMap({
  network,
  trace,
  compare,
  profile = 'today',
  title,
  note,
  selected,
  onSelect,
  pointed,
  onPoint,
  onHere,
  motion = true,
  hops = true,
  most = 460,
}: PathMapProps) {
  const place = useRef<HTMLDivElement>(null);
  const zoom = useRef<Zoom>(null);
  const width = useWidth(place);
  const moves = useMotion();
  const [isOpen, setIsOpen] = useState(false);
  const [ownPointed, setOwnPointed] = useState<string>();
  const [ownSelected, setOwnSelected] = useState<string>();
  const orientation = width !== undefined && width < narrow ? 'down' : 'right';
  const drawing = useDrawing({ network, traces: [trace, compare], orientation, isOpen });

  const marks = useMemo(
    () => drawing && marksOf(network, drawing.graph, trace, compare),
    [network, drawing, trace, compare],
  );
  const curves = useMemo(() => drawing && curvesFor(drawing), [drawing]);
  const stops = useMemo(() => (marks && curves ? stopsOf(trace, marks, curves) : []), [trace, marks, curves]);
  const way = wayOf(trace);
  const player = usePlayer(stops, way, moves && motion);
  const fit = useMemo(
    () => (drawing && width !== undefined ? fitOf(drawing.layout, { width, most }) : undefined),
    [drawing, width, most],
  );

  const stop = player.isMoving ? undefined : stops[player.at];
  const here = useMemo(() => stop && { node: stop.node, way: stop.way }, [stop]);
  useEffect(() => onHere?.(here), [onHere, here]);
  const point = onPoint ?? setOwnPointed;
  const isPointed = onPoint ? pointed : ownPointed;
  const isSelected = onSelect ? selected : ownSelected;
  const isFolded = useCallback(
    (id: string) => drawing?.graph.nodes.some((node) => node.id === id && node.folded > 0) === true,
    [drawing],
  );
  const select = useCallback(
    (id: string) => {
      if (isFolded(id)) setIsOpen(true);
      else if (onSelect) onSelect(id);
      else setOwnSelected((before) => (before === id ? undefined : id));
    },
    [isFolded, onSelect],
  );
  const state = useMemo(
    () => ({ selected: isSelected, pointed: isPointed, here, select, point }),
    [isSelected, isPointed, here, select, point],
  );

  const verdict = verdictSentence(trace);
  const news = useNews(player.isStepped ? stopSentence(network, stops, player.at) : verdict);
  const count = drawing?.graph.nodes.length ?? 0;
  return (
    <section className="xm not-content" data-verdict={verdictOf(trace)} aria-label={title ?? 'The way of the packet'}>
      {(title !== undefined || trace) && (
        <header className="xm-header">
          {title !== undefined && <p className="xm-title">{title}</p>}
          {trace && (
            <p className="xm-verdict" tabIndex={-1}>
              {verdict}
            </p>
          )}
          {note}
        </header>
      )}
      <p className="xm-hidden" role="status">
        {news}
      </p>
      <div className="xm-place" ref={place}>
        {network.nodes.length === 0 ? (
          <p className="xm-empty">There is nothing here yet: no site, no circuit, no network.</p>
        ) : drawing && marks && curves && fit ? (
          <Canvas
            drawing={drawing}
            curves={curves}
            marks={marks}
            stops={stops}
            player={player}
            fit={fit}
            label={`Map of the network, ${count} ${count === 1 ? 'node' : 'nodes'}. Arrow keys go from node to node.`}
            state={state}
            ref={zoom}
          />
        ) : (
          <p className="xm-empty">Drawing…</p>
        )}
      </div>
      {drawing && marks && (
        <div className="xm-foot">
          <PacketControls player={player} stops={stops.length} moves={moves} />
          <Legend graph={drawing.graph} marks={marks} />
          {isOpen && (
            <button type="button" className="xm-fold" onClick={() => setIsOpen(false)}>
              Fold what is not on the way
            </button>
          )}
          <ZoomControls
            closer={() => zoom.current?.closer()}
            farther={() => zoom.current?.farther()}
            fit={() => zoom.current?.fit()}
          />
        </div>
      )}
      {hops && (
        <PathHops
          network={network}
          trace={trace}
          profile={profile}
          pointed={isPointed}
          onPoint={point}
          selected={isSelected}
          onSelect={select}
          here={here}
        />
      )}
    </section>
  );
}
