import { createRequire } from 'node:module';
import path from 'node:path';
import type { RulesetDefinition } from '@stoplight/spectral-core';
import owaspRuleset from '@stoplight/spectral-owasp-ruleset';
import { asyncapi, oas } from '@stoplight/spectral-rulesets';
import { describe, expect, test } from 'vitest';
import { throughSpectral, throughTenon } from '../support/parity.js';
import { CORPUS, ENTRIES } from './corpus.js';

/** Contracts of one file, of each version, small and large; the largest take Spectral a minute, and are left out. */
const CONTRACTS = [
  'adyen/LegalEntityService-v3@2026-04-14-a1f4b19.json',
  'adyen/TransferService-v4@2026-06-04-3f48042.yaml',
  'blueapi/blueapi-openapi@2024-08-20-8217396.yaml',
  'box/box-v2025@2025-05-28-314fae9.json',
  'museum/museum@2024-06-07-2c2ede6.yaml',
  'netlify/pr/netlify@0de7447-head.yml',
  'oai-examples/older/petstore-expanded@3.0.0.yaml',
  'oai-examples/v2.0/yaml/api-with-examples.yaml',
  'oai-examples/v3.0/link-example.yaml',
  'openai/openai@2022-01-19-66e329a.yaml',
  'redocly-cafe/cafe@2026-08-21-03cb486.yaml',
  'twilio/twilio_events_v1@2026-02-05-55a17be.json',
  'twilio/twilio_messaging_v1@2022-05-18-ec2298a.yaml',
  'twilio/twilio_verify_v2@2026-04-14-d50069b.json',
];

const OWASP = '@stoplight/spectral-owasp-ruleset';
/** An ES module that Node takes for one of CommonJS has its default twice. */
const owasp = ((owaspRuleset as { default?: unknown }).default ?? owaspRuleset) as RulesetDefinition;

/** Documents whose remote `$ref`s Spectral would fetch, and which we never fetch, are told apart by `kind` alone. */
const EVENTS = ENTRIES.filter(({ file, kind }) => kind.startsWith('asyncapi') && !/social-media/.test(file));

describe('the findings of Spectral, none missing and none besides', () => {
  test.each(CONTRACTS)('%s: spectral:oas', async (file) => {
    const source = path.join(CORPUS, file);
    expect(await throughTenon(source, 'spectral:oas')).toEqual(
      await throughSpectral(source, oas as RulesetDefinition),
    );
  });

  test.each(CONTRACTS.filter((file) => !file.startsWith('adyen/Legal')))('%s: OWASP', async (file) => {
    const source = path.join(CORPUS, file);
    const found = await throughTenon(source, createRequire(import.meta.url).resolve(OWASP));
    expect(found).toEqual(await throughSpectral(source, owasp));
  });

  test.each(EVENTS.map(({ file }) => file))('%s: spectral:asyncapi', async (file) => {
    const source = path.join(CORPUS, file);
    expect(await throughTenon(source, 'spectral:asyncapi')).toEqual(
      await throughSpectral(source, asyncapi as RulesetDefinition),
    );
  });
});
