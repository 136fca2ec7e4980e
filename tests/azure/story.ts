/** A whole day in Azure, told as requests. Run by bare Node it prints the Cloud that comes of it. */
import { createArm } from '#src/azure/arm.ts';
import type { Arm } from '#src/azure/arm.ts';
import { del, get, patch, provider, put } from '#src/azure/requests.ts';
import { connections } from '#src/azure/types/Microsoft.Network/connections.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import type { VirtualClock } from '#src/base/clock.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-story';
const at = (path: string): string => `${group}/providers/Microsoft.Network/${path}`;
const circuit = at('expressRouteCircuits/circuit-example');

/** Plays the story; whoever asks gets every answer as text. */
export async function play(arm: Arm, clock: VirtualClock): Promise<string[]> {
  const said: string[] = [];
  const send = async (request: Request): Promise<void> => {
    const response = await arm.fetch(request);
    said.push(`${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`);
  };
  const idle = (): void => {
    for (let due = arm.nextDue(); due !== undefined; due = arm.nextDue()) clock.advanceTo(due);
  };
  await send(put(group, { location: 'West Europe', tags: { course: 'expressroute' } }));
  for (const { path, body } of [...(connections.example.needs ?? []), connections.example]) {
    await send(put(at(path), JSON.parse(JSON.stringify(body).replaceAll('{group}', group))));
    clock.advance(1_000);
    await send(get(at(path)));
    idle();
  }
  await send(provider('provision', circuit, { actor: 'provider' }));
  await send(put(`${circuit}/authorizations/spare`, {}));
  idle();
  await send(put(at(connections.example.path), { location: 'atlantis' }));
  await send(
    put(
      at(connections.example.path),
      JSON.parse(JSON.stringify(connections.example.body).replaceAll('{group}', group)),
    ),
  );
  clock.advance(20_000);
  await send(patch(group, { tags: {} }));
  await send(del(at('virtualNetworkGateways/gateway-example')));
  idle();
  await send(del(at(connections.example.path)));
  await send(get(`${group}/resources`));
  return said;
}

/** What is the same wherever it is played. */
export async function record(): Promise<string> {
  const clock = createVirtualClock();
  const arm = createArm({ seed: 'story', clock, profile: 'today' });
  const said = await play(arm, clock);
  return JSON.stringify({ said, journal: arm.journal, snapshot: arm.snapshot() });
}

if (process.argv[1]?.endsWith('story.ts')) process.stdout.write(await record());
