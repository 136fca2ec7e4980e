/** The simulated portal: a stack of blades over the door of Azure Resource Manager that the host hands in. */
import { FluentProvider } from '@fluentui/react-components';
import {
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { JSX } from 'react';
import type { Profile } from '#src/base/facts.ts';
import { BladeView } from '#src/portal/BladeView.tsx';
import { TopBar } from '#src/portal/TopBar.tsx';
import { useAhead } from '#src/portal/ahead.ts';
import { PortalContext } from '#src/portal/context.ts';
import type { PortalWorld } from '#src/portal/context.ts';
import type { PortalHost, Screen } from '#src/portal/host.ts';
import { Breadcrumb } from '#src/portal/kit/Breadcrumb.tsx';
import { Toast } from '#src/portal/kit/Toast.tsx';
import { createOperations } from '#src/portal/operations.ts';
import { createPerformer } from '#src/portal/performer.ts';
import type { Performer } from '#src/portal/performer.ts';
import { formatPath, parsePath } from '#src/portal/place.ts';
import type { Place } from '#src/portal/place.ts';
import { findBlade } from '#src/portal/registry.ts';
import { move } from '#src/portal/stack.ts';
import type { Stack } from '#src/portal/stack.ts';
import { useTheme } from '#src/portal/theme.ts';
import { useHistory } from '#src/portal/useHistory.ts';
import '#src/portal/portal.css';

export interface PortalProps {
  host: PortalHost;
  /** The portal path to open when the memory holds none, for example `home;circuit=/subscriptions/…`. */
  start?: string;
  onScreen?: (screen: Screen) => void;
  /** Less air, for a portal inside a lesson. */
  compact?: boolean;
  /** What it is called where several stand on one page. */
  label?: string;
}

/** Where a reload returns to. Blades that no longer exist are left out. */
function rememberedStack({ memory }: PortalHost, start: string): Stack {
  const kept = memory.get('portal/stack');
  const places = parsePath(typeof kept === 'string' ? kept : start).filter(
    ({ blade }) => findBlade(blade) !== undefined,
  );
  return { places, arrival: { to: 'nothing' }, entry: 'same' };
}

/** The shape the learner switched the forms to; that of the rules until then. */
function rememberedShape({ memory, profile = 'taught' }: PortalHost): Profile {
  const kept = memory.get('portal/shape');
  return kept === 'taught' || kept === 'today' ? kept : profile;
}

/** Kept as it is while its room shows something new around it. */
export const Portal = memo(function Portal({
  host,
  start = 'home',
  onScreen,
  compact = false,
  label = 'Simulated portal',
}: PortalProps): JSX.Element {
  const theme = useTheme();
  const [stack, go] = useReducer(move, start, (path) => rememberedStack(host, path));
  const [operations] = useState(() => createOperations(host));
  const [performer, setPerformer] = useState<Performer>();
  const lastFocus = useRef<Element>(null);
  const { places, arrival } = stack;

  // Before the first paint, so that an empty portal is never drawn.
  useLayoutEffect(() => {
    const created = createPerformer(host, operations);
    setPerformer(created);
    return () => created.dispose();
  }, [host, operations]);
  useEffect(() => host.memory.set('portal/stack', formatPath(places)), [host, places]);
  const goBack = useCallback((to: readonly Place[]) => go({ to: 'return', places: to }), []);
  useHistory(host, performer, stack, goBack);
  const [isUsable, setUsable] = useState(false);
  const [shape, keepShape] = useState<Profile>(() => rememberedShape(host));
  const setShape = useCallback(
    (next: Profile) => {
      host.memory.set('portal/shape', next);
      keepShape(next);
    },
    [host],
  );
  const lastOnBlade = useRef<Screen>(undefined);
  const { aim, look } = useAhead();
  const report = useCallback(
    (screen: Screen) => {
      if (screen.state !== 'loading') {
        setUsable(true);
        look();
      }
      const shown = { ...screen, shape };
      if (screen.blade !== 'notifications' && screen.blade !== 'settings') lastOnBlade.current = shown;
      onScreen?.(shown);
    },
    [onScreen, shape, look],
  );
  const reportAgain = useCallback(() => {
    if (lastOnBlade.current !== undefined) onScreen?.(lastOnBlade.current);
  }, [onScreen]);

  const subscribe = useCallback((listener: () => void) => host.subscribe(listener), [host]);
  const advises = useSyncExternalStore(subscribe, () => host.advises?.() ?? true);
  const world = useMemo<PortalWorld | undefined>(
    () =>
      performer && {
        host,
        profile: host.profile ?? 'taught',
        shape,
        setShape,
        advises,
        performer,
        operations,
        stack: places,
        arrival,
        lastFocus,
        open: (place) => go({ to: 'open', place }),
        replace: (place) => go({ to: 'replace', place }),
        turn: (place) => go({ to: 'turn', place }),
        close: () => go({ to: 'close' }),
        report,
        reportAgain,
      },
    [host, advises, performer, operations, places, arrival, report, reportAgain, shape, setShape],
  );

  return (
    <FluentProvider
      theme={theme}
      className="cc-portal not-content"
      data-compact={compact}
      {...(isUsable ? { 'data-portal-usable': '' } : {})}
      role="region"
      aria-label={label}
      onPointerOver={aim}
      onFocus={(event) => {
        lastFocus.current = event.target;
        aim(event);
      }}
      onBlur={({ relatedTarget, target }) => {
        if (relatedTarget === null && target.isConnected) lastFocus.current = null;
      }}
    >
      {world !== undefined && (
        <PortalContext value={world}>
          <TopBar onSearch={(text) => go({ to: 'search', text })} />
          <Toast />
          <Breadcrumb />
          <BladeView place={places.at(-1) ?? { blade: 'home' }} />
        </PortalContext>
      )}
    </FluentProvider>
  );
});
