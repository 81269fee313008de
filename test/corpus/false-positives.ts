/** Contracts of many kinds, on which the findings of `tenon:recommended` were read and judged. */
export const CONTRACTS = [
  'adyen/CheckoutService-v72@2026-05-28-74fabab.yaml',
  'adyen/Webhooks-v1@2026-06-19-02d10c0.yaml',
  'asyncapi-examples/v3.0.0/streetlights-kafka-asyncapi.yml',
  'blueapi/blueapi-openapi@2026-07-14-f2d16d7.yaml',
  'box/box@2026-06-29-c9a878a.json',
  'museum/museum@2024-11-20-2770b2b.yaml',
  'netlify/netlify@2026-05-19-6508031.yml',
  'openai/openai@2024-12-04-c2ff29b.yaml',
  'redocly-cafe/cafe@2026-08-21-03cb486.yaml',
  'twilio/twilio_messaging_v1@2026-03-10-c854046.yaml',
] as const;
