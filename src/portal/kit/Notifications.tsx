/** The list of what was asked of Azure: what runs, what is done, what failed and why. */
import { Button, Spinner } from '@fluentui/react-components';
import { useEffect, useId, useRef, useSyncExternalStore } from 'react';
import type { JSX } from 'react';
import { placeOf } from '#src/portal/cells.ts';
import { usePortal } from '#src/portal/context.ts';
import { Icon } from '#src/portal/kit/Icon.tsx';
import { Link } from '#src/portal/kit/Link.tsx';
import { Explain } from '#src/portal/kit/NoticeBar.tsx';
import { Progress, useVirtualTime } from '#src/portal/kit/Progress.tsx';
import { WhatHappened } from '#src/portal/kit/WhatHappened.tsx';
import type { Operation } from '#src/portal/operations.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { spanWords, timeWords } from '#src/portal/words.ts';

export function Notifications({ onClose }: { onClose: () => void }): JSX.Element {
  const { operations, report, reportAgain } = usePortal();
  const all = useSyncExternalStore(operations.subscribe, operations.all);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    heading.current?.focus();
    report({ blade: 'notifications', state: 'shown' });
    return () => {
      operations.see();
      reportAgain();
    };
  }, [operations, report, reportAgain]);
  return (
    <section
      aria-labelledby={id}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose();
      }}
    >
      <header>
        <h2 ref={heading} id={id} tabIndex={-1}>
          Notifications
        </h2>
        <Button appearance="subtle" icon={<Icon name="close" />} aria-label="Close notifications" onClick={onClose} />
      </header>
      {all.length === 0 ? (
        <p className="ccp-quiet">Nothing yet. What you create, change or delete is listed here.</p>
      ) : (
        <ul>
          {all.map((operation) => (
            <Note key={operation.key} operation={operation} />
          ))}
        </ul>
      )}
    </section>
  );
}

const words = { running: 'In progress', succeeded: 'Done', failed: 'Failed' } as const;

/** Where what became of it is logged: with the resource; once that is gone with its group, or with the subscription of a group. */
const logOwner = (resource: string, isThere: boolean): string =>
  isThere ? resource : resource.replace(/\/(?:providers\/.*|resourceGroups\/[^/]*)$/i, '');

function RunningFor({ startedAt }: { startedAt: number }): JSX.Element {
  const now = useVirtualTime();
  return <p className="ccp-quiet">Running for {spanWords(now - startedAt)}</p>;
}

function Note({ operation }: { operation: Operation }): JSX.Element {
  const { title, status, resource, method, startedAt, endedAt, refused } = operation;
  const isThere = !(method === 'DELETE' && status === 'succeeded');
  return (
    <li data-status={status}>
      {status === 'running' ? (
        <Spinner size="extra-tiny" aria-hidden />
      ) : (
        <Icon name={status === 'failed' ? 'failed' : 'done'} />
      )}
      <div>
        <p>
          <strong>{title}</strong>
        </p>
        <p className="ccp-quiet">
          {words[status]}, {timeWords(endedAt ?? startedAt)}
          {endedAt !== undefined && endedAt > startedAt && `, took ${spanWords(endedAt - startedAt)}`}
        </p>
        {refused !== undefined && (
          <>
            <p>
              {refused.message} <code>{refused.code}</code>
            </p>
            <Explain refused={refused} />
          </>
        )}
        {operation.request !== undefined && <WhatHappened requests={[operation.request]} />}
        {status === 'running' && <RunningFor startedAt={startedAt} />}
        <p className="ccp-ways">
          {isThere && <Link to={placeOf(resource)}>Go to {idParts(resource).name}</Link>}
          <Link to={{ blade: 'activity-log', of: logOwner(resource, isThere) }}>
            Activity log <span className="ccp-unseen">of {idParts(logOwner(resource, isThere)).name}</span>
          </Link>
        </p>
        {status === 'running' && <Progress startedAt={startedAt} />}
      </div>
    </li>
  );
}
