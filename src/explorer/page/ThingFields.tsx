/** What can be set on a thing, what can be added in it, and the way to remove it. */
import { useState } from 'react';
import type { Profile } from '#src/base/facts.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { FactMark } from '../map/FactMark.tsx';
import { parts } from '../parts/list.ts';
import { hangsOn, isProblem, removed, type Change, type Field, type Item, type Kind } from '../parts/part.ts';
import { offersOf } from '../tree.ts';
import { DraftField } from './DraftField.tsx';
import { Offers } from './Offers.tsx';

interface FieldProps {
  field: Field;
  profile: Profile;
  onChange: (change: Change) => void;
  id: string;
}

function Setting({ field, profile, onChange, id }: FieldProps) {
  const [warning, setWarning] = useState<string>();
  const set = (value: string): string | undefined => {
    const result = field.set(value);
    if (isProblem(result)) return result.problem;
    setWarning(result.warning);
    onChange(result);
    return undefined;
  };
  const mark = field.fact !== undefined && <FactMark id={field.fact} profile={profile} />;
  if (field.kind === 'text' || field.kind === 'number')
    return (
      <div className="cc-x-setting">
        <DraftField
          label={field.label}
          value={field.value}
          onEnter={set}
          isNumber={field.kind === 'number'}
          note={field.note}
          warning={warning}
        />
        {mark}
      </div>
    );
  const note = field.note === undefined ? undefined : `${id}-note`;
  return (
    <div className="cc-x-setting">
      <div className="cc-x-field" data-kind={field.kind}>
        {field.kind === 'choice' ? (
          <>
            <label htmlFor={id}>{field.label}</label>
            <select
              id={id}
              value={field.value}
              aria-describedby={note}
              onChange={({ target }) => void set(target.value)}
            >
              {field.choices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </select>
          </>
        ) : (
          <label className="cc-x-switch">
            <input
              type="checkbox"
              role="switch"
              checked={field.value === 'true'}
              aria-describedby={note}
              onChange={({ target }) => void set(String(target.checked))}
            />
            {field.label}
          </label>
        )}
        {note !== undefined && (
          <p id={note} className="cc-x-said">
            {field.note}
          </p>
        )}
      </div>
      {mark}
    </div>
  );
}

interface Props {
  cloud: PlainCloud;
  profile: Profile;
  part: Kind;
  item: Item;
  onChange: (change: Change) => void;
  onRemoved: (change: Change) => void;
}

function Removing({ cloud, part, item, onRemoved }: Props) {
  const [isAsked, setIsAsked] = useState(false);
  if (part.isRemovable === false) return <p className="cc-x-said">A site goes with its last circuit.</p>;
  // What joins two things is named after both, and neither of them goes.
  const what = item.name.includes(' and ') ? `the ${part.one}` : item.name;
  const also = hangsOn(part, parts, cloud, item.id);
  const remove = () => onRemoved(removed(part, parts, cloud, item.id));
  if (!isAsked)
    return (
      <button
        type="button"
        className="cc-x-button cc-x-danger"
        onClick={() => (also.length === 0 ? remove() : setIsAsked(true))}
      >
        Remove {what}
      </button>
    );
  return (
    <div className="cc-x-confirm" role="group" aria-label={`Remove ${what}?`}>
      <p>
        With {what} {also.length === 1 ? 'goes' : 'go'}: <strong>{also.join(', ')}</strong>.
      </p>
      <button type="button" className="cc-x-button cc-x-danger" autoFocus onClick={remove}>
        Remove all of it
      </button>
      <button type="button" className="cc-x-button" onClick={() => setIsAsked(false)}>
        Keep it
      </button>
    </div>
  );
}

export function ThingFields(props: Props) {
  const { cloud, profile, part, item, onChange } = props;
  const fields = parts.find(({ kind }) => kind === part.kind)?.fields(cloud, item.id, profile) ?? [];
  const base = `x-${item.id.split('/').slice(-3).join('-').toLowerCase()}`;
  return (
    <div className="cc-x-fields">
      {fields.map((field) => (
        <Setting
          key={field.id}
          id={`${base}-${field.id.replace('/', '-')}`}
          field={field}
          profile={profile}
          onChange={onChange}
        />
      ))}
      <Offers offers={offersOf(parts, cloud, { part, item })} cloud={cloud} inside={item.id} onChange={onChange} />
      <Removing key={item.id} {...props} />
    </div>
  );
}
