const TYPED = '`schema` with it inside';
const VALUES = Object.fromEntries(
  'type format items enum default minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength pattern minItems maxItems uniqueItems multipleOf'
    .split(' ')
    .map((word) => [word, TYPED]),
);
const MEDIA_TYPES = 'the media types in `content`';

/** Words of Swagger 2.0 by the kind of object that they stood in, and what OpenAPI 3 says instead. */
export const WORDS_OF_OPENAPI_2: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  document: {
    definitions: '`components.schemas`',
    parameters: '`components.parameters`',
    responses: '`components.responses`',
    securityDefinitions: '`components.securitySchemes`',
    host: '`servers` with a whole URL',
    basePath: '`servers` with a whole URL',
    schemes: '`servers` with a whole URL',
    consumes: MEDIA_TYPES,
    produces: MEDIA_TYPES,
  },
  operation: { consumes: MEDIA_TYPES, produces: MEDIA_TYPES, schemes: '`servers`' },
  parameter: { ...VALUES, collectionFormat: '`style` and `explode`' },
  header: { ...VALUES, collectionFormat: '`style` and `explode`' },
  response: { schema: '`content` with the media type', examples: 'them in `content`' },
};
