/** The portal on a running server's Cloud, its clock, and the requests that reach it. */
import { useMemo, useSyncExternalStore } from 'react';
import { Portal } from '#src/portal/Portal.tsx';
import type { PortalHistory } from '#src/portal/host.ts';
import type { Memory } from '../lab/memory.ts';
import type { Voice } from '../lab/voice.ts';
import { createServerHost } from './portal-host.ts';
import { RequestList } from './RequestList.tsx';
import type { ServerLink } from './server-link.ts';

const speeds = [1, 10, 60, 600, 3600];

interface Props {
  link: ServerLink;
  memory: Memory;
  voice: Voice;
  history: PortalHistory;
}

export function AzureRoom({ link, memory, voice, history }: Props) {
  const state = useSyncExternalStore(link.subscribe, link.state);
  const host = useMemo(() => createServerHost(link, memory, voice, history), [link, memory, voice, history]);
  const order = (what: Record<string, unknown>, words: string) => {
    link.orderClock(what).then(
      () => voice.say(words),
      () => voice.say('The server refused to change the clock.', 'assertive'),
    );
  };
  const offered = speeds.includes(state.speed) ? speeds : [...speeds, state.speed].sort((a, b) => a - b);
  return (
    <div className="azure-room not-content">
      <p className="azure-gone" role="status">
        {state.isGone && 'The server does not answer. Start it again; this page waits for it.'}
      </p>
      {state.isControlOpen && (
        <div className="azure-clock">
          <label>
            Virtual seconds per real second{' '}
            <select
              value={state.speed}
              onChange={({ target }) =>
                order({ speed: Number(target.value) }, `Time runs at speed ${target.value} now.`)
              }
            >
              {offered.map((speed) => (
                <option key={speed} value={speed}>
                  {speed}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            className="cc-button-quiet"
            onClick={() => order({ untilIdle: true }, 'Everything that ran has ended.')}
          >
            Finish what is running
          </button>
        </div>
      )}
      <Portal host={host} />
      {state.isControlOpen ? (
        <RequestList link={link} last={state.requests} />
      ) : (
        <p>
          The list of requests is off: this server listens on an address that other machines reach.{' '}
          <code>--control</code> opens it.
        </p>
      )}
      <div className="azure-voice" aria-live="polite" ref={(element) => voice.connect('polite', element)} />
      <div className="azure-voice" aria-live="assertive" ref={(element) => voice.connect('assertive', element)} />
    </div>
  );
}
