/** How a wizard looks: tabs, fields, review, and the page of the deployment it started. */
import { Button } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import type { JSX } from 'react';
import { createActor } from 'xstate';
import type { ActorRefFrom } from 'xstate';
import { BladeFrame } from '#src/portal/BladeFrame.tsx';
import { DeploymentView } from '#src/portal/DeploymentView.tsx';
import { ReviewView } from '#src/portal/ReviewView.tsx';
import { stateName, useReport, useServed, useSnapshot } from '#src/portal/actor.ts';
import type { Field, WizardBlade } from '#src/portal/blade.ts';
import { useAdvice, usePortal } from '#src/portal/context.ts';
import type { PortalWorld } from '#src/portal/context.ts';
import { useDraft, wizardDraftFrom } from '#src/portal/drafts.ts';
import { focusField } from '#src/portal/focusField.ts';
import { FieldView } from '#src/portal/kit/FieldView.tsx';
import { Explain, NoticeBar, RefusalBar } from '#src/portal/kit/NoticeBar.tsx';
import { SummaryView } from '#src/portal/kit/SummaryView.tsx';
import { Tabs } from '#src/portal/kit/Tabs.tsx';
import { useLeaving } from '#src/portal/leaving.ts';
import type { Leaving } from '#src/portal/leaving.ts';
import { refusedOn, shownProblem, typedValues, wizardMachine, wizardValues } from '#src/portal/machines/wizard.ts';
import type { WizardContext, WizardDraft, WizardRules } from '#src/portal/machines/wizard.ts';
import type { Value } from '#src/portal/values.ts';
import type { Place } from '#src/portal/place.ts';
import { fieldsIn, introOf } from '#src/portal/wizard-fields.ts';

interface Props {
  blade: WizardBlade;
  place: Place;
}

/** A wizard that is opened anew begins anew once it has created something; a reload, Back and Forward return to the deployment. */
function draftFor({ host, arrival, operations }: PortalWorld, place: Place): WizardDraft | undefined {
  const draft = wizardDraftFrom(host, place);
  const isReturn = arrival.to === 'nothing' || (arrival.to === 'heading' && arrival.isReturn === true);
  if (draft?.operation === undefined || isReturn) return draft;
  if (operations.find(draft.operation)?.status !== 'failed') return undefined;
  return { values: draft.values, tab: 0, touched: draft.touched };
}

const draftOf = ({ values, tab, touched, operation, resource }: WizardContext): WizardDraft | undefined =>
  operation === undefined && Object.keys(values).length === 0 && tab === 0
    ? undefined
    : { values, tab, touched, ...(operation === undefined ? {} : { operation, resource }) };

export function WizardView({ blade, place }: Props): JSX.Element {
  const world = usePortal();
  const { host, profile, shape } = world;
  const [rules] = useState(() => blade.rules({ place, profile, shape }));
  const [actor] = useState(() => {
    const draft = draftFor(world, place);
    return createActor(wizardMachine(rules), {
      input: { reads: blade.reads(place), ...(draft === undefined ? {} : { draft }) },
    });
  });
  useDraft(host, place, actor, draftOf);
  useServed(actor);
  return <WizardScreen blade={blade} place={place} rules={rules} actor={actor} />;
}

export interface WizardScreenProps extends Props {
  rules: WizardRules;
  actor: ActorRefFrom<ReturnType<typeof wizardMachine>>;
}

/** The screen over a running wizard machine. */
export function WizardScreen(props: WizardScreenProps): JSX.Element {
  const { blade, place, rules, actor } = props;
  const snapshot = useSnapshot(actor);
  const state = stateName(snapshot.value);
  const { context } = snapshot;
  const isDeployment = ['deploying', 'settling', 'deployed', 'gone', 'failed'].includes(state);
  useReport({
    blade: isDeployment ? 'deployment' : blade.id,
    ...(place.of === undefined ? {} : { resource: place.of }),
    ...(isDeployment ? {} : { tab: rules.tabs[context.tab] ?? '' }),
    state,
    values: wizardValues(rules, context),
  });
  if (isDeployment) return <DeploymentView {...props} />;
  const refresh = {
    label: 'Refresh',
    icon: 'refresh' as const,
    onPress: () => actor.send({ type: 'refresh.pressed' }),
    isOff: !snapshot.can({ type: 'refresh.pressed' }),
  };
  return (
    <BladeFrame blade={blade} place={place} isLoading={state === 'loading'} actions={[refresh]}>
      {state === 'unreadable' && context.refused !== undefined ? (
        <RefusalBar refused={context.refused} what="This wizard cannot be opened" />
      ) : (
        state !== 'loading' && <Steps {...props} />
      )}
    </BladeFrame>
  );
}

function Steps(props: WizardScreenProps): JSX.Element {
  const { blade, place, rules, actor } = props;
  const { profile, shape, host } = usePortal();
  const advised = useAdvice();
  const snapshot = useSnapshot(actor);
  const { answers, tab, refused, asked, goTo } = snapshot.context;
  const values = wizardValues(rules, snapshot.context);
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [turned, setTurned] = useState(0);
  const tell = (field: string): void => {
    const known = shownProblem(rules, actor.getSnapshot().context, field);
    actor.send({ type: 'field.left', field });
    const because = shownProblem(rules, actor.getSnapshot().context, field);
    // The focus has gone on, so nobody hears the description of the field that was left.
    if (because !== undefined && because !== known) host.announce(because);
  };
  const { leave, ...pointer } = useLeaving(tell);
  const isReview = tab === rules.tabs.length - 1;
  const isBusy = snapshot.matches('creating');
  const problems = rules.problems(values, answers);

  useEffect(() => {
    if (asked === 0 || goTo === undefined) return;
    const because = problems.find(({ field }) => field === goTo)?.because;
    // A field that takes the focus is read with its description; one that had it already is not.
    if (!focusField(panel.current, goTo) && because !== undefined) host.announce(because, 'assertive');
    // Only a press that asked for it moves the focus; typing does not.
  }, [asked]);
  useEffect(() => {
    if (turned > 0) panel.current?.focus();
  }, [turned]);

  /** After a press that may have led nowhere. */
  const tellRefusal = (): void => {
    const { context } = actor.getSnapshot();
    const first = refusedOn(rules, context, context.tab);
    if (first !== undefined) host.refused?.({ form: blade.title(place), field: first.field, says: first.because });
  };
  const turn = (type: 'next.pressed' | 'previous.pressed'): void => {
    const before = actor.getSnapshot().context.tab;
    actor.send({ type });
    const after = actor.getSnapshot().context.tab;
    if (after !== before) setTurned(turned + 1);
    if (type === 'next.pressed' && (after === before || after === rules.tabs.length - 1)) tellRefusal();
  };

  return (
    <form
      className="ccp-wizard"
      noValidate
      {...pointer}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReview) turn('next.pressed');
        else {
          actor.send({ type: 'create.pressed' });
          // A button that is off takes the press nevertheless, so that it can be heard that it is off.
          if (actor.getSnapshot().matches('reviewing')) tellRefusal();
        }
      }}
    >
      <Tabs
        id={id}
        label={blade.title(place)}
        tabs={rules.tabs}
        chosen={tab}
        wrong={rules.tabs.map((_tab, index) =>
          problems.some(({ field }) => field in snapshot.context.touched && rules.tabOf(field) === index),
        )}
        onChoose={(index) => {
          actor.send({ type: 'tab.chosen', tab: index });
          if (!isReview && index === rules.tabs.length - 1) tellRefusal();
        }}
      />
      <div
        ref={panel}
        className="ccp-panel"
        role="tabpanel"
        id={`${id}panel`}
        aria-labelledby={`${id}tab${tab}`}
        tabIndex={-1}
      >
        {refused !== undefined && refused.field === undefined && (
          <RefusalBar refused={refused} what="Azure refused the request" />
        )}
        {refused?.field !== undefined && <Explain refused={refused} />}
        {advised(blade.notices?.(values, answers, { place, profile, shape })).map((notice) => (
          <NoticeBar key={notice.text} {...notice} />
        ))}
        {isReview ? (
          <ReviewView {...props} />
        ) : (
          <div className="ccp-beside">
            <div className="ccp-form">
              <TabFields {...props} leave={leave} tell={tell} />
            </div>
            {blade.summary !== undefined && (
              <SummaryView summary={blade.summary(values, answers, { place, profile, shape })} />
            )}
          </div>
        )}
      </div>
      <div className="ccp-buttons ccp-foot">
        <Button disabled={!snapshot.can({ type: 'previous.pressed' })} onClick={() => turn('previous.pressed')}>
          Previous
        </Button>
        {isReview ? (
          <Button
            key="create"
            type="submit"
            appearance="primary"
            disabledFocusable={!snapshot.can({ type: 'create.pressed' })}
            // The second half of a double click on Next falls on this button, which stands where Next was.
            onClick={(event) => {
              if (event.detail > 1) event.preventDefault();
            }}
          >
            Create
          </Button>
        ) : (
          <Button key="next" type="submit" appearance="primary">
            Next: {rules.tabs[tab + 1]}
          </Button>
        )}
        <Button appearance="subtle" disabled={isBusy} onClick={() => actor.send({ type: 'discard.pressed' })}>
          Start over
        </Button>
      </div>
    </form>
  );
}

interface TabProps extends WizardScreenProps, Pick<Leaving, 'leave'> {
  tell: (field: string) => void;
}

function TabFields({ blade, place, rules, actor, leave, tell }: TabProps): JSX.Element {
  const { profile, shape } = usePortal();
  const { context } = useSnapshot(actor);
  const { answers, tab, refused } = context;
  const id = useId();
  const values = wizardValues(rules, context);
  const fields = fieldsIn(blade, values, answers, { place, profile, shape }).filter(
    ({ name }) => rules.tabOf(name) === tab,
  );
  const change = (field: Field, value: Value): void => {
    if (field.control === 'button') {
      const pressed = field.press?.(values, answers);
      if (pressed !== undefined) actor.send({ type: 'fields.changed', ...pressed });
      return;
    }
    actor.send({ type: 'field.changed', field: field.name, value });
    // A choice is complete once it is made; a text is not while it is typed.
    if (field.control !== 'text') tell(field.name);
  };
  return (
    <>
      <p className="ccp-intro">{introOf(blade, rules.tabs, tab)}</p>
      {groupsOf(fields).map(({ group, members }) => (
        <fieldset
          key={group}
          className="ccp-group"
          aria-describedby={
            members.flatMap(({ name, control }) => (control === 'said' ? [`${id}${name}`] : [])).join(' ') || undefined
          }
        >
          <legend>{group}</legend>
          {members.map((field) => (
            <FieldView
              key={field.name}
              id={`${id}${field.name}`}
              field={field}
              values={typedValues(rules, context)}
              answers={answers}
              problem={shownProblem(rules, context, field.name)}
              refused={refused?.field === field.name ? refused : undefined}
              onChange={(value) => change(field, value)}
              onLeave={() => leave(field.name)}
            />
          ))}
        </fieldset>
      ))}
    </>
  );
}

function groupsOf(fields: readonly Field[]): { group: string; members: Field[] }[] {
  return [...Map.groupBy(fields, ({ group = '' }) => group)].map(([group, members]) => ({ group, members }));
}
