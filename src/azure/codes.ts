/** Error codes that Azure was seen to use, each with where. A code that is not here is ours and starts with `Crossconnect`. */

const recording = 'recorded answers of the service, in the test data of azure-cli and azure-powershell';
const issue = 'quoted from the service in public issues or code';
const documentation = 'Azure documentation on deployment errors';

export const azureCodes: Readonly<Record<string, string>> = {
  AnotherOperationInProgress: issue,
  AuthorizationFailed: issue,
  ConflictError: issue,
  ExpressRouteCircuitCreateMissingPortProvisioningProperties: issue,
  ExpressRouteConnectionPeerCannotBeChanged: issue,
  InUseSubnetCannotBeDeleted: issue,
  InUseSubnetCannotBeUpdated: issue,
  InitiatingCircuitNotProvisioned: recording,
  InvalidApiVersionParameter: issue,
  InvalidRequestContent: documentation,
  InvalidResourceLocation: issue,
  InvalidResourceName: issue,
  InvalidResourceReference: issue,
  InvalidSubscriptionId: issue,
  LinkedAuthorizationFailed: issue,
  LinkedInvalidPropertyId: documentation,
  LocationNotAvailableForResourceType: issue,
  LocationRequired: issue,
  MissingApiVersionParameter: issue,
  NetcfgInvalidIPAddressPrefix: issue,
  NetcfgInvalidSubnet: issue,
  NetcfgSubnetRangesOverlap: issue,
  PreconditionFailed: issue,
  PublicIPAddressCannotBeDeleted: issue,
  PublicIpForGatewayIsRequired: issue,
  PublicIpWithBasicSkuNotAllowedOnExpressRouteGateways: issue,
  ReferencedResourceNotProvisioned: issue,
  ResourceGroupBeingDeleted: documentation,
  ResourceGroupNotFound: recording,
  ResourceNotFound: recording,
  VirtualNetworkGatewayCannotBeDeleted: issue,
};

/** What a code of ours starts with. It is never examined on. */
export const ownPrefix = 'Crossconnect';
