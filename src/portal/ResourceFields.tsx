/** The fields of a resource blade, what is wrong with them after Save, and the reminder that something is not saved. */
import { Spinner } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { JSX } from 'react';
import type { ResourceScreenProps } from '#src/portal/ResourceView.tsx';
import { useSnapshot } from '#src/portal/actor.ts';
import { usePortal } from '#src/portal/context.ts';
import { focusField } from '#src/portal/focusField.ts';
import { FieldView } from '#src/portal/kit/FieldView.tsx';
import { NoticeBar } from '#src/portal/kit/NoticeBar.tsx';
import { valuesOf } from '#src/portal/machines/resource.ts';

export function ResourceFields({ blade, rules, actor }: ResourceScreenProps): JSX.Element {
  const { host } = usePortal();
  const snapshot = useSnapshot(actor);
  const { answers, asked } = snapshot.context;
  const values = valuesOf(rules, snapshot.context);
  const problems = asked === 0 ? [] : (rules.problems?.(values, answers) ?? []);
  const isBusy = snapshot.matches('saving') || snapshot.matches('applying') || snapshot.matches('settling');
  const section = useRef<HTMLElement>(null);
  const first = problems[0];
  useEffect(() => {
    if (asked === 0 || first === undefined) return;
    focusField(section.current, first.field);
    host.announce(`Not saved. ${first.because}`, 'assertive');
    // Only a new press of Save moves the focus; typing does not.
  }, [asked]);
  return (
    <section className="ccp-section ccp-form" ref={section}>
      <h3>{blade.fieldsTitle ?? 'Configuration'}</h3>
      {snapshot.matches('editing') && (
        <NoticeBar tone="info" title="Not saved yet" text="Press Save to keep your changes, or Discard to drop them." />
      )}
      {isBusy && <Spinner className="ccp-spinner" size="tiny" label="Saving" />}
      {blade.fields?.map((field) => (
        <FieldView
          key={field.name}
          field={field}
          values={values}
          answers={answers}
          isDisabled={isBusy}
          problem={problems.find((problem) => problem.field === field.name)?.because}
          onChange={(value) => actor.send({ type: 'field.changed', field: field.name, value })}
        />
      ))}
    </section>
  );
}
