/** The way of the lab's packet through the learner's own Cloud, as it is at this moment; on request as a live map. */
import { memo, useEffect, useRef, useState } from 'react';
import type { ComponentType } from 'react';
import { networkOf } from '#src/azure/network.ts';
import { PacketPath } from '#src/components/figures/PacketPath.tsx';
import { trace } from '#src/datapath/trace.ts';
import type { Flow, Trace } from '#src/datapath/trace.ts';
import type { SessionState } from '#src/lab/session.ts';
import type { LiveMapProps } from './LiveMap.tsx';
import type { Voice } from './voice.ts';

interface Props {
  state: SessionState;
  flow: Flow;
  voice: Voice;
  isOpen: boolean;
  /** The task at hand asks for it: who wants to know opens the panel and reads. */
  isAsked: boolean;
  /** Every task is done: a way that was cleaned away is no failure. */
  isOver: boolean;
}

const announcements = {
  'does not arrive': 'Packets now do not arrive.',
  'gets no answer': 'Packets now arrive, and no answer comes back.',
  'around the gateway': 'Packets now go around the gateway.',
  'through the gateway': 'Packets now go through the gateway.',
} as const;

function verdictOf({ delivered, answered, bypassed }: Trace): keyof typeof announcements {
  if (!delivered) return 'does not arrive';
  if (!answered) return 'gets no answer';
  return bypassed.length > 0 ? 'around the gateway' : 'through the gateway';
}

/** Traced anew when the session has moved, not when the portal shows another screen. */
export const PathPanel = memo(function PathPanel({ state, flow, voice, isOpen, isAsked, isOver }: Props) {
  const { profile } = state.attempt;
  const network = networkOf(state.cloud, profile);
  const path = trace(network, flow);
  const verdict = verdictOf(path);
  const told = useRef(verdict);
  useEffect(() => {
    if (verdict === told.current) return;
    told.current = verdict;
    voice.say(isAsked ? 'Packets now take another way.' : announcements[verdict]);
  }, [verdict, voice, isAsked]);
  const live = useLiveMap(voice);
  return (
    <section aria-label="Packet path">
      <details
        className="lab-path"
        open={isOpen && !isAsked && !(isOver && !path.delivered)}
        data-verdict={isAsked ? undefined : verdict}
      >
        <summary>
          <span className="lab-path-title">Packet path</span>{' '}
          <span className="lab-path-flow">
            {flow.from} → {flow.to}
            {!isAsked && (
              <>
                : <strong>{isOver && !path.delivered ? 'removed with the clean-up, as it should be' : verdict}</strong>
              </>
            )}
          </span>
        </summary>
        {live.Map ? (
          <live.Map cloud={state.cloud} profile={profile} flow={flow} />
        ) : (
          <PacketPath network={network} trace={path} folded />
        )}
        <p className="lab-path-live">
          <button type="button" className="cc-button-quiet" aria-disabled={live.isComing} onClick={live.toggle}>
            {live.Map ? 'Back to the plain drawing' : 'Open the live map'}
          </button>
          {!live.Map && <span>Send other packets, log in to the router, or take a copy to the packet explorer.</span>}
        </p>
      </details>
    </section>
  );
});

/** The code of the live map, from when it is asked for until it is put away. */
function useLiveMap(voice: Voice) {
  const [Map, setMap] = useState<ComponentType<LiveMapProps>>();
  const [isComing, setComing] = useState(false);
  const open = async () => {
    setComing(true);
    try {
      const { LiveMap } = await import('./LiveMap.tsx');
      setMap(() => LiveMap);
      voice.say('The live map is open.');
    } catch {
      voice.say('The live map could not be loaded. Look at your connection, and press the button again.', 'assertive');
    }
    setComing(false);
  };
  const toggle = () => {
    if (Map) setMap(undefined);
    else if (!isComing) void open();
  };
  return { Map, isComing, toggle };
}
