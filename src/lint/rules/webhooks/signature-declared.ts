import { defineRule } from '../../rule.js';
import { listed } from '../../words.js';

const HMAC = /signature|hmac/i;

export default defineRule({
  id: 'webhooks/signature-declared',
  severity: 'warn',
  in: 'recommended',
  given: 'exchange',
  only: 'openapi',
  options: { headers: ['webhook-id', 'webhook-timestamp', 'webhook-signature'] },
  why: 'A receiver cannot tell a delivery from a forgery, nor a fresh one from a replay, without a signature, a timestamp and an id.',
  fix: 'Sign deliveries as Standard Webhooks says, and declare the three headers as parameters; or name the profile: `x-delivery: { signature: standard-webhooks }`.',
  check({ key, parameters, delivery, via }, { options, report }) {
    if (via === 'message' || delivery.signature) return;
    const declared = parameters
      .filter((parameter) => parameter.in === 'header')
      .map(({ name }) => name.toLowerCase());
    const missing = options.headers.filter((name) => !declared.includes(name.toLowerCase()));
    if (missing.length === 0) return;
    const other = declared.find((name) => HMAC.test(name));
    report(`The ${key} declares no ${listed(missing, 'or')} header${other ? ` (only ${other})` : ''}.`);
  },
});
