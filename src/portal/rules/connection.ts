/** The rules a connection's fields follow, wherever they are typed: in the wizard or on the configuration blade. */
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { nameOf, textAt } from '#src/portal/json.ts';

/** Why a text is no routing weight, or undefined if it is one. */
export function weightFault(text: string, profile: Profile): string | undefined {
  const { min, max } = valueOf('expressroute/routing-weight', profile);
  const rule = `A routing weight is a whole number from ${min} to ${max.toLocaleString('en-US')}`;
  if (text === '')
    return `Routing weight is empty. ${rule}. Type ${min} if you do not prefer one connection over another.`;
  if (!/^-?\d+$/.test(text)) return `“${text}” is not a whole number. ${rule}.`;
  if (Number(text) > max) return `${text} is too high. ${rule}. Type ${max} or less.`;
  return Number(text) < min ? `${text} is too low. ${rule}. Type ${min} or more.` : undefined;
}

/** The SKUs that allow FastPath, as a sentence lists them. */
function fastPathSkus(profile: Profile): string {
  const units = valueOf('expressroute/fastpath-scale-units', profile);
  const names = valueOf('expressroute/fastpath-gateway-skus', profile).map((sku) =>
    sku === 'ErGwScale' ? `ErGwScale with at least ${units} scale units` : sku,
  );
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}

/** Why FastPath cannot be switched on behind this gateway, or undefined if it can. */
export function fastPathFault(gateway: unknown, profile: Profile): string | undefined {
  const sku = textAt(gateway, 'properties.sku.name');
  const rule = `FastPath needs a gateway of SKU ${fastPathSkus(profile)}. Leave FastPath off, or resize the gateway first.`;
  if (!valueOf('expressroute/fastpath-gateway-skus', profile).includes(sku))
    return `${nameOf(gateway)} is a gateway of SKU ${sku}. ${rule}`;
  const units = textAt(gateway, 'properties.autoScaleConfiguration.bounds.min');
  if (sku === 'ErGwScale' && Number(units || 0) < valueOf('expressroute/fastpath-scale-units', profile))
    return `${nameOf(gateway)} begins with ${units || 'too few'} scale units. ${rule}`;
  return undefined;
}
