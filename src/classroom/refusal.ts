/** An answer that says no: a status, a word for programs, and a sentence for the person who asked. */

export interface Refusal {
  refused: true;
  status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503;
  /** For example `ClassEnded`. */
  code: string;
  /** Names the value, the rule and the way out. */
  message: string;
  /** After how many seconds it is worth asking again. */
  retryAfter?: number;
}

/** Says no. */
export const refuse = (status: Refusal['status'], code: string, message: string): Refusal => ({
  refused: true,
  status,
  code,
  message,
});

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
