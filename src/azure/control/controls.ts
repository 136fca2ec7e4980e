/** Everything below `/_control/`: the rest of the world, and the owner's hand. None of it is part of Azure, so none has an api-version. */
import { Refusal } from '#src/base/refusal.ts';
import { defineCall, findCall } from '../call.ts';
import type { Asked } from '../door.ts';
import type { Answer, World } from '../world.ts';
import { access } from './access.ts';
import { bgp } from './bgp.ts';
import { clock } from './clock.ts';
import { directories } from './directories.ts';
import { faults } from './faults.ts';
import { microsoft } from './microsoft.ts';
import { provider } from './provider.ts';
import { site } from './site.ts';
import { whole } from './whole.ts';

const acting = [...access, ...bgp, ...clock, ...directories, ...faults, ...microsoft, ...provider, ...site, ...whole];

/** What there is. */
const contents = defineCall({
  method: 'GET',
  path: '/_control',
  run: () => ({ status: 200, body: { value: acting.map(({ method, path }) => ({ method, path })) } }),
});

export const controls = [contents, ...acting];

/** Serves a request below `/_control/`. */
export function control(world: World, { method, url, headers, body }: Asked, parts: readonly string[]): Answer {
  const found = findCall(controls, method, parts);
  if ('call' in found) return found.call.run({ params: found.params, url, headers, body, world });
  const { pathname } = url;
  if (found.methods.length > 0) {
    throw new Refusal(
      405,
      'CrossconnectMethodNotAllowed',
      `${method} is not possible on ${pathname}. There is ${found.methods.join(', ')}.`,
    );
  }
  const known = controls.map((call) => `${call.method} ${call.path}`).join(', ');
  throw new Refusal(404, 'CrossconnectNotSimulated', `${method} ${pathname} is not there. There is ${known}.`);
}
