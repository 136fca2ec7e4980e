/** What to do after a refusal whose code says little: one sentence for each code of Azure's. Loaded when somebody asks. */
import { ownPrefix } from '#src/azure/codes.ts';

const name = 'Choose a name that keeps the rule in the message, and send the request again.';
const takenInAzure =
  'Such a name is part of an address on the internet, so it is there once in all of Azure, and somebody else has it. Choose another name, for example with a few digits behind it.';
const wait = 'Wait until what runs has ended: the notifications tell. Then do it again.';
const freshen = 'Refresh the page to see what is there now, then do it again.';
const inUse = 'Find what still uses it, as the message names it, and delete or change that first.';
const address =
  'Correct the address or prefix that the message names. Write it as 10.1.0.0/24 with no bits set after the prefix.';
const role = 'Ask an owner of the scope for a role that allows it, or do it as somebody who has one.';
const template = 'Mend the part of the template that the message names, and deploy it again.';

const remedies: Readonly<Record<string, string>> = {
  AccountNameInvalid: name,
  AnotherOperationInProgress: wait,
  AnotherPeeringAlreadyReferencesRemoteVnet:
    'The two networks have a peering already. Change that one, or delete it first.',
  AuthorizationFailed: role,
  BadRequest: 'Correct the value that the message names, and send the request again.',
  ChangingRemoteVirtualNetworkNotAllowed: 'A peering keeps its other network. Delete the peering and add a new one.',
  ConflictError: wait,
  DeploymentActive: wait,
  DeploymentFailed: 'Open the failed resource: its own message tells the reason. Mend that and deploy again.',
  DeploymentNotFound: freshen,
  DeploymentOutputEvaluationFailed: template,
  DnsRecordInUse:
    'A DNS name leads to one address, and another one has the name that the message names. Choose another name.',
  ExpressRouteCircuitCreateMissingPortProvisioningProperties:
    'A circuit is the line of a provider or stands on Direct ports. Send the provider, place and bandwidth, or the ports and bandwidth.',
  ExpressRouteConnectionPeerCannotBeChanged: 'A connection keeps its circuit. Delete the connection and add a new one.',
  ExpressRoutePortsNotAvailable: 'Choose another bandwidth or another peering location for the ports.',
  GatewaySubnetTooSmallForExpressrouteUltraPerformanceGatewaySku:
    'Make GatewaySubnet /27 or larger, or choose a smaller gateway.',
  InitiatingCircuitNotProvisioned: 'Have the provider provision the circuit. Then delete this link and add it again.',
  InUseNetworkSecurityGroupCannotBeDeleted: inUse,
  InUseRouteTableCannotBeDeleted: inUse,
  InUseSubnetCannotBeDeleted: inUse,
  InUseSubnetCannotBeUpdated: inUse,
  InvalidAddressPrefixFormat: address,
  InvalidApiVersionParameter: 'Send one of the api-versions that the message lists.',
  InvalidCIDRNotation: address,
  InvalidJson: 'The body is no JSON. Look for a missing comma or quote, and send it again.',
  InvalidPrincipalId: 'Name the person by the id that the directory has for them.',
  InvalidRequestContent: 'Correct the part of the body that the message names.',
  InvalidRequestFormat: 'Correct the part of the body that the message names.',
  InvalidResourceLocation: 'A resource of this name stands in another region. Use that region, or another name.',
  InvalidResourceName: name,
  InvalidResourceNamespace: 'Correct the namespace in the address: Microsoft.Network for what belongs to networks.',
  InvalidResourceReference: 'Create the resource that the message names first, or name one that is there.',
  InvalidResourceType: 'Correct the resource type in the address.',
  InvalidRoleAssignmentId: 'A role assignment is named by a GUID. Choose a new one.',
  InvalidSubscriptionId: 'A subscription is named by its GUID. Copy it from the list of subscriptions.',
  InvalidTemplate: template,
  InvalidTemplateDeployment: template,
  LinkedAuthorizationFailed: role,
  LinkedInvalidPropertyId:
    'Give the full resource ID, from /subscriptions/ on. Properties of the resource has it to copy.',
  LocationNotAvailableForResourceType: 'Choose one of the regions that the message lists.',
  LocationRequired: 'Say the region: send location with the body.',
  MissingApiVersionParameter: 'Add ?api-version=… to the address.',
  MissingSubscriptionRegistration: 'Register the resource provider in the subscription, then do it again.',
  MoreThanOneOutboundRuleUsingSameFrontendIPConfigurationAndProtocolIsNotSupported:
    'Leave one outbound rule for the front end and protocol.',
  NetcfgInvalidIPAddressPrefix: address,
  NetcfgInvalidSubnet:
    'A subnet lies inside an address space of its network. Choose such a prefix, or add the address space first.',
  NetcfgSubnetRangesOverlap: 'Choose a prefix that no other subnet of the network uses.',
  NetworkSecurityGroupCannotBeAttachedToGatewaySubnet: 'Take the network security group off GatewaySubnet.',
  NetworkWatcherCountLimitReached: 'A region has one network watcher. Use the one that is there.',
  NicInUse: inUse,
  NonAzSkusNotAllowedForVPNGateway: 'Choose a gateway SKU whose name ends in AZ.',
  NoRegisteredProviderFound: 'Use a region and an api-version that the message lists for this type.',
  NotFound: freshen,
  ParentResourceNotFound: 'Create what it belongs to first, or correct that name in the address.',
  PreconditionFailed: freshen,
  PrivateIPAddressInReservedRange: 'Choose an address after the first four of the subnet, and not its last one.',
  PrivateIPAddressIsAllocated: 'Choose an address of the subnet that nobody has, or let Azure choose.',
  PrivateIPAddressNotInAnySubnet: 'Choose an address inside one of the subnets.',
  PrivateIPAddressNotInSubnet: 'Choose an address inside the subnet.',
  PublicIPAddressCannotBeDeleted: inUse,
  PublicIPAddressInUse: 'Choose a public IP address that nothing uses, or create one.',
  PublicIPAndLBSkuDoNotMatch: 'Give the address and the load balancer the same SKU.',
  PublicIpForGatewayIsRequired: 'Name a public IP address for the gateway.',
  PublicIpWithBasicSkuNotAllowedOnExpressRouteGateways: 'Use a public IP address of the Standard SKU.',
  ReferencedResourceNotProvisioned: 'Wait until the resource that the message names says Succeeded, then do it again.',
  RemotePeeringIsDisconnected: 'The peering on the other side is gone. Delete both and add them again.',
  RemoteVnetHasNoGateways: 'Give the other network a gateway first, or do not use its gateway.',
  ResourceDeploymentFailure: 'The details tell the reason. Mend that and deploy again.',
  ResourceGroupBeingDeleted: 'Use another resource group, or wait until this one is gone and create it again.',
  ResourceGroupDeletionBlocked: inUse,
  ResourceGroupNotFound: 'Create the resource group, or correct its name.',
  ResourceNotFound: 'It was deleted, or the name is wrong. Refresh, and look in All resources.',
  RoleAssignmentExists: 'The person has this role there already. Nothing is left to do.',
  RoleAssignmentNotFound: freshen,
  RoleAssignmentUpdateNotPermitted: 'Delete the role assignment and create a new one.',
  RoleDefinitionDoesNotExist: 'Name one of the roles that exist.',
  RulesUseSameBackendPortProtocolAndPool: 'Give each rule a back-end port of its own.',
  SecurityRuleConflict: 'Give each rule of one direction a priority of its own.',
  SecurityRuleInvalidAddressPrefix: address,
  SecurityRuleInvalidPortRange: 'Write a port or a range such as 1000-2000, from 0 to 65535.',
  SecurityRuleInvalidPriority: 'Choose a priority that the message allows.',
  StandardAndStandardV2SkuPublicIPAddressesMustBeStatic: 'Make the address static.',
  StorageAccountAlreadyTaken: takenInAzure,
  SubnetIsFull: 'Use a larger subnet, or delete what is not needed in this one.',
  UnsupportedMediaType: 'Send JSON, with the content type application/json.',
  VaultAlreadyExists: takenInAzure,
  VaultNameNotValid: name,
  VirtualNetworkGatewayCannotBeDeleted: inUse,
  VmssVpnGatewayPublicIpsMustHaveZonesConfigured: 'Use a public IP address that stands in all zones.',
  VnetAddressSpaceOverlapsWithAlreadyPeeredVnet: 'Choose an address space that no peered network uses.',
  VnetAddressSpacesOverlap: 'Two networks that are peered must not overlap. Give one of them another address space.',
};

/** What to do about a refusal by its code. Codes of ours say it in their message, and that is said. */
export function remedyFor(code: string): string {
  const known = Object.hasOwn(remedies, code) ? remedies[code] : undefined;
  if (known !== undefined) return known;
  if (code === `${ownPrefix}NotSimulated`)
    return 'Azure may well do this. Crossconnect does not simulate it: leave it out.';
  if (code.startsWith(ownPrefix))
    return 'The end of the message says what to do. Azure has no code we could show for this one, so the code is ours.';
  return 'Read the message to its end, change what it names, and try again.';
}
