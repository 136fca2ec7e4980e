/** What `crossconnect/azure` exports: the mock Azure Resource Manager as a function from Request to Response, for tests and programs of your own. */
export { createArm, parseSnapshot, replay, restoreArm } from '#src/azure/arm.ts';
export type { Arm, ArmOptions, JournalEntry, Snapshot } from '#src/azure/arm.ts';
export type { Cloud, Operation, Resource } from '#src/azure/cloud.ts';
export { createVirtualClock, scenarioStart } from '#src/base/clock.ts';
export type { Clock, RunningClock, VirtualClock } from '#src/base/clock.ts';
