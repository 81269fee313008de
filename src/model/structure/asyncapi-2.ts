import type { StructureTable } from './structure.js';

/** Lifecycle words that AsyncAPI has for schemas alone, and that Tenon reads everywhere. */
const OURS = 'deprecated=flag';

const OPERATION = `operationId=text summary=text description=text security>=2.4 tags:[tag] externalDocs:externalDocs
  bindings ${OURS}`;
const MESSAGE = `messageId>=2.4=text headers:schema correlationId:correlationId schemaFormat=text contentType=text name=text
  title=text summary=text description=text tags:[tag] externalDocs:externalDocs bindings examples ${OURS}`;

/** @see https://www.asyncapi.com/docs/reference/specification/v2.6.0 */
export const ASYNCAPI_2: StructureTable = {
  document: `asyncapi!=text id=text info!:info servers:{server} defaultContentType=text channels!:{channel}
    components:components tags:[tag] externalDocs:externalDocs`,
  info: 'title!=text version! description=text termsOfService=text contact:contact license:license',
  contact: 'name=text url=text email=text',
  license: 'name!=text url=text',
  server: `$ref>=2.3 url!=text protocol!=text protocolVersion=text description=text variables:{serverVariable} security
    tags>=2.5:[tag] bindings`,
  serverVariable: '$ref>=2.4 enum default=text description=text examples',
  channel: `$ref=text description=text servers>=2.2 subscribe:operation publish:operation parameters:{parameter}
    bindings`,
  operation: `${OPERATION} traits:[operationTrait] message:message`,
  operationTrait: `$ref ${OPERATION}`,
  parameter: '$ref description=text schema:schema location=text',
  message: `$ref ${MESSAGE} payload:schema traits:[messageTrait] oneOf:[message]`,
  messageTrait: `$ref ${MESSAGE}`,
  correlationId: '$ref description=text location!=text',
  tag: 'name!=text description=text externalDocs:externalDocs',
  externalDocs: 'description=text url!=text',
  // Schemas have their own reader; what counts here is that a reference leads to one.
  schema: '$ref *',
  components: `schemas:{schema} servers>=2.3:{server} serverVariables>=2.4:{serverVariable} channels>=2.3:{channel}
    messages:{message} securitySchemes parameters:{parameter} correlationIds:{correlationId}
    operationTraits:{operationTrait} messageTraits:{messageTrait} serverBindings channelBindings operationBindings
    messageBindings`,
};
