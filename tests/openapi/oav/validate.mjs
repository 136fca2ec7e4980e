/** Holds recorded exchanges against Microsoft's published OpenAPI documents, with Microsoft's own validator. Writes a JSON file of verdicts. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { LiveValidator } = require('oav/dist/lib/liveValidation/liveValidator.js');

const [exchangesFile, documents, verdictsFile] = process.argv.slice(2);
const exchanges = readFileSync(exchangesFile, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

const validator = new LiveValidator({
  directory: documents,
  swaggerPathsPattern: ['specification/network/resource-manager/Microsoft.Network/stable/*/*.json'],
  git: { shouldClone: false },
  isPathCaseSensitive: false,
  loadValidatorInBackground: false,
});
await validator.initialize();

const shortly = ({ code, message, pathsInPayload }) => ({ code, message, at: pathsInPayload?.[0] ?? '' });
const verdicts = [];
for (const exchange of exchanges) {
  const { about, method, url, requestBody, status, headers, body } = exchange;
  const result = await validator.validateLiveRequestResponse({
    liveRequest: {
      method,
      url,
      headers: { 'content-type': 'application/json' },
      ...(requestBody && { body: requestBody }),
    },
    liveResponse: { statusCode: String(status), headers, ...(body !== undefined && { body }) },
  });
  const { request, response } = {
    request: result.requestValidationResult,
    response: result.responseValidationResult,
  };
  verdicts.push({
    about,
    method,
    path: new URL(url).pathname,
    status,
    operation: response?.operationInfo?.operationId ?? request?.operationInfo?.operationId ?? 'unknown',
    request: (request?.errors ?? []).map(shortly),
    response: (response?.errors ?? []).map(shortly),
    ...(result.runtimeException && { broken: result.runtimeException.message }),
    ...(request?.runtimeException && { broken: request.runtimeException.message }),
    ...(response?.runtimeException && { broken: response.runtimeException.message }),
  });
}
// To a file: the validator writes its own log to standard output.
writeFileSync(verdictsFile, JSON.stringify(verdicts));
