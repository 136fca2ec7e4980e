/** What fields hold while a learner types, and what is wrong with it. */

export type Value = string | boolean;
export type Values = Record<string, Value>;

/** A field that cannot be sent as it is: the value, the rule, the way out. */
export interface Problem {
  field: string;
  because: string;
}

export const textOf = (values: Values, field: string): string => {
  const value = values[field];
  return typeof value === 'string' ? value : '';
};

export const isTicked = (values: Values, field: string): boolean => values[field] === true;
