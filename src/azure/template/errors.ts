/** How a template is refused: what stands in it that does not hold, or what is not simulated, by its name. */
import { Refusal } from '#src/base/refusal.ts';

/** Something in an expression does not hold. Whoever evaluates says where it stands. */
export class TemplateError extends Error {
  /** The function or feature that Azure has and this simulation has not. */
  readonly missing: string | undefined;

  constructor(message: string, missing?: string) {
    super(message);
    this.name = 'TemplateError';
    this.missing = missing;
  }
}

/** That Azure can do it and this simulation cannot. */
export const lacking = (what: string): TemplateError => new TemplateError(`${what} is not simulated.`, what);

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** The refusal of a template, at a place such as `The template resource 'vnet'`. */
export function refusalOf(place: string, error: TemplateError): Refusal {
  if (error.missing !== undefined) {
    return new Refusal(
      501,
      'CrossconnectNotSimulated',
      `Deployment template validation failed: '${place} uses ${error.missing}', which is not simulated. Write the template without it, or send the resources one by one with PUT.`,
    );
  }
  return new Refusal(
    400,
    'InvalidTemplate',
    `Deployment template validation failed: '${place} is not valid: ${sentence(error.message)} Please see https://aka.ms/arm-functions for usage details.'.`,
  );
}

/** Runs `work`; what does not hold in it is refused as standing at `place`. */
export function at<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TemplateError) throw refusalOf(place, error);
    throw error;
  }
}
