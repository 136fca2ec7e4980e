/** The rules that Azure puts at the end of every security group, in its order. */
export const broughtRules = [
  [
    'AllowVnetInBound',
    'Inbound',
    'Allow',
    'VirtualNetwork',
    'VirtualNetwork',
    'Allow inbound traffic from all VMs in VNET',
  ],
  [
    'AllowAzureLoadBalancerInBound',
    'Inbound',
    'Allow',
    'AzureLoadBalancer',
    '*',
    'Allow inbound traffic from azure load balancer',
  ],
  ['DenyAllInBound', 'Inbound', 'Deny', '*', '*', 'Deny all inbound traffic'],
  [
    'AllowVnetOutBound',
    'Outbound',
    'Allow',
    'VirtualNetwork',
    'VirtualNetwork',
    'Allow outbound traffic from all VMs to all VMs in VNET',
  ],
  ['AllowInternetOutBound', 'Outbound', 'Allow', '*', 'Internet', 'Allow outbound traffic from all VMs to Internet'],
  ['DenyAllOutBound', 'Outbound', 'Deny', '*', '*', 'Deny all outbound traffic'],
] as const;
