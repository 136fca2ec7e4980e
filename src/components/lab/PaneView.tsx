/** One pane: a person's portal, or the provider's console, over the session they share. */
import { Suspense, lazy, useCallback, useMemo } from 'react';
import { providerPane } from '#src/lab/definition.ts';
import type { Session } from '#src/lab/session.ts';
import type { PortalHistory, Screen } from '#src/portal/host.ts';
import { Portal } from '#src/portal/Portal.tsx';
import { afterPaint } from '#src/portal/after-paint.ts';
import type { LabHistory } from './history.ts';
import type { Memory } from './memory.ts';
import { memoryOf } from './panes.ts';
import type { Pane } from './panes.ts';
import { createPortalHost } from './portal-host.ts';
import type { Voice } from './voice.ts';

const ProviderConsole = lazy(async () => ({
  default: (await import('./provider/ProviderConsole.tsx')).ProviderConsole,
}));

interface PaneViewProps {
  pane: Pane;
  panes: readonly Pane[];
  session: Session;
  memory: Memory;
  voice: Voice;
  historyOf: ((pane: Pane) => LabHistory) | undefined;
  onScreen: (pane: string, screen: Screen) => void;
  /** *This looks wrong* was pressed, on what. */
  looksWrong: (what: string) => void;
  /** Back or Forward of the browser moves this pane. */
  onReturn: (pane: string) => void;
}

/** Tells when the browser's history leads this pane somewhere else. */
function telling(inner: LabHistory, onReturn: () => void): PortalHistory {
  let last: string | undefined;
  return {
    note(path, entry) {
      last = path;
      // A browser takes its time to keep an entry, and nobody waits for it.
      afterPaint(() => inner.note(path, entry));
    },
    subscribe: (listener) =>
      inner.subscribe((path) => {
        if (path !== last) onReturn();
        listener(path);
      }),
  };
}

export function PaneView({
  pane,
  panes,
  session,
  memory,
  voice,
  historyOf,
  onScreen,
  onReturn,
  looksWrong,
}: PaneViewProps) {
  const host = useMemo(() => {
    const history = historyOf?.(pane);
    return createPortalHost(
      session,
      memoryOf(memory, panes, pane, (path) => session.seen(pane.id, path)),
      voice,
      {
        looksWrong,
        refused: session.refusedByForm,
        actor: pane.id,
        person: { name: pane.name, title: pane.title },
        ...(history === undefined ? {} : { history: telling(history, () => onReturn(pane.id)) }),
      },
    );
  }, [session, memory, voice, historyOf, pane, panes, onReturn, looksWrong]);
  const hear = useCallback((screen: Screen) => onScreen(pane.id, screen), [onScreen, pane]);
  const { scenario } = session;
  return (
    <div className="lab-portal" data-lab-portal>
      {pane.id === providerPane ? (
        <Suspense fallback={<p className="lab-note">Loading</p>}>
          <ProviderConsole host={host} provider={scenario.provider} onScreen={hear} />
        </Suspense>
      ) : (
        <Portal
          host={host}
          start={scenario.start}
          onScreen={hear}
          compact
          {...(panes.length === 1 ? {} : { label: `Simulated portal of ${pane.name}` })}
        />
      )}
    </div>
  );
}
