/** A line under the top bar that tells how the last operation ended, until it is dismissed or the learner goes on. A screen reader has heard it already. */
import { Button } from '@fluentui/react-components';
import { useState, useSyncExternalStore } from 'react';
import type { JSX } from 'react';
import { usePortal } from '#src/portal/context.ts';
import type { Operation } from '#src/portal/operations.ts';
import { Icon } from '#src/portal/kit/Icon.tsx';

const endedIn = (all: readonly Operation[]): ReadonlySet<string> =>
  new Set(all.filter(({ endedAt }) => endedAt !== undefined).map(({ key }) => key));

export function Toast(): JSX.Element | null {
  const { operations, stack } = usePortal();
  const all = useSyncExternalStore(operations.subscribe, operations.all);
  const [{ seenOn, known }, setKnown] = useState({ seenOn: stack, known: endedIn(operations.all()) });
  if (seenOn !== stack) setKnown({ seenOn: stack, known: endedIn(all) });
  const last = all.find(({ key, endedAt }) => endedAt !== undefined && !known.has(key));
  if (last === undefined) return null;
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
        onClick={() => setKnown({ seenOn: stack, known: endedIn(all) })}
      />
    </div>
  );
}
