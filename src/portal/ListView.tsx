/** How a list blade looks: tiles, what can be chosen, filter, table, and the question before a row is deleted. */
import { Field, Input } from '@fluentui/react-components';
import { Suspense, lazy, useState } from 'react';
import type { JSX } from 'react';
import { createActor } from 'xstate';
import type { ActorRefFrom } from 'xstate';
import { BladeFrame } from '#src/portal/BladeFrame.tsx';
import type { ListBlade, Row } from '#src/portal/blade.ts';
import { stateName, useReport, useServed, useSnapshot } from '#src/portal/actor.ts';
import { useAdvice, usePortal } from '#src/portal/context.ts';
import { Confirm } from '#src/portal/kit/Confirm.tsx';
import { FieldView } from '#src/portal/kit/FieldView.tsx';
import { Icon } from '#src/portal/kit/Icon.tsx';
import { Link } from '#src/portal/kit/Link.tsx';
import { NoticeBar, RefusalBar } from '#src/portal/kit/NoticeBar.tsx';
import { TableView } from '#src/portal/kit/TableView.tsx';
import { Gone } from '#src/portal/kit/Gone.tsx';
import { confirmation, listMachine } from '#src/portal/machines/list.ts';
import { hiddenSubscriptions } from '#src/portal/subscription-filter.ts';
import type { Place } from '#src/portal/place.ts';
import { textOf } from '#src/portal/values.ts';

interface Props {
  blade: ListBlade;
  place: Place;
}

export function ListView({ blade, place }: Props): JSX.Element {
  const [actor] = useState(() =>
    createActor(listMachine, {
      input: {
        reads: (values) => blade.reads(place, values),
        values: typeof blade.initial === 'function' ? blade.initial(place) : (blade.initial ?? {}),
        ...(blade.removal === undefined || place.of === undefined ? {} : { subject: place.of }),
      },
    }),
  );
  useServed(actor);
  return <ListScreen blade={blade} place={place} actor={actor} />;
}

/** Whether a list leaves out what the settings say. */
const isFilteredIn = (blade: ListBlade, place: Place): boolean =>
  Object.values(blade.reads(place)).some((read) => 'list' in read && read.isFiltered);

const holds = (row: Row, text: string): boolean =>
  [...row.cells.map((cell) => cell.text), row.words ?? ''].some((words) =>
    words.toLowerCase().includes(text.trim().toLowerCase()),
  );

/** The screen over a running list machine. */
export function ListScreen({ blade, place, actor }: Props & { actor: ActorRefFrom<typeof listMachine> }): JSX.Element {
  const hidden = hiddenSubscriptions(usePortal().host.memory);
  const { profile, shape } = usePortal();
  const advised = useAdvice();
  const snapshot = useSnapshot(actor);
  const { answers, filter, values, refused } = snapshot.context;
  const machine = stateName(snapshot.value);
  // A list that leaves something out does not show everything that could be pressed.
  const isPartial = machine === 'shown' && hidden.length > 0 && isFilteredIn(blade, place);
  const state = isPartial ? 'filtered' : machine;
  useReport({
    blade: blade.id,
    ...(place.of === undefined ? {} : { resource: place.of }),
    state,
    ...(filter === '' && blade.fields === undefined && !(confirmation in values)
      ? {}
      : { values: { ...values, ...(filter === '' ? {} : { filter }) } }),
  });
  const isLoading = state === 'loading';
  const about = { place, profile, shape };
  const removal = state === 'loading' || state === 'unreadable' ? undefined : blade.removal?.(answers, about);
  const { row } = snapshot.context;
  const actions = [
    ...(removal === undefined
      ? []
      : [
          {
            label: removal.button,
            icon: 'delete' as const,
            onPress: () => actor.send({ type: 'delete.pressed', ...removal }),
            isOff: !snapshot.can({ type: 'delete.pressed', ...removal }),
          },
        ]),
    {
      label: 'Refresh',
      icon: 'refresh' as const,
      onPress: () => actor.send({ type: 'refresh.pressed' }),
      isOff: !snapshot.can({ type: 'refresh.pressed' }),
    },
  ];
  return (
    <BladeFrame blade={blade} place={place} isLoading={isLoading} isOver={state === 'removed'} actions={actions}>
      {state === 'removed' && <Gone name={blade.title(place)} />}
      {refused !== undefined && (
        <RefusalBar
          refused={refused}
          what={state === 'unreadable' ? 'This cannot be shown' : 'Azure did not delete it'}
        />
      )}
      {state !== 'unreadable' && state !== 'removed' && !isLoading && (
        <>
          {isPartial && (
            <NoticeBar
              tone="info"
              title="Some subscriptions are left out"
              text="The settings on top say which. The search finds what is in them."
            />
          )}
          {advised(blade.notices?.(answers, about)).map((notice) => (
            <NoticeBar key={notice.text} {...notice} />
          ))}
          {blade.tiles !== undefined && (
            <ul className="ccp-tiles">
              {blade.tiles(answers).map(({ label, text, icon, open }) => (
                <li key={label}>
                  <Link to={open} className="ccp-tile">
                    <Icon name={icon} size={26} />
                    <span>{label}</span>
                    {text !== '' && <b>{text}</b>}
                  </Link>
                </li>
              ))}
            </ul>
          )}
          {blade.fields !== undefined && (
            <div className="ccp-choices" role="group" aria-label="What is shown">
              {blade.fields.map((field) => (
                <FieldView
                  key={field.name}
                  field={field}
                  values={values}
                  answers={answers}
                  onChange={(value) => actor.send({ type: 'field.changed', field: field.name, value })}
                />
              ))}
            </div>
          )}
          {blade.filter !== undefined && (
            <Field label={blade.filter} className="ccp-filter">
              <Input
                type="search"
                value={filter}
                contentBefore={<Icon name="search" size={16} />}
                onChange={(_event, { value }) => actor.send({ type: 'filter.changed', filter: value })}
              />
            </Field>
          )}
          <Charts blade={blade} place={place} actor={actor} />
          {blade.tableTitle !== undefined && <h3>{blade.tableTitle}</h3>}
          <Rows blade={blade} place={place} actor={actor} />
        </>
      )}
      {state === 'confirming' && (
        <Confirm
          title={`${row?.title ?? 'Delete'}?`}
          text={row?.warning ?? ''}
          items={row?.id === removal?.id ? removal?.items : undefined}
          typed={
            row?.typed === undefined
              ? undefined
              : {
                  label: removal?.label ?? 'Name',
                  wanted: row.typed,
                  value: textOf(values, confirmation),
                  onType: (value) => actor.send({ type: 'field.changed', field: confirmation, value }),
                }
          }
          onConfirm={() => actor.send({ type: 'delete.confirmed' })}
          onCancel={() => actor.send({ type: 'delete.cancelled' })}
        />
      )}
    </BladeFrame>
  );
}

/** Charts are drawn where there are any; most lists have none, so their code comes when it is needed. */
const ChartView = lazy(async () => ({ default: (await import('#src/portal/kit/ChartView.tsx')).ChartView }));

function Charts({ blade, place, actor }: Props & { actor: ActorRefFrom<typeof listMachine> }): JSX.Element | null {
  const { profile, shape } = usePortal();
  const { answers, values } = useSnapshot(actor).context;
  if (blade.charts === undefined) return null;
  return (
    <Suspense fallback={null}>
      {blade.charts(answers, { place, profile, shape }, values).map((chart) => (
        <ChartView key={chart.title} chart={chart} />
      ))}
    </Suspense>
  );
}

function Rows({ blade, place, actor }: Props & { actor: ActorRefFrom<typeof listMachine> }): JSX.Element {
  const { profile, shape } = usePortal();
  const { answers, filter, values } = useSnapshot(actor).context;
  const table = blade.table(answers, { place, profile, shape }, values);
  const rows = filter === '' ? table.rows : table.rows.filter((row) => holds(row, filter));
  const empty =
    filter === '' ? table.empty : `Nothing here holds “${filter}”. Clear the filter to see all ${table.rows.length}.`;
  return (
    <TableView
      table={{ ...table, rows, empty }}
      icon={filter === '' ? blade.icon : 'search'}
      label={blade.tableTitle ?? blade.title(place)}
      onRemove={({ id, title, warning }) => actor.send({ type: 'delete.pressed', id, title, warning })}
    />
  );
}
