/** One portal of a Cloud on the server: that of a person the reader plays, or watches. */
import { lazy, Suspense, useMemo } from 'react';
import { providerPane } from '#src/lab/definition.ts';
import type { PortalHost, Screen } from '#src/portal/host.ts';
import { Portal } from '#src/portal/Portal.tsx';
import type { Memory } from '../../lab/memory.ts';
import { memoryOf, type Pane } from '../../lab/panes.ts';
import type { Voice } from '../../lab/voice.ts';
import type { RemoteCloud } from './remote.ts';

const ProviderConsole = lazy(async () => ({
  default: (await import('../../lab/provider/ProviderConsole.tsx')).ProviderConsole,
}));

interface CloudPaneProps {
  remote: RemoteCloud;
  pane: Pane;
  panes: readonly Pane[];
  memory: Memory;
  voice: Voice;
  onScreen: (screen: Screen) => void;
}

export function CloudPane({ remote, pane, panes, memory, voice, onScreen }: CloudPaneProps) {
  const host = useMemo((): PortalHost => {
    let last = '';
    const mark = () => {
      const { length, due } = remote.view();
      return `${String(length)} ${due === undefined ? '' : String(Math.floor(remote.now() / 1000))}`;
    };
    const { people: _people, profile } = remote.view();
    return {
      fetch: remote.door(pane.id),
      subscribe: (listener) =>
        remote.subscribe(() => {
          const next = mark();
          if (next === last) return;
          last = next;
          listener();
        }),
      now: remote.now,
      dueAt: () => remote.view().due,
      memory: memoryOf(memory, panes, pane),
      announce: (message, politeness) => voice.say(message, politeness),
      advises: () => remote.view().way === 'guided',
      profile,
      hasLessons: true,
      person: { name: pane.name, title: pane.title },
    };
  }, [remote, pane, panes, memory, voice]);
  const { start, provider } = remote.view();
  return (
    <div className="lab-portal" data-lab-portal>
      {pane.id === providerPane ? (
        <Suspense fallback={<p className="lab-note">Loading</p>}>
          <ProviderConsole host={host} provider={provider} onScreen={onScreen} />
        </Suspense>
      ) : (
        <Portal
          host={host}
          start={start}
          onScreen={onScreen}
          compact
          {...(panes.length === 1 ? {} : { label: `Simulated portal of ${pane.name}` })}
        />
      )}
    </div>
  );
}
