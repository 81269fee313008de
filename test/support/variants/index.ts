import { credentials, demands, securitySchemes, servers } from './access.js';
import { channels, operations as events, exchanges, receivedMessages, sentMessages } from './events.js';
import { headers, links, operations, parameters, requestBodies, responseBodies, responses } from './http.js';
import { answered, properties, sent, structures, values } from './schemas.js';
import type { Variants } from './variants.js';

export const VARIANTS: Readonly<Record<string, Variants>> = {
  headers,
  parameters,
  operations,
  'request-bodies': requestBodies,
  'response-bodies': responseBodies,
  responses,
  links,
  'values-sent': { of: sent, among: values },
  'values-answered': { of: answered, among: values },
  'structures-sent': { of: sent, among: structures },
  'structures-answered': { of: answered, among: structures },
  'properties-sent': { of: sent, among: properties },
  'properties-answered': { of: answered, among: properties },
  demands,
  credentials,
  'security-schemes': securitySchemes,
  servers,
  'messages-sent': sentMessages,
  'messages-received': receivedMessages,
  channels,
  exchanges,
  events,
};
