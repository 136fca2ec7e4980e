/** The bar on top: the name, the search, the notifications. */
import { Button, Input } from '@fluentui/react-components';
import { Suspense, lazy, useId, useRef, useState, useSyncExternalStore } from 'react';
import type { JSX } from 'react';
import { usePortal } from '#src/portal/context.ts';
import type { PortalWorld } from '#src/portal/context.ts';
import { Icon } from '#src/portal/kit/Icon.tsx';

const Notifications = lazy(async () => ({
  default: (await import('#src/portal/kit/Notifications.tsx')).Notifications,
}));

const Settings = lazy(async () => ({ default: (await import('#src/portal/kit/Settings.tsx')).Settings }));

type Layer = 'notifications' | 'settings';

export function TopBar({ onSearch }: { onSearch: (text: string) => void }): JSX.Element {
  const { operations, stack, open, replace } = usePortal();
  const all = useSyncExternalStore(operations.subscribe, operations.all);
  // Going somewhere else closes the list: it is open on one stack of blades only.
  const [opened, setOpened] = useState<{ layer: Layer; on: PortalWorld['stack'] }>();
  const layer = opened?.on === stack ? opened.layer : undefined;
  const bell = useRef<HTMLSpanElement>(null);
  const id = useId();
  const fresh = all.filter(({ isSeen }) => !isSeen).length;
  const place = stack.at(-1);
  const text = place?.blade === 'search' ? (place.of ?? '') : '';
  const close = (): void => {
    setOpened(undefined);
    bell.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
  };
  /** Back at the list of what can be created one begins at its heading, wherever one came from. */
  const createNew = (): void => (stack.some(({ blade }) => blade === 'create') ? replace : open)({ blade: 'create' });
  const toggle = (wanted: Layer): void => (layer === wanted ? close() : setOpened({ layer: wanted, on: stack }));
  return (
    <div className="ccp-top">
      <p className="ccp-name">
        <Icon name="logo" size={24} />
        <span>
          Crossconnect portal <small>simulated</small>
        </span>
      </p>
      <form role="search" className="ccp-search" onSubmit={(event) => event.preventDefault()}>
        <Input
          type="search"
          aria-label="Search resources"
          placeholder="Search resources"
          value={text}
          autoComplete="off"
          contentBefore={<Icon name="search" size={18} />}
          onChange={(_event, { value }) => onSearch(value)}
          onKeyDown={({ key }) => {
            if (key === 'Enter' && place?.blade === 'search') replace(place);
          }}
        />
      </form>
      <span ref={bell} className="ccp-bell-place">
        <Button
          className="ccp-bell"
          appearance="subtle"
          icon={<Icon name="add" size={22} />}
          aria-label="Create a resource"
          data-opens="create"
          onClick={createNew}
        />
        <Button
          className="ccp-bell"
          appearance="subtle"
          icon={<Icon name="bell" size={22} />}
          aria-label={fresh === 0 ? 'Notifications' : `Notifications, ${fresh} new`}
          aria-expanded={layer === 'notifications'}
          aria-controls={id}
          onClick={() => toggle('notifications')}
        >
          {fresh > 0 && <b className="ccp-count">{fresh}</b>}
        </Button>
        <Button
          className="ccp-bell"
          appearance="subtle"
          icon={<Icon name="configuration" size={22} />}
          aria-label="Settings"
          aria-expanded={layer === 'settings'}
          aria-controls={id}
          onClick={() => toggle('settings')}
        />
      </span>
      <div id={id} className="ccp-notifications" data-layer={layer ?? 'notifications'} hidden={layer === undefined}>
        {layer !== undefined && (
          <Suspense fallback={null}>
            {layer === 'notifications' ? <Notifications onClose={close} /> : <Settings onClose={close} />}
          </Suspense>
        )}
      </div>
    </div>
  );
}
