/** The configuration of a gateway: its size, which in place only grows, and whether other networks may talk through it. */
import { defineBlade } from '#src/portal/blade.ts';
import { isScaled } from '#src/portal/gateway-fields.ts';
import { gatewayMenu } from '#src/portal/gateway-tables.ts';
import { isRecord } from '#src/base/is-record.ts';
import { at, idOf, listAt, nameOf, textAt } from '#src/portal/json.ts';
import { fieldOf, problemsIn } from '#src/portal/project.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { growsTo, managedAddressVersion, sizeWords, unitsFault } from '#src/portal/rules/gateway.ts';
import { isTicked, textOf } from '#src/portal/values.ts';

/** A bound of the scale units as the form has it; Azure takes one unit where nothing is said. */
const boundOf = (gateway: unknown, bound: 'min' | 'max'): string =>
  textAt(gateway, `properties.autoScaleConfiguration.bounds.${bound}`) || '1';

export default defineBlade({
  id: 'gateway-configuration',
  machine: 'resource',
  icon: 'configuration',
  kind: 'Virtual network gateway',
  title: ({ of = '' }) => `${idParts(of).name} | Configuration`,
  reads: ({ of = '' }) => ({ resource: { get: of } }),
  menu: gatewayMenu,
  fieldsTitle: 'Configuration',
  fields: [
    {
      name: 'sku',
      label: 'SKU',
      control: 'choice',
      isRequired: true,
      hint: 'In place a gateway only grows, and only with zones or only without. For anything else, delete it and create it anew.',
      choices: (_values, { resource }) => {
        const sku = textAt(resource, 'properties.sku.name');
        return [sku, ...growsTo(sku)].map((value) => ({ value, label: sizeWords(value, 'today') }));
      },
    },
    {
      name: 'minUnits',
      label: 'Minimum scale units',
      control: 'text',
      isRequired: true,
      isShown: isScaled,
      hint: 'The gateway never goes below it, and what it is able to do counts from it.',
    },
    {
      name: 'maxUnits',
      label: 'Maximum scale units',
      control: 'text',
      isRequired: true,
      isShown: isScaled,
    },
    {
      name: 'remoteNetworks',
      label: 'Allow traffic from remote virtual networks',
      control: 'tick',
      hint: 'Networks behind another gateway of the same circuit. Both gateways need it.',
    },
    {
      name: 'remoteWan',
      label: 'Allow traffic from remote Virtual WAN networks',
      control: 'tick',
    },
  ],
  rules: () => ({
    initial: ({ resource }) => ({
      sku: textAt(resource, 'properties.sku.name'),
      minUnits: boundOf(resource, 'min'),
      maxUnits: boundOf(resource, 'max'),
      remoteNetworks: at(resource, 'properties.allowRemoteVnetTraffic') === true,
      remoteWan: at(resource, 'properties.allowVirtualWanTraffic') === true,
    }),
    problems: (values, { resource }) => {
      const [sku, now] = [textOf(values, 'sku'), textAt(resource, 'properties.sku.name')];
      const units = isScaled(values) ? unitsFault(textOf(values, 'minUnits'), textOf(values, 'maxUnits'), 'today') : {};
      return problemsIn({
        minUnits: units.min,
        maxUnits: units.max,
        sku:
          sku === now || growsTo(now).includes(sku)
            ? undefined
            : `${nameOf(resource)} cannot change from ${now} to ${sku} in place. Delete the gateway and create it anew for that size.`,
      });
    },
    save: (values, { resource }) => {
      const properties = at(resource, 'properties');
      const sku = textOf(values, 'sku');
      const isManaged = listAt(resource, 'properties.ipConfigurations').every(
        (one) => textAt(one, 'properties.publicIPAddress.id') === '',
      );
      return {
        method: 'PUT',
        id: idOf(resource),
        title: `Save virtual network gateway ${nameOf(resource)}`,
        ...(isManaged ? { apiVersion: managedAddressVersion } : {}),
        body: {
          ...(isRecord(resource) ? resource : {}),
          properties: {
            ...(isRecord(properties) ? properties : {}),
            sku: { name: sku, tier: sku },
            ...(isScaled(values)
              ? {
                  autoScaleConfiguration: {
                    bounds: { min: Number(textOf(values, 'minUnits')), max: Number(textOf(values, 'maxUnits')) },
                  },
                }
              : {}),
            allowRemoteVnetTraffic: isTicked(values, 'remoteNetworks'),
            allowVirtualWanTraffic: isTicked(values, 'remoteWan'),
          },
        },
      };
    },
    concerns: (refused) =>
      fieldOf(refused, {
        targets: [
          [/sku/i, 'sku'],
          [/autoScale/i, 'minUnits'],
        ],
      }),
  }),
});
