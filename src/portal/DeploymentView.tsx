/** The page a wizard turns into once Azure has accepted the request: how the deployment goes, and what comes next. */
import { Button } from '@fluentui/react-components';
import type { JSX } from 'react';
import { BladeFrame } from '#src/portal/BladeFrame.tsx';
import type { WizardScreenProps } from '#src/portal/WizardView.tsx';
import { useSnapshot } from '#src/portal/actor.ts';
import { placeOf } from '#src/portal/cells.ts';
import { usePortal } from '#src/portal/context.ts';
import { NoticeBar, RefusalBar } from '#src/portal/kit/NoticeBar.tsx';
import { Progress, useVirtualTime } from '#src/portal/kit/Progress.tsx';
import { TableView } from '#src/portal/kit/TableView.tsx';
import { WhatHappened } from '#src/portal/kit/WhatHappened.tsx';
import { chainOf } from '#src/portal/operations.ts';
import { idParts } from '#src/portal/resourceId.ts';
import type { Row } from '#src/portal/blade.ts';
import type { Tone } from '#src/portal/words.ts';
import { inSentence, spanWords, timeWords } from '#src/portal/words.ts';

interface Standing {
  title: string;
  status: string;
  tone: Tone;
}

const standings = {
  running: { title: 'Your deployment is under way', status: 'In progress', tone: 'warn' },
  done: { title: 'Your deployment is complete', status: 'Succeeded', tone: 'good' },
  gone: { title: 'What you deployed is no longer there', status: 'Gone', tone: 'quiet' },
  failed: { title: 'Your deployment failed', status: 'Failed', tone: 'bad' },
} as const satisfies Record<string, Standing>;

const outcomes = { running: 'running', succeeded: 'done', failed: 'failed' } as const;

const rowOf = (id: string, { status, tone }: Pick<Standing, 'status' | 'tone'>): Row => ({
  key: id,
  cells: [{ text: idParts(id).name }, { text: idParts(id).type || 'Resource group' }, { text: status, tone }],
});

export function DeploymentView({ blade, place, rules, actor }: WizardScreenProps): JSX.Element {
  const { operations, replace } = usePortal();
  const snapshot = useSnapshot(actor);
  const now = useVirtualTime();
  const { resource = '', operation = '', refused } = snapshot.context;
  const chain = chainOf(operations, operation);
  const noted = chain.at(-1);
  const started = chain[0]?.startedAt ?? now;
  const name = idParts(resource).name;
  // While it settles Azure is done already, as the notifications say; only the blade has yet to read what came of it.
  const isRunning = snapshot.matches('deploying');
  const isDone = snapshot.matches('deployed');
  const isGone = snapshot.matches('gone');
  const isLeft = snapshot.matches('failed') && rules.isThere(resource, snapshot.context.answers);
  const { title, status, tone }: Standing = isRunning
    ? standings.running
    : isDone || snapshot.matches('settling')
      ? standings.done
      : isGone
        ? standings.gone
        : standings.failed;
  return (
    <BladeFrame key="deployment" blade={blade} place={place} title={title} isLoading={false} actions={[]}>
      {isDone && <NoticeBar tone="success" title="Created" text={`The ${inSentence(blade.kind)} ${name} is there.`} />}
      {isGone && (
        <NoticeBar tone="info" title={`There is no ${name}`} text="It was deleted, or its creation was undone." />
      )}
      {refused !== undefined && <RefusalBar refused={refused} what={`${name} failed to deploy`} />}
      <dl className="ccp-essentials">
        <div>
          <dt>Resource group</dt>
          <dd>{idParts(resource).resourceGroup || '—'}</dd>
        </div>
        <div>
          <dt>Started</dt>
          <dd>{timeWords(started)}</dd>
        </div>
        <div>
          <dt>{isRunning ? 'Running for' : 'Took'}</dt>
          <dd>{spanWords((noted?.endedAt ?? now) - started)}</dd>
        </div>
      </dl>
      {isRunning && <Progress startedAt={started} />}
      <section className="ccp-section ccp-deployment">
        <h3>Deployment details</h3>
        <TableView
          label="Deployment details"
          table={{
            columns: ['Resource', 'Type', 'Status'],
            empty: '',
            rows: [
              ...chain
                .filter(({ resource: id }) => id !== resource)
                .map((one) => rowOf(one.resource, standings[outcomes[one.status]])),
              ...(noted === undefined || noted.resource === resource ? [rowOf(resource, { status, tone })] : []),
              ...(noted?.then ?? []).map(({ id }) =>
                rowOf(id, { status: noted?.status === 'failed' ? 'Not started' : 'Waiting', tone: 'quiet' }),
              ),
            ],
          }}
        />
      </section>
      <WhatHappened requests={chain.flatMap(({ request }) => request ?? [])} />
      <div className="ccp-buttons">
        {isDone && (
          <Button appearance="primary" onClick={() => replace(placeOf(resource))}>
            Go to resource
          </Button>
        )}
        {snapshot.can({ type: 'form.reopened' }) && (
          <>
            <Button appearance="primary" onClick={() => actor.send({ type: 'form.reopened' })}>
              Back to the form
            </Button>
            {isLeft && <Button onClick={() => replace(placeOf(resource))}>Go to failed resource</Button>}
          </>
        )}
      </div>
    </BladeFrame>
  );
}
