/**
 * A request that must be refused. Thrown anywhere below a door; the door turns it into the error envelope.
 * `message` names the value, the rule and the way out. `fact` is the id of the fact the rule rests on.
 */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly target: string | undefined;
  readonly fact: string | undefined;

  constructor(status: number, code: string, message: string, more: { target?: string; fact?: string } = {}) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.target = more.target;
    this.fact = more.fact;
  }
}
