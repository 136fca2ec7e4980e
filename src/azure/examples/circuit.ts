/** A circuit that is accepted, for the examples of what needs one. */
export const circuitExample = {
  path: 'expressRouteCircuits/circuit-example',
  body: {
    location: 'westeurope',
    sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
    properties: {
      serviceProviderProperties: { serviceProviderName: 'Equinix', peeringLocation: 'Amsterdam', bandwidthInMbps: 50 },
    },
  },
};
