/** The last tab of a wizard: everything that was chosen, and whether it can be created. */
import { Button } from '@fluentui/react-components';
import type { JSX } from 'react';
import type { WizardScreenProps } from '#src/portal/WizardView.tsx';
import { useSnapshot } from '#src/portal/actor.ts';
import type { Field } from '#src/portal/blade.ts';
import { usePortal } from '#src/portal/context.ts';
import { Icon } from '#src/portal/kit/Icon.tsx';
import { wizardValues } from '#src/portal/machines/wizard.ts';
import { fieldsIn } from '#src/portal/wizard-fields.ts';
import type { Answers } from '#src/portal/request.ts';
import { isTicked, textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';

/** What a field holds, as its control shows it. */
function shown(field: Field, values: Values, answers: Answers): string {
  if (field.control === 'said') return field.says?.(values, answers) ?? '';
  if (field.control === 'tick') return isTicked(values, field.name) ? 'Yes' : 'No';
  const value = textOf(values, field.name);
  const label = field.choices?.(values, answers).find((choice) => choice.value === value)?.label;
  return (label ?? value) || '—';
}

export function ReviewView({ blade, place, rules, actor }: WizardScreenProps): JSX.Element {
  const { profile, shape } = usePortal();
  const snapshot = useSnapshot(actor);
  const { answers } = snapshot.context;
  const values = wizardValues(rules, snapshot.context);
  const problems = rules.problems(values, answers);
  const hasPassed = problems.length === 0;
  const fields = fieldsIn(blade, values, answers, { place, profile, shape }).filter(
    ({ control }) => control !== 'button',
  );
  const labelOf = (name: string): string => fields.find((field) => field.name === name)?.label ?? name;
  return (
    <>
      <div className="ccp-notice" data-tone={hasPassed ? 'success' : 'error'} role="status">
        <Icon name={hasPassed ? 'done' : 'failed'} />
        <div>
          <p>
            <strong>{hasPassed ? 'Validation passed' : 'Validation failed'}</strong>
            {hasPassed
              ? ''
              : `. ${problems.length === 1 ? 'One thing needs' : `${problems.length} things need`} your attention.`}
          </p>
          {!hasPassed && (
            <ul className="ccp-problems">
              {problems.map(({ field, because }) => (
                <li key={field}>
                  <span>{because}</span>
                  <Button size="small" onClick={() => actor.send({ type: 'problem.followed', field })}>
                    Go to {labelOf(field)}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
      {rules.tabs.slice(0, -1).map((tab, index) => (
        <section key={tab} className="ccp-section">
          <h3>{tab}</h3>
          <dl className="ccp-review">
            {fields
              .filter(({ name }) => rules.tabOf(name) === index)
              .map((field) => (
                <div key={field.name}>
                  <dt>{field.label}</dt>
                  <dd>{shown(field, values, answers)}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </>
  );
}
