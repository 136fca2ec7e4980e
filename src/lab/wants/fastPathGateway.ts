/** That a gateway is large enough for FastPath, whatever size it has by then. */
import type { Cloud } from '#src/azure/cloud.ts';
import { allowsFastPath, sizeOfGateway } from '#src/azure/rules/gateway-properties.ts';
import { virtualNetworkGateways } from '#src/azure/types/Microsoft.Network/virtualNetworkGateways.ts';
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { fail, pass } from '#src/base/verdict.ts';
import { scaleGateway } from '#src/lab/acts/network.ts';
import { nameIn } from '#src/lab/ids.ts';
import { gatewayWant } from '#src/lab/wants/gateway.ts';
import type { WantedGateway } from '#src/lab/wants/gateway.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { scale } from '#src/lab/ways/network.ts';

/** The scale units to go to: as many as FastPath needs, and no lower a maximum than there is. */
function boundsFor(cloud: Cloud, gateway: string, profile: Profile): { min: number; max: number } {
  const min = valueOf('expressroute/fastpath-scale-units', profile);
  const now = virtualNetworkGateways.find(cloud, gateway)?.properties.autoScaleConfiguration?.bounds.max ?? 1;
  return { min, max: Math.max(min, now) };
}

/** FastPath works with the gateway: it has the SKU that is wanted, or one that does as well. An ErGwScale gateway with too few scale units gets more; any other grows. */
export function fastPathGatewayWant({ profile, ...wanted }: WantedGateway & { profile: Profile }): Want {
  const { gateway, sku, pane } = wanted;
  const name = nameIn(gateway);
  const looked = `Looked whether ${name} is large enough for FastPath.`;
  const plain = gatewayWant(wanted);
  /** An ErGwScale gateway, where such gateways can have FastPath at all. */
  const isScaled = (cloud: Cloud): boolean =>
    virtualNetworkGateways.find(cloud, gateway)?.properties.sku.name === 'ErGwScale' &&
    valueOf('expressroute/fastpath-gateway-skus', profile).includes('ErGwScale');
  return {
    id: `FastPath gateway ${gateway}`,
    check: (cloud) => {
      const found = virtualNetworkGateways.find(cloud, gateway);
      if (!found) return fail(`${looked} Found no gateway of that name.`);
      const size = sizeOfGateway(found.properties);
      const units = valueOf('expressroute/fastpath-scale-units', profile);
      if (!allowsFastPath(found.properties, profile))
        return fail(
          isScaled(cloud)
            ? `${looked} It is ${size}, and FastPath needs ${units}. Change the minimum under Configuration.`
            : `${looked} It is ${size}, and FastPath needs ${sku}.`,
          `It is ${size}.`,
        );
      const { provisioningState = 'unknown' } = found.properties;
      return provisioningState === 'Succeeded'
        ? pass(`${looked} It is ${size}.`)
        : fail(`${looked} It is ${size}, but its provisioning state is ${String(provisioningState)}.`);
    },
    first: (cloud) => (isScaled(cloud) ? [] : (plain.first?.(cloud) ?? [])),
    deed: {
      where: (cloud) => plain.deed.where(cloud),
      what: (cloud) => {
        if (!isScaled(cloud)) return plain.deed.what(cloud);
        const { min, max } = boundsFor(cloud, gateway, profile);
        return `FastPath needs at least ${min} scale units: type **${min}** as the minimum and **${max}** as the maximum there, and save.`;
      },
      requests: (cloud) => {
        const found = virtualNetworkGateways.find(cloud, gateway);
        return found && isScaled(cloud)
          ? [scaleGateway(found, boundsFor(cloud, gateway, profile), pane)]
          : plain.deed.requests(cloud);
      },
      way: (cloud) => (isScaled(cloud) ? scale(gateway, boundsFor(cloud, gateway, profile)) : plain.deed.way(cloud)),
      pane: () => pane,
    },
  };
}
