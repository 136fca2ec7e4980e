/** Where a lab is allowed to differ from what the contract asks of all, each with the reason. */

/** Values that a task names and does not grade, or grades and does not name: by lab, then by the place in the request. */
export const valueAllowances: Readonly<Record<string, Readonly<Record<string, string>>>> = {};

/** Tasks that could be done without one they need: by lab, then as `one needs other`. */
export const needlessOrder: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'expressroute/owner-and-user': {
    'keep needs redeem': 'a Cloud does not remember a connection that is gone, so only the order says that it stood',
    'keep needs twice': 'what is asked there is about the connection that is deleted here',
    'revoke needs again': 'a Cloud does not remember a key that is gone, so only the order says that it was in use',
  },
};

/** Labs that cannot be found back into yet from everywhere, with what is missing. */
export const lostLabs: Readonly<Record<string, string>> = {};

/** What the two shapes of a form make differently: by lab, the type of resource that is not compared, and the member that names it. */
export const unlikeByShape: Readonly<Record<string, { type: string; member: string; because: string }>> = {
  'expressroute/create-a-gateway': {
    type: 'Microsoft.Network/publicIPAddresses',
    member: 'publicIPAddress',
    because: 'The course has the learner make the address of a gateway; today Azure brings it.',
  },
};
