/** One field of a blade: its label, its control, its hint, and what is wrong with what it holds. */
import { Button, Checkbox, Field as FluentField, Input, Select } from '@fluentui/react-components';
import type { JSX } from 'react';
import type { Field } from '#src/portal/blade.ts';
import { usePortal } from '#src/portal/context.ts';
import { ManyView } from '#src/portal/kit/ManyView.tsx';
import type { Answers, Refused } from '#src/portal/request.ts';
import { isTicked, textOf } from '#src/portal/values.ts';
import type { Value, Values } from '#src/portal/values.ts';

interface Props {
  /** Of the text of a `said` field, so that its group can be described by it. */
  id?: string;
  field: Field;
  values: Values;
  answers: Answers;
  problem?: string | undefined;
  refused?: Refused | undefined;
  isDisabled?: boolean;
  onChange: (value: Value) => void;
  onLeave?: () => void;
}

export function FieldView(props: Props): JSX.Element {
  const { field, values, answers, problem, refused } = props;
  const message = problem ?? (refused === undefined ? undefined : `${refused.message} (${refused.code})`);
  const { profile } = usePortal();
  if (field.control === 'button')
    return (
      <div className="ccp-field" data-field={field.name}>
        <Button size="small" disabled={props.isDisabled === true} onClick={() => props.onChange(true)}>
          {field.label}
        </Button>
      </div>
    );
  if (field.control === 'said')
    return (
      <p className="ccp-field ccp-said" id={props.id} data-field={field.name}>
        <span>{field.label}</span> <strong>{whole(field.says?.(values, answers) ?? '')}</strong>
      </p>
    );
  const remark = message === undefined ? field.remark?.(values, answers, profile) : undefined;
  const hint = [field.hint, remark].filter((text) => text !== undefined && text !== '');
  return (
    <FluentField
      className="ccp-field"
      data-field={field.name}
      data-control={field.control}
      {...(field.control === 'tick' ? {} : { label: field.label, required: field.isRequired === true })}
      {...(message === undefined
        ? {}
        : {
            validationState: 'error' as const,
            // Its own role would speak at every key; the view announces it once, when it is time.
            validationMessage: { role: undefined, children: message },
          })}
      {...(hint.length === 0 ? {} : { hint: { children: hint.map((text) => <span key={text}>{text}</span>) } })}
    >
      <Control {...props} />
    </FluentField>
  );
}

/** Breaks a text at its commas, not inside a name. */
const whole = (text: string): JSX.Element[] =>
  text.split(/(?<=, )/).map((part) => (
    <span key={part} className="ccp-whole">
      {part}
    </span>
  ));

/** The control itself. Fluent's field ties label, hint and message to it by its context. */
function Control({ field, values, answers, isDisabled = false, onChange, onLeave }: Props): JSX.Element | null {
  const isLocked = field.isLocked?.(values) === true;
  const value = textOf(values, field.name);
  // A browser calls an empty control with its own `required` invalid before anybody has touched it.
  const required = { required: false, 'aria-required': field.isRequired === true };
  switch (field.control) {
    case 'tick':
      return (
        <Checkbox
          label={field.label}
          checked={isTicked(values, field.name)}
          disabled={isDisabled}
          onChange={(_event, { checked }) => onChange(checked === true)}
          onBlur={onLeave}
        />
      );
    case 'choice': {
      const choices = field.choices?.(values, answers) ?? [];
      return (
        <Select
          {...required}
          value={value}
          disabled={isDisabled}
          onChange={(_event, data) => onChange(data.value)}
          onBlur={onLeave}
        >
          {choices.every((choice) => choice.value !== value) && <option value={value}>Choose one</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} disabled={choice.isOff === true}>
              {choice.label}
            </option>
          ))}
        </Select>
      );
    }
    case 'many':
      return (
        <ManyView
          choices={field.choices?.(values, answers) ?? []}
          value={value}
          isDisabled={isDisabled}
          onChange={onChange}
        />
      );
    case 'said':
    case 'button':
      return null;
    case 'text':
      return (
        <Input
          {...required}
          value={value}
          disabled={isDisabled}
          readOnly={isLocked}
          autoComplete="off"
          spellCheck={false}
          onChange={(_event, data) => onChange(data.value)}
          onBlur={onLeave}
        />
      );
  }
}
