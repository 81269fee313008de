import type { StructureTable } from './structure.js';

const DESCRIBED = 'title=text summary=text description=text tags:[tag] externalDocs:externalDocs';
/** Lifecycle words that AsyncAPI has for schemas alone, and that Tenon reads everywhere. */
const OURS = 'deprecated=flag';
const OPERATION = `${DESCRIBED} ${OURS} security bindings`;
const MESSAGE = `${DESCRIBED} ${OURS} headers:schema correlationId:correlationId contentType=text name=text bindings examples`;

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0 */
export const ASYNCAPI_3: StructureTable = {
  document: `asyncapi!=text id=text info!:info servers:{server} defaultContentType=text channels:{channel}
    operations:{operation} components:components`,
  info: `title!=text version! description=text termsOfService=text contact:contact license:license tags:[tag]
    externalDocs:externalDocs`,
  contact: 'name=text url=text email=text',
  license: 'name!=text url=text',
  server: `$ref host!=text protocol!=text protocolVersion=text pathname=text ${DESCRIBED} variables:{serverVariable} security
    bindings`,
  serverVariable: '$ref enum default=text description=text examples',
  channel: `$ref address messages:{message} ${DESCRIBED} servers parameters:{parameter} bindings`,
  operation: `$ref action channel:channel ${OPERATION} traits:[operationTrait] messages:[message] reply:reply`,
  operationTrait: `$ref ${OPERATION}`,
  parameter: '$ref enum default=text description=text examples location=text',
  message: `$ref ${MESSAGE} payload:schema traits:[messageTrait]`,
  messageTrait: `$ref ${MESSAGE}`,
  correlationId: '$ref description=text location!=text',
  reply: '$ref address:replyAddress channel:channel messages:[message]',
  replyAddress: '$ref description=text location!=text',
  tag: '$ref name!=text description=text externalDocs:externalDocs',
  externalDocs: '$ref description=text url!=text',
  // Schemas have their own reader; what counts here is that a reference leads to one.
  schema: '$ref *',
  components: `schemas:{schema} servers:{server} channels:{channel} operations:{operation} messages:{message} securitySchemes
    serverVariables:{serverVariable} parameters:{parameter} correlationIds:{correlationId} replies:{reply}
    replyAddresses:{replyAddress} externalDocs:{externalDocs} tags:{tag} operationTraits:{operationTrait}
    messageTraits:{messageTrait} serverBindings channelBindings operationBindings messageBindings`,
};
