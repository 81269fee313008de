import type { StructureTable } from './structure.js';

const METHODS = 'get put post delete options head patch trace'
  .split(' ')
  .map((method) => `${method}:operation`)
  .join(' ');

/** Of a parameter or header: how its value is written. */
const VALUE =
  'description=text deprecated=flag style=text explode=flag schema:schema content:{mediaType} example examples:{example}';

/**
 * Members that a reader judges itself are listed bare. An operation may be no `$ref`, but every bundler follows it there.
 * @see https://spec.openapis.org/oas/v3.2.0.html
 */
export const OPENAPI_3: StructureTable = {
  document: `openapi!=text $self>=3.2=text info!:info jsonSchemaDialect>=3.1=text servers:[server] paths!<3.1:<pathItem>
    webhooks>=3.1:{pathItem} components:components security tags:[tag] externalDocs:externalDocs`,
  info: `title!=text summary>=3.1=text description=text termsOfService=text contact:contact license:license version!`,
  contact: 'name=text url=text email=text',
  license: 'name!=text identifier>=3.1=text url=text',
  server: 'url!=text description=text name>=3.2=text variables:{serverVariable}',
  serverVariable: 'enum default! description=text',
  // Schemas have their own reader; what counts here is that a reference leads to one.
  schema: '$ref *',
  components: `schemas:{schema} responses:{response} parameters:{parameter} examples:{example} requestBodies:{requestBody}
    headers:{header} securitySchemes:{securityScheme} links:{link} callbacks:{callback} pathItems>=3.1:{pathItem}
    mediaTypes>=3.2:{mediaType}`,
  pathItem: `$ref=text summary=text description=text ${METHODS} query>=3.2:operation
    additionalOperations>=3.2:{operation} servers:[server] parameters:[parameter]`,
  operation: `$ref tags summary=text description=text externalDocs:externalDocs operationId=text parameters:[parameter]
    requestBody:requestBody responses!<3.1:<response> callbacks:{callback} deprecated=flag security servers:[server]`,
  externalDocs: 'description=text url!=text',
  parameter: `$ref name in required=flag allowEmptyValue=flag allowReserved=flag ${VALUE}`,
  header: `$ref required=flag ${VALUE}`,
  requestBody: '$ref description=text content!:{mediaType} required=flag',
  mediaType: `$ref>=3.2 schema:schema itemSchema>=3.2:schema example examples:{example} encoding:{encoding} prefixEncoding>=3.2:[encoding]
    itemEncoding>=3.2:encoding`,
  encoding: `contentType=text headers:{header} style=text explode=flag allowReserved=flag encoding>=3.2:{encoding}
    prefixEncoding>=3.2:[encoding] itemEncoding>=3.2:encoding`,
  response: `$ref summary>=3.2=text description!<3.2=text headers:{header} content:{mediaType} links:{link}`,
  callback: '$ref *',
  example:
    '$ref summary=text description=text value dataValue>=3.2 serializedValue>=3.2=text externalValue=text',
  link: `$ref operationRef=text operationId=text parameters requestBody description=text server:server`,
  tag: 'name!=text summary>=3.2=text description=text externalDocs:externalDocs parent>=3.2=text kind>=3.2=text',
  securityScheme: `$ref type!=text description=text name=text in=text scheme=text bearerFormat=text flows:flows
    openIdConnectUrl=text oauth2MetadataUrl>=3.2=text deprecated>=3.2=flag`,
  flows: `implicit:flow password:flow clientCredentials:flow authorizationCode:flow deviceAuthorization>=3.2:flow`,
  flow: `authorizationUrl=text tokenUrl=text refreshUrl=text scopes! deviceAuthorizationUrl>=3.2=text`,
};
