/** Believes that what FastPath does not carry is lost. */
import { parsePrefix, type Prefix } from '#src/base/ip.ts';
import type { Remark, Route, Shortcut } from '#src/datapath/network.ts';
import { createPrefixTable } from '#src/datapath/prefixTable.ts';
import { defineBelief } from './belief.ts';
import { addRoutes, grouped } from './change.ts';

type Placed<T> = { prefix: Prefix; thing: T };

const placed = <T extends { prefix: string }>(things: readonly T[]): Placed<T>[] =>
  things.flatMap((thing) => {
    const prefix = parsePrefix(thing.prefix);
    return prefix ? [{ prefix, thing }] : [];
  });

/** Of each exception that lies in a route, and each route that lies in an exception, the one that lies in the other. */
function narrower(exceptions: readonly Remark[], routes: readonly Route[]): { prefix: string; exception: Remark }[] {
  const byRoute = createPrefixTable(routes.map((route) => [route.prefix, route]));
  const byException = createPrefixTable(exceptions.map((exception) => [exception.prefix, exception]));
  const inRoutes = placed(exceptions)
    .filter(({ prefix }) => byRoute.matches(prefix).some(({ length }) => length <= prefix.length))
    .map(({ thing }) => ({ prefix: thing.prefix, exception: thing }));
  const inExceptions = placed(routes).flatMap(({ prefix, thing }) => {
    const [exception] = byException.matches(prefix).find(({ length }) => length <= prefix.length)?.items ?? [];
    return exception ? [{ prefix: thing.prefix, exception }] : [];
  });
  return [...inRoutes, ...inExceptions];
}

export const unsupportedIsDropped = defineBelief({
  id: 'expressroute/unsupported-is-dropped',
  change(network) {
    const routesAt = grouped(network.routes, ({ at }) => at);
    const lost = network.shortcuts.flatMap((shortcut: Shortcut) => {
      const served = (routesAt.get(shortcut.at) ?? []).filter(
        ({ via }) => via !== undefined && shortcut.skips.includes(via),
      );
      // While FastPath is being switched on, it is not yet there to drop anything.
      const kept = shortcut.exceptions.filter(({ fact }) => fact !== 'expressroute/fastpath-existing-connection');
      return narrower(kept, served).map(({ prefix, exception }): Route => ({
        at: shortcut.at,
        prefix,
        via: undefined,
        origin: 'user',
        because: `FastPath does not carry ${prefix}, and would drop it.`,
        ...(exception.fact !== undefined && { fact: exception.fact }),
      }));
    });
    return addRoutes(network, lost);
  },
});
