/** The way to the internet of a site that announces a default route: the packets of its networks in Azure leave there. */
import type { Network, Route } from '#src/datapath/network.ts';
import { internetId, toInternet } from './internet.ts';
import { siteAt } from './sites.ts';
import type { World } from './world.ts';

/** The link from a site to the internet and its default routes; nothing for a site that announces none. */
export function exitOf(world: World, site: string): Partial<Network> {
  const { name, defaults } = siteAt(world, site);
  if (defaults.length === 0) return {};
  return {
    ...toInternet(site, name, world.profile),
    routes: defaults.map((prefix): Route => ({
      at: site,
      prefix,
      via: internetId,
      origin: 'system',
      because: `${name} announces a default route, so what is for the internet leaves from there.`,
      fact: 'expressroute/forced-tunneling',
    })),
  };
}
