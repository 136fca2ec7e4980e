import { expect, test } from 'vitest';
import { refusedFrom } from '#src/portal/request.ts';

test.for([
  {
    because: 'the error says it itself',
    error: { code: 'InvalidResourceName', message: 'The name is too long.', details: [] },
    message: 'The name is too long.',
  },
  {
    because: 'the error says little and its details say it',
    error: {
      code: 'InvalidRequestFormat',
      message: 'Cannot parse the request.',
      details: [{ code: 'InvalidJson', message: 'routingWeight is "high". It must be of type number.' }],
    },
    message: 'Cannot parse the request. routingWeight is "high". It must be of type number.',
  },
  {
    because: 'an error inside an error is not for reading',
    error: {
      code: 'ResourceGroupDeletionBlocked',
      message: 'The group stays.',
      details: [{ code: 'InUse', message: '{"error":{"code":"InUse"}}' }],
    },
    message: 'The group stays.',
  },
  { because: 'nothing was said', error: {}, message: 'Azure gave no reason. Refresh and try again.' },
])('a refusal is shown whole: $because', ({ error, message }) => {
  expect(refusedFrom(400, { error }).message).toBe(message);
});
