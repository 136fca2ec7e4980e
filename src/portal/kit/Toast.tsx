/** A card that tells how the last operation ended, until it is dismissed. A screen reader has heard it already. */
import { Button } from '@fluentui/react-components';
import { useState, useSyncExternalStore } from 'react';
import type { JSX } from 'react';
import { usePortal } from '#src/portal/context.ts';
import { Icon } from '#src/portal/kit/Icon.tsx';

export function Toast(): JSX.Element | null {
  const { operations, host } = usePortal();
  const all = useSyncExternalStore(operations.subscribe, operations.all);
  const [since, setSince] = useState(() => host.now());
  const [dismissed, setDismissed] = useState('');
  const last = all.find(({ endedAt, isSeen }) => endedAt !== undefined && endedAt >= since && !isSeen);
  if (last === undefined || last.key === dismissed) return null;
  const hasFailed = last.status === 'failed';
  return (
    <div className="ccp-toast" data-tone={hasFailed ? 'bad' : 'good'}>
      <Icon name={hasFailed ? 'failed' : 'done'} size={22} />
      <p>
        <strong>{last.title}</strong>
        <br />
        {hasFailed ? last.refused?.message : 'Done.'}
      </p>
      <Button
        appearance="subtle"
        size="small"
        icon={<Icon name="close" size={16} />}
        aria-label="Dismiss"
        onClick={() => {
          setDismissed(last.key);
          setSince(host.now());
        }}
      />
    </div>
  );
}
