/** The timers of a circuit's BGP sessions as published, in milliseconds. */
import { valueOf, type Profile } from '#src/base/facts.ts';
import type { Timers } from '#src/datapath/convergence.ts';

/** The timers as they are, or as short as a router may ask for. */
export type TimerChoice = 'usual' | 'shortest';

const second = 1000;
const inMilliseconds = ({ keepAlive, hold }: { keepAlive: number; hold: number }) => ({
  keepAlive: keepAlive * second,
  hold: hold * second,
});

/** The timers that both ends agree on, with BFD on at both or not. */
export function timersOf(profile: Profile, choice: TimerChoice, bfd: boolean): Timers {
  const bgp = valueOf(choice === 'usual' ? 'expressroute/bgp-timers' : 'expressroute/bgp-timers-lowest', profile);
  return { ...inMilliseconds(bgp), ...(bfd && { bfd: valueOf('expressroute/bfd-timers', profile) }) };
}

/** How long at most gateways and Microsoft's edges take to move to another way. */
export const settleOf = (profile: Profile): number => valueOf('expressroute/gateway-convergence', profile) * second;
