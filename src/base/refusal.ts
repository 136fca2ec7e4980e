/** One of several reasons. */
export interface Detail {
  code: string;
  message: string;
}

/**
 * A request that must be refused. Thrown anywhere below a door; the door turns it into the error envelope.
 * `message` names the value, the rule and the way out, unless Azure's own words say less and `details` say it.
 * `fact` is the id of the fact the rule rests on.
 */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly target: string | undefined;
  readonly fact: string | undefined;
  readonly details: readonly Detail[];

  constructor(
    status: number,
    code: string,
    message: string,
    more: { target?: string; fact?: string; details?: readonly Detail[] } = {},
  ) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.target = more.target;
    this.fact = more.fact;
    this.details = more.details ?? [];
  }
}
