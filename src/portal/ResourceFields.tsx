/** The fields of a resource blade, what is wrong with them, and under them Save, Discard and whether something is not saved. */
import { Button, Spinner } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import type { ResourceScreenProps } from '#src/portal/ResourceView.tsx';
import { useSnapshot } from '#src/portal/actor.ts';
import { usePortal } from '#src/portal/context.ts';
import { focusField } from '#src/portal/focusField.ts';
import { FieldView } from '#src/portal/kit/FieldView.tsx';
import { Icon } from '#src/portal/kit/Icon.tsx';
import { NoticeBar } from '#src/portal/kit/NoticeBar.tsx';
import { valuesOf } from '#src/portal/machines/resource.ts';

const returned = 'You have a change that is not saved.';

/** Says when something can be saved, when it is found again unsaved, and when it is left unsaved. Tells whether it was found again. */
function useUnsaved(isUnsaved: boolean): boolean {
  const { host } = usePortal();
  const [wasUnsaved] = useState(isUnsaved);
  const [isReturn, setReturn] = useState(isUnsaved);
  const isFirst = useRef(true);
  const present = useRef(isUnsaved);
  useEffect(() => {
    present.current = isUnsaved;
    if (isUnsaved) host.announce(isFirst.current && wasUnsaved ? returned : 'Unsaved changes. Save is available.');
    else setReturn(false);
    isFirst.current = false;
  }, [host, isUnsaved, wasUnsaved]);
  useEffect(
    () => () => {
      if (present.current) host.announce('Your change is kept here, but it is not saved.');
    },
    [host],
  );
  return isReturn;
}

export function ResourceFields({ blade, place, rules, actor }: ResourceScreenProps): JSX.Element {
  const { host, shape } = usePortal();
  const snapshot = useSnapshot(actor);
  const { answers, asked } = snapshot.context;
  const values = valuesOf(rules, snapshot.context);
  const problems = asked === 0 ? [] : (rules.problems?.(values, answers) ?? []);
  const shown = (blade.fields ?? []).filter(
    (field) => (field.shapes?.includes(shape) ?? true) && (field.isShown?.(values, answers) ?? true),
  );
  const isBusy = snapshot.matches('saving') || snapshot.matches('applying') || snapshot.matches('settling');
  const isUnsaved = snapshot.matches('editing');
  const isReturn = useUnsaved(isUnsaved);
  const { refused } = snapshot.context;
  const refusedField = refused && rules.concerns?.(refused, values);
  const section = useRef<HTMLElement>(null);
  const first = problems[0];
  useEffect(() => {
    if (asked === 0 || first === undefined) return;
    // A field that takes the focus is read with its description; one that had it already is not.
    const hasMoved = focusField(section.current, first.field);
    host.announce(hasMoved ? 'Not saved.' : `Not saved. ${first.because}`, 'assertive');
    // Only a new press of Save moves the focus; typing does not.
  }, [asked]);
  const save = (): void => {
    actor.send({ type: 'save.pressed' });
    const after = actor.getSnapshot();
    const wrong = after.matches('editing') ? rules.problems?.(valuesOf(rules, after.context), answers)[0] : undefined;
    if (wrong !== undefined) host.refused?.({ form: blade.title(place), field: wrong.field, says: wrong.because });
  };
  return (
    <section className="ccp-section ccp-form" ref={section}>
      <h3>{blade.fieldsTitle ?? 'Configuration'}</h3>
      {isReturn && isUnsaved && (
        <NoticeBar tone="warning" title={returned.slice(0, -1)} text="Press Save to apply it, or Discard to drop it." />
      )}
      {shown.map((field) => (
        <FieldView
          key={field.name}
          field={field}
          values={values}
          answers={answers}
          isDisabled={isBusy}
          problem={problems.find((problem) => problem.field === field.name)?.because}
          refused={refusedField === field.name ? refused : undefined}
          onChange={(value) => actor.send({ type: 'field.changed', field: field.name, value })}
        />
      ))}
      <div className="ccp-buttons ccp-save">
        <Button
          appearance="primary"
          icon={<Icon name="save" size={18} />}
          disabledFocusable={!snapshot.can({ type: 'save.pressed' })}
          onClick={save}
        >
          Save
        </Button>
        <Button
          icon={<Icon name="discard" size={18} />}
          disabledFocusable={!snapshot.can({ type: 'discard.pressed' })}
          onClick={() => actor.send({ type: 'discard.pressed' })}
        >
          Discard
        </Button>
        {isUnsaved && <strong className="ccp-unsaved">Unsaved changes</strong>}
        {isBusy && <Spinner className="ccp-spinner" size="tiny" label="Saving" />}
      </div>
    </section>
  );
}
