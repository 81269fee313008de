import type { StructureTable } from './structure.js';

/** JSON Schema's words that stand on parameters, items and headers themselves. */
const VALUE = `type=text format=text items:items collectionFormat=text default maximum=number exclusiveMaximum=flag
  minimum=number exclusiveMinimum=flag maxLength=number minLength=number pattern=text maxItems=number minItems=number
  uniqueItems=flag enum multipleOf=number`;

/** @see https://spec.openapis.org/oas/v2.0.html */
export const OPENAPI_2: StructureTable = {
  document: `swagger! info!:info host=text basePath=text schemes consumes produces paths!:<pathItem> definitions
    parameters:{parameter} responses:{response} securityDefinitions:{securityScheme} security tags:[tag]
    externalDocs:externalDocs`,
  info: 'title!=text description=text termsOfService=text contact:contact license:license version!',
  contact: 'name=text url=text email=text',
  license: 'name!=text url=text',
  pathItem: `$ref=text get:operation put:operation post:operation delete:operation options:operation head:operation
    patch:operation parameters:[parameter]`,
  operation: `$ref tags summary=text description=text externalDocs:externalDocs operationId=text consumes produces
    parameters:[parameter] responses!:<response> schemes deprecated=flag security`,
  externalDocs: 'description=text url!=text',
  parameter: `$ref name in description=text required=flag schema allowEmptyValue=flag ${VALUE}`,
  items: `$ref ${VALUE}`,
  response: '$ref description!=text schema headers:{header} examples',
  header: `$ref description=text ${VALUE}`,
  tag: 'name!=text description=text externalDocs:externalDocs',
  securityScheme: `$ref type description=text name=text in=text flow=text authorizationUrl=text tokenUrl=text scopes`,
};
