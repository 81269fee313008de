import type { StructureTable } from './structure.js';

const DESCRIBED = 'title=text summary=text description=text tags:[tag] externalDocs:externalDocs';
const OPERATION = `${DESCRIBED} security bindings`;
const MESSAGE = `${DESCRIBED} headers correlationId:correlationId contentType=text name=text bindings examples`;

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0 */
export const ASYNCAPI_3: StructureTable = {
  document: `asyncapi! id=text info!:info servers:{server} defaultContentType=text channels:{channel}
    operations:{operation} components:components`,
  info: `title!=text version! description=text termsOfService=text contact:contact license:license tags:[tag]
    externalDocs:externalDocs`,
  contact: 'name=text url=text email=text',
  license: 'name!=text url=text',
  server: `host!=text protocol!=text protocolVersion=text pathname=text ${DESCRIBED} variables:{serverVariable} security
    bindings`,
  serverVariable: 'enum default=text description=text examples',
  channel: `address messages:{message} ${DESCRIBED} servers parameters:{parameter} bindings`,
  operation: `action channel ${OPERATION} traits:[operationTrait] messages reply:reply`,
  operationTrait: OPERATION,
  parameter: 'enum default=text description=text examples location=text',
  message: `${MESSAGE} payload traits:[messageTrait]`,
  messageTrait: MESSAGE,
  correlationId: 'description=text location!=text',
  reply: 'address:replyAddress channel messages',
  replyAddress: 'description=text location!=text',
  tag: 'name!=text description=text externalDocs:externalDocs',
  externalDocs: 'description=text url!=text',
  components: `schemas servers:{server} channels:{channel} operations:{operation} messages:{message} securitySchemes
    serverVariables:{serverVariable} parameters:{parameter} correlationIds:{correlationId} replies:{reply}
    replyAddresses:{replyAddress} externalDocs:{externalDocs} tags:{tag} operationTraits:{operationTrait}
    messageTraits:{messageTrait} serverBindings channelBindings operationBindings messageBindings`,
};
