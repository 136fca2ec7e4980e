/** The refusal for what exists in Azure and not here: by name, never faked. */
import { Refusal } from '#src/base/refusal.ts';

export const notSimulated = (what: string, instead: string, target: string): Refusal =>
  new Refusal(501, 'CrossconnectNotSimulated', `${what} is not simulated. ${instead}`, { target });
