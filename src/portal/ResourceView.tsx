/** How a resource blade looks: essentials, tables, fields that are saved by a full PUT, JSON, and deletion. */
import { useMemo, useState, useSyncExternalStore } from 'react';
import type { JSX } from 'react';
import { createActor } from 'xstate';
import type { ActorRefFrom } from 'xstate';
import { BladeFrame } from '#src/portal/BladeFrame.tsx';
import type { Action } from '#src/portal/BladeFrame.tsx';
import { ResourceFields } from '#src/portal/ResourceFields.tsx';
import { stateName, useReport, useServed, useSnapshot } from '#src/portal/actor.ts';
import type { ResourceBlade } from '#src/portal/blade.ts';
import { useAdvice, usePortal } from '#src/portal/context.ts';
import { changesFrom, useDraft } from '#src/portal/drafts.ts';
import { CellView } from '#src/portal/kit/CellView.tsx';
import { Confirm } from '#src/portal/kit/Confirm.tsx';
import { CopyButton } from '#src/portal/kit/CopyButton.tsx';
import { Gone } from '#src/portal/kit/Gone.tsx';
import { NoticeBar, RefusalBar } from '#src/portal/kit/NoticeBar.tsx';
import { SummaryView } from '#src/portal/kit/SummaryView.tsx';
import { TableView } from '#src/portal/kit/TableView.tsx';
import { TextsView } from '#src/portal/kit/TextsView.tsx';
import { WhatHappened } from '#src/portal/kit/WhatHappened.tsx';
import { resourceMachine, valuesOf } from '#src/portal/machines/resource.ts';
import type { ResourceContext, ResourceRules } from '#src/portal/machines/resource.ts';
import type { SentRequest } from '#src/portal/operations.ts';
import type { Place } from '#src/portal/place.ts';
import type { Values } from '#src/portal/values.ts';

interface Props {
  blade: ResourceBlade;
  place: Place;
}

const changesIn = ({ changes }: ResourceContext): Values => changes;

export function ResourceView({ blade, place }: Props): JSX.Element {
  const { host, profile, shape } = usePortal();
  const [rules] = useState(() => blade.rules?.({ place, profile, shape }) ?? {});
  const [actor] = useState(() => {
    const changes = changesFrom(host, place);
    return createActor(resourceMachine(rules), {
      input: { reads: blade.reads(place), ...(changes === undefined ? {} : { changes }) },
    });
  });
  useDraft(host, place, actor, changesIn);
  useServed(actor);
  return <ResourceScreen blade={blade} place={place} rules={rules} actor={actor} />;
}

export interface ResourceScreenProps extends Props {
  rules: ResourceRules;
  actor: ActorRefFrom<ReturnType<typeof resourceMachine>>;
}

/** What was last asked for here since the blade was opened: a save, a deletion. */
function useLastRequest(of: string): readonly SentRequest[] {
  const { operations, host } = usePortal();
  const [since] = useState(() => host.now());
  const all = useSyncExternalStore(operations.subscribe, operations.all);
  const last = all.find(
    ({ startedAt, request }) => startedAt >= since && request?.path.toLowerCase().startsWith(of.toLowerCase()) === true,
  );
  return useMemo(() => (last?.request === undefined ? [] : [last.request]), [last?.request]);
}

/** The screen over a running resource machine. */
export function ResourceScreen(props: ResourceScreenProps): JSX.Element {
  const { blade, place, rules, actor } = props;
  const snapshot = useSnapshot(actor);
  const state = stateName(snapshot.value);
  const { answers, refused } = snapshot.context;
  const sent = useLastRequest(place.of ?? '/');
  const values = blade.fields === undefined ? undefined : valuesOf(rules, snapshot.context);
  useReport({
    blade: blade.id,
    ...(place.of === undefined ? {} : { resource: place.of }),
    state,
    ...(values === undefined ? {} : { values }),
  });
  const { row } = snapshot.context;
  const asked = row === undefined ? blade.removal?.(answers) : { title: `${row.title}?`, text: row.warning };
  const removal = state === 'confirming' ? asked : undefined;
  const isReadable = !['loading', 'missing', 'unreadable', 'removed'].includes(state);
  return (
    <BladeFrame
      blade={blade}
      place={place}
      isLoading={state === 'loading'}
      isOver={state === 'removed'}
      actions={actionsOf(props)}
      {...(state === 'editing' ? { remark: 'Unsaved changes' } : {})}
    >
      {state === 'missing' && (
        <NoticeBar
          tone="warning"
          title="This resource is not there"
          text="It was deleted, or it was never created. Close this blade, or press Refresh to look again."
        />
      )}
      {state === 'removed' && <Gone name={blade.title(place)} />}
      {refused !== undefined && (
        <RefusalBar refused={refused} what={state === 'unreadable' ? 'This cannot be shown' : 'Azure did not do it'} />
      )}
      {isReadable && <Contents {...props} />}
      <WhatHappened requests={sent} />
      {removal !== undefined && (
        <Confirm
          {...removal}
          onConfirm={() => actor.send({ type: 'delete.confirmed' })}
          onCancel={() => actor.send({ type: 'delete.cancelled' })}
        />
      )}
    </BladeFrame>
  );
}

function actionsOf({ blade, actor }: ResourceScreenProps): Action[] {
  const snapshot = actor.getSnapshot();
  const press = (label: string, icon: Action['icon'], type: 'refresh.pressed' | 'delete.pressed'): Action => ({
    label,
    icon,
    onPress: () => actor.send({ type }),
    isOff: !snapshot.can({ type }),
  });
  return [
    ...(blade.removal === undefined ? [] : [press('Delete', 'delete', 'delete.pressed')]),
    press('Refresh', 'refresh', 'refresh.pressed'),
  ];
}

function Contents(props: ResourceScreenProps): JSX.Element {
  const { blade, place, rules, actor } = props;
  const { profile, shape } = usePortal();
  const advised = useAdvice();
  const { context } = useSnapshot(actor);
  const { answers } = context;
  const about = { place, profile, shape };
  const texts = blade.texts?.(answers, about);
  const json = blade.json === undefined ? undefined : JSON.stringify(blade.json(answers, about), null, 2);
  const { jsonTitle = 'Resource JSON' } = blade;
  return (
    <>
      {advised(blade.notices?.(answers, about)).map((notice) => (
        <NoticeBar key={notice.title} {...notice} />
      ))}
      {blade.essentials !== undefined && (
        <section className="ccp-section" aria-label="Essentials">
          <h3>Essentials</h3>
          <dl className="ccp-essentials">
            {advised(blade.essentials(answers, about)).map(({ label, cell }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <CellView cell={cell} label={label} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {blade.fields !== undefined && (
        <div className="ccp-beside">
          <ResourceFields {...props} />
          {blade.summary !== undefined && (
            <SummaryView summary={blade.summary(valuesOf(rules, context), answers, about)} />
          )}
        </div>
      )}
      {blade.tables?.(answers, about).map(({ title, ...table }) => (
        <section className="ccp-section" key={title}>
          <h3>{title}</h3>
          <TableView
            table={table}
            label={title}
            onRemove={({ id, title: what, warning }) =>
              actor.send({ type: 'row.delete.pressed', id, title: what, warning })
            }
          />
        </section>
      ))}
      {texts !== undefined && <TextsView {...texts} />}
      {json !== undefined && (
        <section className="ccp-section ccp-json">
          <h3>{jsonTitle}</h3>
          <CopyButton text={json} what={jsonTitle} label="Copy" />
          <pre tabIndex={0} role="region" aria-label={jsonTitle}>
            {json}
          </pre>
        </section>
      )}
    </>
  );
}
