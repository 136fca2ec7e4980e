/** Statements about one way to Microsoft's edge, and whether they hold. */
import type { Claim } from './_item.ts';
import { isManaged, isOwn, modelText, mostGbps, type Model } from './_models.ts';

/** A statement about one model. */
export type ModelSaying = 'own' | 'managed' | 'ports' | 'macsec' | 'large' | 'provider-state';

export const sayingNames: readonly ModelSaying[] = ['own', 'managed', 'ports', 'macsec', 'large', 'provider-state'];

/** Whether a statement about a model holds, and why. */
export function sayingOf(saying: ModelSaying, model: Model, gbps: number): Claim {
  const what = modelText[model];
  const yes = (holds: boolean, good: string, bad: string) => ({ holds, why: holds ? good : bad });
  switch (saying) {
    case 'own':
      return {
        text: "Its own routers may speak BGP with Microsoft's.",
        ...yes(
          isOwn(model),
          `${what} can be had with layer 3 in the firm's own hands.`,
          `${what} comes with layer 3 of the provider, whose routers speak BGP.`,
        ),
        belief: 'provider-always-runs-bgp',
      };
    case 'managed':
      return {
        text: 'A provider may run layer 3 for it.',
        ...yes(
          isManaged(model),
          `${what} is offered with a layer 3 that the provider manages.`,
          `${what} leaves layer 3 to the firm.`,
        ),
        belief: 'provider-always-runs-bgp',
      };
    case 'ports':
      return {
        text: 'A pair of ports at Microsoft is its own.',
        ...yes(model === 'direct', 'That is what ExpressRoute Direct is.', `${what} uses the ports of a provider.`),
        belief: 'premium-owns-ports',
      };
    case 'macsec':
      return {
        text: 'MACsec can be turned on for the link.',
        ...yes(
          model === 'direct',
          "MACsec encrypts the links of ports of one's own.",
          `MACsec needs ports of one's own, and here they are a provider's.`,
        ),
        belief: 'macsec-on-any-circuit',
      };
    case 'large':
      return {
        text: `A circuit of ${gbps} Gbps can be had this way.`,
        ...yes(
          gbps <= mostGbps(model),
          `Port pairs take circuits of up to ${mostGbps(model)} Gbps.`,
          `Circuits of a provider end at ${mostGbps(model)} Gbps.`,
        ),
        belief: 'any-speed-can-be-ordered',
      };
    case 'provider-state':
      return {
        text: 'The circuit shows a provider status.',
        ...yes(
          model !== 'direct',
          'A provider provisions the circuit, and its status says how far it is.',
          "With ports of one's own there is no provider, and no status of one.",
        ),
        belief: 'direct-has-a-provider',
      };
  }
}
