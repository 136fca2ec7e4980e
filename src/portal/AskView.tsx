/** How a blade looks that asks: what can be chosen, the button, how far Azure is, and the tables or the refusal. */
import { Button, Spinner } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { JSX } from 'react';
import { createActor } from 'xstate';
import type { ActorRefFrom } from 'xstate';
import { networkApiVersion } from '#src/azure/api-versions.ts';
import { BladeFrame } from '#src/portal/BladeFrame.tsx';
import { stateName, useReport, useServed, useSnapshot } from '#src/portal/actor.ts';
import type { AskBlade, Table } from '#src/portal/blade.ts';
import { usePortal } from '#src/portal/context.ts';
import { FieldView } from '#src/portal/kit/FieldView.tsx';
import { Icon } from '#src/portal/kit/Icon.tsx';
import { RefusalBar } from '#src/portal/kit/NoticeBar.tsx';
import { Progress } from '#src/portal/kit/Progress.tsx';
import { WhatHappened } from '#src/portal/kit/WhatHappened.tsx';
import { WideTable } from '#src/portal/kit/WideTable.tsx';
import { askMachine } from '#src/portal/machines/ask.ts';
import type { SentRequest } from '#src/portal/operations.ts';
import type { Place } from '#src/portal/place.ts';
import type { Ask } from '#src/portal/request.ts';
import { timeWords } from '#src/portal/words.ts';

interface Props {
  blade: AskBlade;
  place: Place;
}

export function AskView({ blade, place }: Props): JSX.Element {
  const { profile, shape } = usePortal();
  const [actor] = useState(() => createActor(askMachine(blade.rules({ place, profile, shape }))));
  useServed(actor);
  return <AskScreen blade={blade} place={place} actor={actor} />;
}

/** Says what was told, once it is there. */
function useNews(isShown: boolean, news: string): void {
  const { host } = usePortal();
  useEffect(() => {
    if (isShown) host.announce(news);
    // The news are those of the moment in which it is shown.
  }, [host, isShown]);
}

const newsOf = (tables: readonly Table[], empty: string): string =>
  tables.length === 0
    ? empty
    : tables.map(({ rows, empty: none }) => (rows.length === 0 ? none : countWords(rows.length))).join(' ');

const countWords = (count: number): string => (count === 1 ? '1 row.' : `${count} rows.`);

/** What Azure was asked first, as requests. */
const requestsOf = (asks: readonly Ask[]): SentRequest[] =>
  asks.map(({ action, query = {} }) => ({
    method: 'POST',
    path: `${action}?${String(new URLSearchParams({ 'api-version': networkApiVersion, ...query }))}`,
    isNew: false,
  }));

/** The screen over a running machine that asks. */
export function AskScreen({
  blade,
  place,
  actor,
}: Props & { actor: ActorRefFrom<ReturnType<typeof askMachine>> }): JSX.Element {
  const { profile, shape } = usePortal();
  const snapshot = useSnapshot(actor);
  const { values, told, askedAt, toldAt, refused } = snapshot.context;
  const isShown = snapshot.matches('shown');
  const isAsking = !snapshot.can({ type: 'get.pressed' });
  useReport({
    blade: blade.id,
    ...(place.of === undefined ? {} : { resource: place.of }),
    state: isAsking ? 'asking' : stateName(snapshot.value),
    ...(blade.fields === undefined ? {} : { values }),
  });
  const tables = isShown ? blade.tables(told, { place, profile, shape }) : [];
  const requests = isShown ? requestsOf(blade.rules({ place, profile, shape }).asks(values, [])) : [];
  const { empty = 'Azure answered with nothing.' } = blade;
  useNews(isShown, newsOf(tables, empty));
  return (
    <BladeFrame blade={blade} place={place} isLoading={false} actions={[]}>
      <section className="ccp-section ccp-form ccp-ask" aria-label={`Get ${blade.sought}`}>
        <p>{blade.intro}</p>
        {blade.fields?.map((field) => (
          <FieldView
            key={field.name}
            field={field}
            values={values}
            answers={{}}
            isDisabled={isAsking}
            onChange={(value) => actor.send({ type: 'field.changed', field: field.name, value })}
          />
        ))}
        <div className="ccp-buttons">
          <Button
            appearance="primary"
            icon={<Icon name="refresh" size={18} />}
            disabledFocusable={isAsking}
            onClick={() => actor.send({ type: 'get.pressed' })}
          >
            {isShown ? 'Get again' : `Get ${blade.sought}`}
          </Button>
          {isAsking && <Spinner className="ccp-spinner" size="tiny" label={`Getting ${blade.sought}`} />}
        </div>
        {isAsking && askedAt !== undefined && <Progress startedAt={askedAt} />}
      </section>
      {refused !== undefined && <RefusalBar refused={refused} what="Azure gave no answer" />}
      {isShown && (
        <>
          {tables.map((table) => (
            <WideTable key={table.title} {...table} />
          ))}
          {tables.length === 0 && <p>{empty}</p>}
          <WhatHappened requests={requests} />
          {toldAt !== undefined && <p className="ccp-as-of">As of {timeWords(toldAt)}. Get it again after a change.</p>}
        </>
      )}
    </BladeFrame>
  );
}
