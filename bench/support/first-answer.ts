/** Loads the engine in a process that has done nothing else, makes a simulated Azure and asks it once; prints both times as JSON. */
// A browser has these at hand; Node loads them when they are first named.
await new Response(new Request('http://127.0.0.1/').url).text();
const begun = performance.now();
const { createArm } = await import('#src/azure/arm.ts');
const { get } = await import('#src/azure/requests.ts');
const { createVirtualClock } = await import('#src/base/clock.ts');
const loaded = performance.now();
const arm = createArm({ seed: 'bench', clock: createVirtualClock(), profile: 'today' });
const answer = await arm.fetch(get('/subscriptions'));
await answer.text();
const answered = performance.now();
if (!answer.ok) throw new Error(`The first answer was ${answer.status}.`);
console.log(JSON.stringify({ load: loaded - begun, answer: answered - loaded }));
export {};
