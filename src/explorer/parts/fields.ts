/** Ready-made fields: a choice, a switch, a number, an address. Each sets one property of one resource. */
import type { FactId } from '#src/base/facts.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { changed, find } from '../cloud.ts';
import { renamed, renamedId, whyNoName } from '../rename.ts';
import type { Choice, Field, Result } from './part.ts';

interface Place {
  cloud: PlainCloud;
  /** The id of the resource. */
  id: string;
  /** What the sentence of a change calls it. */
  name: string;
}

interface About {
  /** The property, and the id of the field. */
  property: string;
  label: string;
  note?: string;
  fact?: FactId;
}

const about = ({ property, label, note, fact }: About) => ({
  id: property,
  label,
  ...(note !== undefined && { note }),
  ...(fact !== undefined && { fact }),
});

/** How to change the resource for a value; by default the property gets it. */
type Put = (value: string) => PlainCloud;

/** One of several values. */
export function choiceField(
  { cloud, id, name }: Place,
  what: About,
  value: string,
  choices: readonly Choice[],
  put: Put = (chosen) => changed(cloud, id, { [what.property]: chosen }),
): Field {
  return {
    ...about(what),
    kind: 'choice',
    value,
    choices,
    set(chosen): Result {
      const choice = choices.find((one) => one.value === chosen);
      if (!choice)
        return {
          problem: `${what.label} cannot be "${chosen}". Choose ${choices.map((one) => one.label).join(', ')}.`,
        };
      if (chosen === value) return { cloud, id, said: `${what.label} of ${name} stays ${choice.label}.` };
      return { cloud: put(chosen), id, said: `${what.label} of ${name} is now ${choice.label}.` };
    },
  };
}

/** On or off. */
export function switchField(
  { cloud, id, name }: Place,
  what: About,
  isOn: boolean,
  put: Put = (chosen) => changed(cloud, id, { [what.property]: chosen === 'true' }),
): Field {
  return {
    ...about(what),
    kind: 'switch',
    value: String(isOn),
    set(chosen): Result {
      if (chosen !== 'true' && chosen !== 'false')
        return { problem: `${what.label} is on or off: write true or false.` };
      if (chosen === String(isOn)) return { cloud, id, said: `${what.label} of ${name} stays as it is.` };
      return { cloud: put(chosen), id, said: `${what.label} of ${name} is now ${chosen === 'true' ? 'on' : 'off'}.` };
    },
  };
}

/** A text that is checked before it is put. */
export function textField(
  { cloud, id, name }: Place,
  what: About,
  value: string,
  why: (text: string) => string | undefined,
  put: Put = (text) => changed(cloud, id, { [what.property]: text }),
  warn: (text: string) => string | undefined = () => undefined,
): Field {
  return {
    ...about(what),
    kind: 'text',
    value,
    set(chosen): Result {
      const text = chosen.trim();
      const problem = why(text);
      if (problem !== undefined) return { problem };
      if (text === value) return { cloud, id, said: `${what.label} of ${name} stays ${value}.` };
      const warning = warn(text);
      return {
        cloud: put(text),
        id,
        said: `${what.label} of ${name} is now ${text}.`,
        ...(warning !== undefined && { warning }),
      };
    },
  };
}

/** The name of a thing. Azure never changes one; here it may be changed, since nothing runs on it. */
export function nameField({ cloud, id, name }: Place): Field {
  const field = textField(
    { cloud, id, name },
    { property: 'name', label: 'Name', note: 'Azure never renames a thing. Here you may.' },
    name,
    (text) => whyNoName(cloud, id, text),
    (text) => renamed(cloud, id, text),
  );
  return {
    ...field,
    set(chosen) {
      const result = field.set(chosen);
      const text = chosen.trim();
      return 'problem' in result || text === name
        ? result
        : { ...result, id: renamedId(id, text), said: `${name} is called ${text} now.` };
    },
  };
}

/** A whole number within bounds. */
export function numberField(
  place: Place,
  what: About,
  value: number,
  { min, max }: { min: number; max: number },
  put: (value: number) => PlainCloud = (chosen) => changed(place.cloud, place.id, { [what.property]: chosen }),
): Field {
  const why = (text: string) =>
    /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max
      ? undefined
      : `${what.label} is a whole number from ${min} to ${max}.`;
  return { ...textField(place, what, String(value), why, (text) => put(Number(text))), kind: 'number' };
}

/** Things as choices, by name. */
export const choicesOf = (things: readonly { id: string; name: string }[]): Choice[] =>
  things.map(({ id, name }) => ({ value: id, label: name }));

/** Plain values as choices. */
export const plainChoices = (values: readonly (string | number)[]): Choice[] =>
  values.map((value) => ({ value: String(value), label: String(value) }));

/** The value with an odd one that is set now among the choices, so that it can be shown. */
export const withValue = (choices: readonly Choice[], value: string, label = value): Choice[] =>
  choices.some((one) => one.value === value) ? [...choices] : [{ value, label }, ...choices];

export const nameAt = (cloud: PlainCloud, id: string): string => find(cloud, id)?.name ?? 'nothing';
