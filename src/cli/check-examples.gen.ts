// Derived by `npm run gen` from fixtures/checks/. Do not edit.

/** Of each check a change that it finds, what it says of it, and a change that it is silent about. */
export const CHECK_EXAMPLES: Readonly<
  Record<string, { readonly fails: string; readonly says: string; readonly passes: string }>
> = {
  "alternative-added": {
    "fails": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n  ⋯\n          payment:\n            oneOf:\n            - $ref: '#/components/schemas/Card'\n+           - $ref: '#/components/schemas/Transfer'\n      NewOrder:\n        type: object",
    "says": "breaking: Order.payment may be the alternative Transfer now.",
    "passes": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n  ⋯\n          payment:\n            oneOf:\n            - $ref: '#/components/schemas/Card'\n-           - $ref: '#/components/schemas/Transfer'\n      NewOrder:\n        type: object"
  },
  "alternative-removed": {
    "fails": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          payment:\n            oneOf:\n            - $ref: '#/components/schemas/Card'\n-           - $ref: '#/components/schemas/Transfer'\n      Card:\n        type: object",
    "says": "breaking: NewOrder.payment no longer takes the alternative Transfer.",
    "passes": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          payment:\n            oneOf:\n            - $ref: '#/components/schemas/Card'\n+           - $ref: '#/components/schemas/Transfer'\n      Card:\n        type: object"
  },
  "body-added": {
    "fails": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n        responses:\n          '201':\n            description: Placed\n+       requestBody:\n+         required: true\n+         content:\n+           application/json:\n+             schema:\n+               $ref: '#/components/schemas/NewOrder'\n  components:\n    schemas:",
    "says": "breaking: POST /orders request body was added and is required.",
    "passes": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n        responses:\n          '201':\n            description: Placed\n-       requestBody:\n-         required: true\n-         content:\n-           application/json:\n-             schema:\n-               $ref: '#/components/schemas/NewOrder'\n  components:\n    schemas:"
  },
  "body-became-optional": {
    "fails": "  paths:\n  ⋯\n    /orders:\n      post:\n        operationId: placeOrder\n        requestBody:\n-         required: true\n+         required: false\n          content:\n            application/json:",
    "says": "safe: POST /orders request body became optional.",
    "passes": "  paths:\n  ⋯\n    /orders:\n      post:\n        operationId: placeOrder\n        requestBody:\n-         required: false\n+         required: true\n          content:\n            application/json:"
  },
  "body-became-required": {
    "fails": "  paths:\n  ⋯\n    /orders:\n      post:\n        operationId: placeOrder\n        requestBody:\n-         required: false\n+         required: true\n          content:\n            application/json:",
    "says": "breaking: POST /orders request body became required.",
    "passes": "  paths:\n  ⋯\n    /orders:\n      post:\n        operationId: placeOrder\n        requestBody:\n-         required: true\n+         required: false\n          content:\n            application/json:"
  },
  "body-removed": {
    "fails": "  paths:\n  ⋯\n    /orders:\n      post:\n        operationId: placeOrder\n-       requestBody:\n-         required: true\n-         content:\n-           application/json:\n-             schema:\n-               $ref: '#/components/schemas/NewOrder'\n        responses:\n          '201':",
    "says": "breaking: POST /orders request body was removed.",
    "passes": "  paths:\n  ⋯\n    /orders:\n      post:\n        operationId: placeOrder\n+       requestBody:\n+         required: true\n+         content:\n+           application/json:\n+             schema:\n+               $ref: '#/components/schemas/NewOrder'\n        responses:\n          '201':"
  },
  "bound-loosened": {
    "fails": "  components:\n    schemas:\n      OrderPaid:\n  ⋯\n        properties:\n  ⋯\n          value:\n  ⋯\n            items:\n              type: string\n-           maxItems: 10\n+           maxItems: 50",
    "says": "breaking: OrderPaid.value has maxItems 50 now (10 before).",
    "passes": "  components:\n    schemas:\n      OrderPaid:\n  ⋯\n        properties:\n  ⋯\n          value:\n  ⋯\n            items:\n              type: string\n-           maxItems: 50\n+           maxItems: 10"
  },
  "bound-tightened": {
    "fails": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: string\n-           maxLength: 80\n+           maxLength: 40",
    "says": "breaking: NewOrder.value has maxLength 40 now (80 before).",
    "passes": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: string\n-           maxLength: 40\n+           maxLength: 80"
  },
  "channel-added": {
    "fails": "  channels:\n    shipments:\n  ⋯\n        ShipmentSent:\n          $ref: '#/components/messages/ShipmentSent'\n+   returns:\n+     address: returns.v1\n+     messages: {}\n  operations:\n    publishShipment:",
    "says": "safe: channel returns.v1 was added.",
    "passes": "  channels:\n    shipments:\n  ⋯\n        ShipmentSent:\n          $ref: '#/components/messages/ShipmentSent'\n-   returns:\n-     address: returns.v1\n-     messages: {}\n  operations:\n    publishShipment:"
  },
  "channel-address-changed": {
    "fails": "  channels:\n    shipments:\n-     address: shipments.v1.{region}\n+     address: shipments.v2.{region}\n      parameters:\n        region:",
    "says": "breaking: channel shipments.v1.{region} moved to shipments.v2.{region}.",
    "passes": "  channels:\n    shipments:\n      address: shipments.v1.{region}\n+     title: Shipments of a region\n      parameters:\n        region:"
  },
  "channel-binding-changed": {
    "fails": "  channels:\n    shipments:\n  ⋯\n      bindings:\n        kafka:\n-         partitions: 12\n+         partitions: 24\n  operations:\n    publishShipment:",
    "says": "risky: channel shipments.v1.{region}: its kafka binding changed.",
    "passes": "  channels:\n    shipments:\n  ⋯\n        ShipmentSent:\n          $ref: '#/components/messages/ShipmentSent'\n+     description: Ordered within a partition\n      bindings:\n        kafka:"
  },
  "channel-parameter-changed": {
    "fails": "  channels:\n    shipments.v1.{region}:\n      parameters:\n        region:\n          schema:\n            type: string\n-           pattern: '^[a-z]{2}$'\n+           pattern: '^[a-z]{2}-[0-9]$'\n      subscribe:\n        operationId: publishShipment",
    "says": "risky: channel shipments.v1.{region}: its parameter region may be something else now.",
    "passes": "  channels:\n    shipments.v1.{region}:\n      parameters:\n        region:\n          schema:\n            type: string\n            pattern: '^[a-z]{2}$'\n+           description: The country that it goes to\n      subscribe:\n        operationId: publishShipment"
  },
  "channel-parameter-value-added": {
    "fails": "  channels:\n    shipped:\n      address: shipped.{region}\n-     parameters: { region: { enum: [eu] } }\n+     parameters: { region: {} }\n      messages: { shipped: { payload: { type: string } } }",
    "says": "safe: channel shipped.{region}: its parameter region takes any value now.",
    "passes": "  channels:\n    shipped:\n      address: shipped.{region}\n-     parameters: { region: {} }\n+     parameters: { region: { enum: [eu] } }\n      messages: { shipped: { payload: { type: string } } }"
  },
  "channel-parameter-value-removed": {
    "fails": "  channels:\n    shipments:\n  ⋯\n      parameters:\n        region:\n          enum:\n          - eu\n-         - us\n      messages:\n        ShipmentSent:",
    "says": "breaking: channel shipments.v1.{region}: its parameter region no longer takes us.",
    "passes": "  channels:\n    shipments:\n  ⋯\n      parameters:\n        region:\n          enum:\n          - eu\n+         - us\n      messages:\n        ShipmentSent:"
  },
  "channel-removed": {
    "fails": "  channels:\n    shipments:\n  ⋯\n        ShipmentSent:\n          $ref: '#/components/messages/ShipmentSent'\n-   returns:\n-     address: returns.v1\n-     messages: {}\n  operations:\n    publishShipment:",
    "says": "breaking: channel returns.v1 was removed.",
    "passes": "  channels:\n    shipments:\n  ⋯\n        ShipmentSent:\n          $ref: '#/components/messages/ShipmentSent'\n+   returns:\n+     address: returns.v1\n+     messages: {}\n  operations:\n    publishShipment:"
  },
  "channel-server-added": {
    "fails": "  channels:\n    shipped:\n      address: shipped\n-     servers: [{ $ref: '#/servers/eu' }]\n      messages: { shipped: { payload: { type: string } } }",
    "says": "safe: channel shipped is on all servers now.",
    "passes": "  channels:\n    shipped:\n      address: shipped\n+     servers: [{ $ref: '#/servers/eu' }]\n      messages: { shipped: { payload: { type: string } } }"
  },
  "channel-server-removed": {
    "fails": "  channels:\n    shipments:\n  ⋯\n      servers:\n      - $ref: '#/servers/production'\n-     - $ref: '#/servers/sandbox'\n  operations:\n    publishShipment:",
    "says": "breaking: channel shipments.v1.{region} is no longer on sandbox.",
    "passes": "  channels:\n    shipments:\n  ⋯\n      servers:\n      - $ref: '#/servers/production'\n+     - $ref: '#/servers/sandbox'\n  operations:\n    publishShipment:"
  },
  "content-encoding-changed": {
    "fails": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: string\n-           contentEncoding: base64\n+           contentEncoding: base64url\n      NewOrder:\n        type: object",
    "says": "breaking: Order.value has contentEncoding base64url instead of base64.",
    "passes": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: string\n            contentEncoding: base64\n+           description: The receipt, as a picture\n      NewOrder:\n        type: object"
  },
  "credentials-changed": {
    "fails": "  webhooks:\n    order.paid:\n      post:\n-       security: [{ key: [] }]\n+       security: []\n        responses: { '204': { description: Done } }\n  components:",
    "says": "breaking: webhook order.paid comes with no credentials.",
    "passes": "  webhooks:\n    order.paid:\n      post:\n  ⋯\n        responses:\n          '204':\n-           description: Received\n+           description: Taken note of\n        security:\n        - basic: []"
  },
  "default-changed": {
    "fails": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: integer\n-           default: 20\n+           default: 50",
    "says": "risky: NewOrder.value changed its default from 20 to 50.",
    "passes": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: integer\n            default: 20\n+           description: How many"
  },
  "delivery-weakened": {
    "fails": "  components:\n    messages:\n      ShipmentSent:\n  ⋯\n              type: string\n        x-delivery:\n-         guarantee: at-least-once\n-         ordering:\n-           key: id\n-         retention: 7d\n+         guarantee: at-most-once\n+         retention: 1d",
    "says": "breaking: publishShipment sends ShipmentSent is delivered at-most-once instead of at-least-once.",
    "passes": "  components:\n    messages:\n      ShipmentSent:\n  ⋯\n              type: string\n        x-delivery:\n-         guarantee: at-most-once\n-         retention: 1d\n+         guarantee: at-least-once\n+         ordering:\n+           key: id\n+         retention: 7d"
  },
  "discriminator-changed": {
    "fails": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          payment:\n  ⋯\n            - $ref: '#/components/schemas/Transfer'\n            discriminator:\n-             propertyName: kind\n+             propertyName: type\n      Card:\n        type: object",
    "says": "risky: NewOrder.payment is told apart by type instead of kind.",
    "passes": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          payment:\n  ⋯\n            discriminator:\n              propertyName: kind\n+             mapping:\n+               Card: '#/components/schemas/Card'\n      Card:\n        type: object"
  },
  "discriminator-mapping-changed": {
    "fails": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n  ⋯\n          payment:\n  ⋯\n            discriminator:\n  ⋯\n              mapping:\n                card: '#/components/schemas/Card'\n-               transfer: '#/components/schemas/Transfer'\n+               sepa: '#/components/schemas/Transfer'\n      NewOrder:\n        type: object",
    "says": "risky: Order.payment maps sepa now.",
    "passes": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n  ⋯\n          payment:\n  ⋯\n            discriminator:\n  ⋯\n              mapping:\n                card: '#/components/schemas/Card'\n-               transfer: '#/components/schemas/Transfer'\n+               transfer: Transfer\n+               Cash: '#/components/schemas/Cash'\n      NewOrder:\n        type: object"
  },
  "encoding-changed": {
    "fails": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n        requestBody:\n  ⋯\n          content:\n            multipart/form-data:\n  ⋯\n              encoding:\n                sku:\n-                 contentType: text/plain\n+                 contentType: application/json\n        responses:\n          '201':",
    "says": "risky: POST /orders request body: the encoding of sku changed.",
    "passes": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n        responses:\n          '201':\n-           description: Placed\n+           description: Placed, or taken note of\n  components:\n    schemas:"
  },
  "enum-value-added": {
    "fails": "  components:\n    schemas:\n      OrderPaid:\n  ⋯\n        properties:\n  ⋯\n            type: string\n          value:\n-           const: order-paid\n+           const: order.paid",
    "says": "breaking: OrderPaid.value is \"order.paid\" now.",
    "passes": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n  ⋯\n          value:\n  ⋯\n            - placed\n            - paid\n-           - refunded\n      NewOrder:\n        type: object"
  },
  "enum-value-removed": {
    "fails": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          value:\n  ⋯\n            - standard\n            - express\n-           - pickup",
    "says": "breaking: NewOrder.value no longer allows \"pickup\".",
    "passes": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          value:\n  ⋯\n            - standard\n            - express\n+           - pickup"
  },
  "exchange-added": {
    "fails": "  channels:\n    orders:\n  ⋯\n      messages:\n  ⋯\n              id:\n                type: string\n+ operations:\n+   announceOrder:\n+     action: send\n+     channel:\n+       $ref: '#/channels/orders'",
    "says": "safe: channel orders Placed is sent by an operation now.",
    "passes": "  webhooks:\n    order.paid:\n      post:\n  ⋯\n        responses:\n          '204':\n            description: Received\n-   order.refunded:\n-     post:\n-       operationId: onOrderRefunded\n-       responses:\n-         '204':\n-           description: Received\n  components:\n    schemas:"
  },
  "exchange-deprecated": {
    "fails": "  webhooks:\n    order.paid:\n      post:\n  ⋯\n          '204':\n            description: Received\n+       deprecated: true\n+       x-sunset: '2027-06-30'\n  components:\n    schemas:",
    "says": "safe: webhook order.paid is deprecated and ends on 2027-06-30.",
    "passes": "  webhooks:\n    order.paid:\n      post:\n  ⋯\n          '204':\n            description: Received\n-       deprecated: true\n-       x-sunset: '2027-06-30'\n  components:\n    schemas:"
  },
  "exchange-id-changed": {
    "fails": "  webhooks:\n    order.paid:\n      post:\n-       operationId: orderPaid\n+       operationId: onOrderPaid\n        responses: { '204': { description: Done } }",
    "says": "safe: webhook order.paid has the operationId onOrderPaid instead of orderPaid.",
    "passes": "  webhooks:\n    order.paid:\n      post:\n        operationId: orderPaid\n-       responses: { '204': { description: Done } }\n+       responses: { '204': { description: Paid } }"
  },
  "exchange-reactivated": {
    "fails": "  webhooks:\n    order.paid:\n      post:\n        operationId: orderPaid\n-       deprecated: true\n+       deprecated: false\n        responses: { '204': { description: Done } }",
    "says": "safe: webhook order.paid is no longer deprecated.",
    "passes": "  webhooks:\n    order.paid:\n      post:\n        operationId: orderPaid\n-       deprecated: false\n+       deprecated: true\n        responses: { '204': { description: Done } }"
  },
  "exchange-removed": {
    "fails": "  channels:\n    shipments:\n  ⋯\n      messages:\n        ShipmentSent:\n          $ref: '#/components/messages/ShipmentSent'\n-       ShipmentLost:\n-         payload:\n-           type: object\n  operations:\n    publishShipment:",
    "says": "breaking: publishShipment sends ShipmentLost was removed without having been deprecated.",
    "passes": "  channels:\n    shipments:\n  ⋯\n      messages:\n        ShipmentSent:\n          $ref: '#/components/messages/ShipmentSent'\n+       ShipmentLost:\n+         payload:\n+           type: object\n  operations:\n    publishShipment:"
  },
  "exchange-stability-lowered": {
    "fails": "  webhooks:\n    order.paid:\n      post:\n-       x-stability-level: beta\n+       x-stability-level: draft\n        responses: { '204': { description: Done } }",
    "says": "risky: webhook order.paid is draft now, and was beta.",
    "passes": "  webhooks:\n    order.paid:\n      post:\n-       x-stability-level: draft\n+       x-stability-level: beta\n        responses: { '204': { description: Done } }"
  },
  "extensible-enum-value-added": {
    "fails": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n          delivery:\n  ⋯\n            x-extensible-enum:\n            - standard\n+           - drone",
    "says": "safe: Order.delivery lists \"drone\" among its known values now.",
    "passes": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n          delivery:\n  ⋯\n            x-extensible-enum:\n            - standard\n-           - drone"
  },
  "extensible-enum-value-removed": {
    "fails": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n          delivery:\n  ⋯\n            - standard\n            - express\n-           - pickup",
    "says": "breaking: Order.delivery no longer lists \"pickup\" among its known values.",
    "passes": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n          delivery:\n  ⋯\n            - standard\n            - express\n+           - pickup"
  },
  "format-changed": {
    "fails": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: string\n+           format: uuid",
    "says": "breaking: NewOrder.value has the format uuid instead of none.",
    "passes": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: string\n+           description: As printed on the box"
  },
  "format-name-changed": {
    "fails": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: number\n-           format: float\n+           format: double\n      NewOrder:\n        type: object",
    "says": "risky: Order.value is called double instead of float by its format.",
    "passes": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: number\n            format: float\n+           description: In kilograms\n      NewOrder:\n        type: object"
  },
  "header-added": {
    "fails": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        responses:\n          '200':\n  ⋯\n            content:\n              application/json:\n                schema:\n                  $ref: '#/components/schemas/Order'\n+           headers:\n+             X-Request-Id:\n+               schema:\n+                 type: string\n          '404':\n            description: There is no such order",
    "says": "safe: GET /orders/{orderId} response 200 header X-Request-Id was added.",
    "passes": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        responses:\n          '200':\n  ⋯\n            content:\n              application/json:\n                schema:\n                  $ref: '#/components/schemas/Order'\n-           headers:\n-             X-Request-Id:\n-               schema:\n-                 type: string\n          '404':\n            description: There is no such order"
  },
  "header-became-optional": {
    "fails": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        responses:\n          '200':\n  ⋯\n            headers:\n              X-Request-Id:\n                schema:\n                  type: string\n-               required: true\n          '404':\n            description: There is no such order",
    "says": "breaking: GET /orders/{orderId} response 200 header X-Request-Id became optional.",
    "passes": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        responses:\n          '200':\n  ⋯\n            headers:\n              X-Request-Id:\n                schema:\n                  type: string\n+               required: true\n          '404':\n            description: There is no such order"
  },
  "header-became-required": {
    "fails": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        responses:\n          '200':\n  ⋯\n            headers:\n              X-Request-Id:\n                schema:\n                  type: string\n+               required: true\n          '404':\n            description: There is no such order",
    "says": "safe: GET /orders/{orderId} response 200 header X-Request-Id became required.",
    "passes": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        responses:\n          '200':\n  ⋯\n            headers:\n              X-Request-Id:\n                schema:\n                  type: string\n-               required: true\n          '404':\n            description: There is no such order"
  },
  "header-deprecated": {
    "fails": "  paths:\n    /orders:\n      get:\n        responses:\n          '200':\n            description: Orders\n-           headers: { X-Total: { deprecated: false, schema: { type: integer } } }\n+           headers: { X-Total: { deprecated: true, x-sunset: \"2027-01-01\", schema: { type: integer } } }",
    "says": "risky: GET /orders response 200 header X-Total is deprecated and ends on 2027-01-01, sooner than the 6 months of notice agreed.",
    "passes": "  paths:\n    /orders:\n      get:\n        responses:\n          '200':\n            description: Orders\n-           headers: { X-Total: { deprecated: true, x-sunset: \"2027-01-01\", schema: { type: integer } } }\n+           headers: { X-Total: { deprecated: false, schema: { type: integer } } }"
  },
  "header-reactivated": {
    "fails": "  paths:\n    /orders:\n      get:\n        responses:\n          '200':\n            description: Orders\n-           headers: { X-Total: { deprecated: true, schema: { type: integer } } }\n+           headers: { X-Total: { deprecated: false, schema: { type: integer } } }",
    "says": "safe: GET /orders response 200 header X-Total is no longer deprecated.",
    "passes": "  paths:\n    /orders:\n      get:\n        responses:\n          '200':\n            description: Orders\n-           headers: { X-Total: { deprecated: false, schema: { type: integer } } }\n+           headers: { X-Total: { deprecated: true, schema: { type: integer } } }"
  },
  "header-removed": {
    "fails": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        responses:\n          '200':\n  ⋯\n            content:\n              application/json:\n                schema:\n                  $ref: '#/components/schemas/Order'\n-           headers:\n-             X-Request-Id:\n-               schema:\n-                 type: string\n-               required: true\n          '404':\n            description: There is no such order",
    "says": "breaking: GET /orders/{orderId} response 200 header X-Request-Id was removed.",
    "passes": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        responses:\n          '200':\n  ⋯\n            content:\n              application/json:\n                schema:\n                  $ref: '#/components/schemas/Order'\n+           headers:\n+             X-Request-Id:\n+               schema:\n+                 type: string\n+               required: true\n          '404':\n            description: There is no such order"
  },
  "header-style-changed": {
    "fails": "  paths:\n    /orders:\n      get:\n        responses:\n          '200':\n            description: Orders\n-           headers: { X-Page: { schema: { type: object } } }\n+           headers: { X-Page: { content: { application/json: { schema: { type: object } } } } }",
    "says": "breaking: GET /orders response 200 header X-Page is written in another style: simple → application/json.",
    "passes": "  paths:\n    /orders:\n      get:\n        responses:\n          '200':\n            description: Orders\n-           headers: { X-Page: { explode: false, schema: { type: object, properties: { size: { type: integer } } } } }\n+           headers: { X-Page: { explode: false, schema: { type: object, properties: { size: { type: integer, maximum: 100 } } } } }"
  },
  "items-became-repeatable": {
    "fails": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n  ⋯\n          value:\n  ⋯\n            items:\n              type: string\n-           uniqueItems: true\n      NewOrder:\n        type: object",
    "says": "breaking: Order.value may repeat items now.",
    "passes": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n  ⋯\n          value:\n  ⋯\n            items:\n              type: string\n+           uniqueItems: true\n      NewOrder:\n        type: object"
  },
  "items-became-unique": {
    "fails": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          value:\n  ⋯\n            items:\n              type: string\n+           uniqueItems: true",
    "says": "breaking: NewOrder.value may no longer repeat items.",
    "passes": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          value:\n  ⋯\n            items:\n              type: string\n-           uniqueItems: true"
  },
  "link-added": {
    "fails": "  paths:\n    /orders:\n      post:\n  ⋯\n        responses:\n          '201':\n            description: Placed\n+           links: { order: { operationId: getOrder, parameters: { orderId: $response.body#/id } } }",
    "says": "safe: POST /orders response 201 link order was added.",
    "passes": "  paths:\n    /orders:\n      post:\n  ⋯\n        responses:\n          '201':\n            description: Placed\n-           links: { order: { operationId: getOrder, parameters: { orderId: $response.body#/id } } }"
  },
  "link-changed": {
    "fails": "  paths:\n    /orders:\n      post:\n  ⋯\n        responses:\n          '201':\n            description: Placed\n-           links: { order: { operationId: getOrder, parameters: { orderId: $response.body#/id } } }\n+           links: { order: { operationId: readOrder, parameters: { orderId: $response.body#/orderId } } }",
    "says": "risky: POST /orders response 201 link order has another operationId now.",
    "passes": "  paths:\n    /orders:\n      post:\n  ⋯\n        responses:\n          '201':\n-           description: Placed\n+           description: The order was placed\n            links: { order: { operationId: getOrder, parameters: { orderId: $response.body#/id } } }"
  },
  "link-removed": {
    "fails": "  paths:\n    /orders:\n      post:\n  ⋯\n        responses:\n          '201':\n            description: Placed\n-           links: { order: { operationId: getOrder, parameters: { orderId: $response.body#/id } } }",
    "says": "risky: POST /orders response 201 link order was removed.",
    "passes": "  paths:\n    /orders:\n      post:\n  ⋯\n        responses:\n          '201':\n            description: Placed\n+           links: { order: { operationId: getOrder, parameters: { orderId: $response.body#/id } } }"
  },
  "media-type-added": {
    "fails": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        responses:\n          '200':\n  ⋯\n            content:\n  ⋯\n                schema:\n                  $ref: '#/components/schemas/Order'\n+             application/xml: {}\n          '404':\n            description: There is no such order",
    "says": "safe: GET /orders/{orderId} response 200: application/xml was added.",
    "passes": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        responses:\n          '200':\n  ⋯\n            content:\n  ⋯\n                schema:\n                  $ref: '#/components/schemas/Order'\n-             application/xml: {}\n          '404':\n            description: There is no such order"
  },
  "media-type-removed": {
    "fails": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n        requestBody:\n  ⋯\n          content:\n  ⋯\n              schema:\n                $ref: '#/components/schemas/NewOrder'\n-           application/xml: {}\n        responses:\n          '201':",
    "says": "breaking: POST /orders request body: application/xml was removed.",
    "passes": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n        requestBody:\n  ⋯\n          content:\n  ⋯\n              schema:\n                $ref: '#/components/schemas/NewOrder'\n+           application/xml: {}\n        responses:\n          '201':"
  },
  "message-binding-changed": {
    "fails": "  components:\n    messages:\n      ShipmentSent:\n  ⋯\n        bindings:\n          kafka:\n            key:\n-             type: string\n+             type: integer",
    "says": "risky: publishShipment sends ShipmentSent: its kafka binding changed.",
    "passes": "  components:\n    messages:\n      ShipmentSent:\n  ⋯\n            id:\n              type: string\n+       title: A shipment was sent\n        bindings:\n          kafka:"
  },
  "message-content-type-changed": {
    "fails": "  components:\n    messages:\n      ShipmentSent:\n        name: ShipmentSent\n-       contentType: application/json\n+       contentType: application/avro\n        payload:\n          type: object",
    "says": "breaking: publishShipment sends ShipmentSent comes as application/avro instead of application/json.",
    "passes": "  components:\n    messages:\n      ShipmentSent:\n        name: ShipmentSent\n        contentType: application/json\n+       title: A shipment was sent\n        payload:\n          type: object"
  },
  "message-correlation-changed": {
    "fails": "  components:\n    messages:\n      ShipmentSent:\n  ⋯\n              type: string\n        correlationId:\n-         location: $message.header#/correlationId\n+         location: $message.payload#/id",
    "says": "risky: publishShipment sends ShipmentSent has its correlation id in $message.payload#/id instead of $message.header#/correlationId.",
    "passes": "  components:\n    messages:\n      ShipmentSent:\n  ⋯\n        correlationId:\n          location: $message.header#/correlationId\n+         description: That of the order"
  },
  "message-name-changed": {
    "fails": "  components:\n    messages:\n      ShipmentSent:\n-       name: ShipmentSent\n+       name: ShipmentDispatched\n        contentType: application/json\n        payload:",
    "says": "safe: publishShipment sends ShipmentSent is called ShipmentDispatched instead of ShipmentSent.",
    "passes": "  components:\n    messages:\n      ShipmentSent:\n        name: ShipmentSent\n+       title: A shipment was sent\n        contentType: application/json\n        payload:"
  },
  "multiple-changed": {
    "fails": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: integer\n-           multipleOf: 5\n+           multipleOf: 10",
    "says": "breaking: NewOrder.value must be a multiple of 10 now (of 5 before).",
    "passes": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: integer\n-           multipleOf: 5\n+           multipleOf: 5.0"
  },
  "name-pattern-added": {
    "fails": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n          sku:\n            type: string\n+       patternProperties:\n+         ^x-:\n+           type: string",
    "says": "risky: NewOrder sets what properties matching ^x- must be.",
    "passes": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n          sku:\n            type: string\n-       patternProperties:\n-         ^x-:\n-           type: string"
  },
  "name-pattern-removed": {
    "fails": "  components:\n    schemas:\n      NewOrder:\n  ⋯\n        properties:\n          sku:\n            type: string\n-       patternProperties:\n-         ^x-:\n-           type: string\n+       additionalProperties: false",
    "says": "breaking: NewOrder no longer speaks of properties matching ^x-.",
    "passes": "  components:\n    schemas:\n      NewOrder:\n  ⋯\n        properties:\n          sku:\n            type: string\n-       additionalProperties: false\n+       patternProperties:\n+         ^x-:\n+           type: string"
  },
  "opaque-schema-changed": {
    "fails": "  components:\n    messages:\n      ShipmentSent:\n  ⋯\n        payload:\n  ⋯\n          schema:\n  ⋯\n            name: ShipmentSent\n            fields:\n-           - name: id\n+           - name: orderId\n              type: string",
    "says": "risky: publishShipment sends ShipmentSent payload has another application/vnd.apache.avro;version=1.9.0 schema.",
    "passes": "  components:\n    messages:\n      ShipmentSent:\n  ⋯\n        payload:\n  ⋯\n          schema:\n  ⋯\n            name: ShipmentSent\n            fields:\n-           - name: id\n-             type: string\n+           - type: string\n+             name: id"
  },
  "operation-added": {
    "fails": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        responses:\n  ⋯\n          '404':\n            description: There is no such order\n+     delete:\n+       operationId: cancelOrder\n+       parameters:\n+       - name: orderId\n+         in: path\n+         required: true\n+         schema:\n+           type: string\n+       responses:\n+         '204':\n+           description: Cancelled\n    /orders:\n      post:",
    "says": "safe: DELETE /orders/{orderId} was added.",
    "passes": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        responses:\n  ⋯\n          '404':\n            description: There is no such order\n-     delete:\n-       operationId: cancelOrder\n-       parameters:\n-       - name: orderId\n-         in: path\n-         required: true\n-         schema:\n-           type: string\n-       responses:\n-         '204':\n-           description: Cancelled\n    /orders:\n      post:"
  },
  "operation-binding-changed": {
    "fails": "  operations:\n    publishShipment:\n  ⋯\n      bindings:\n        mqtt:\n-         qos: 2\n-         bindingVersion: 0.1.0\n+         qos: 1\n+         bindingVersion: 0.2.0\n  components:\n    messages:",
    "says": "risky: publishShipment sends ShipmentSent: the mqtt binding of its operation changed.",
    "passes": "  operations:\n    publishShipment:\n  ⋯\n      messages:\n      - $ref: '#/channels/shipments/messages/ShipmentSent'\n+     summary: Publish a shipment\n      bindings:\n        mqtt:"
  },
  "operation-deprecated": {
    "fails": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n          '201':\n            description: Placed\n+       deprecated: true\n  components:\n    schemas:",
    "says": "safe: POST /orders is deprecated with no sunset date.",
    "passes": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n          '201':\n            description: Placed\n-       deprecated: true\n  components:\n    schemas:"
  },
  "operation-id-changed": {
    "fails": "  paths:\n    /orders:\n      get:\n+       operationId: listOrders\n        responses: { '204': { description: Done } }",
    "says": "safe: GET /orders has the operationId listOrders instead of (none).",
    "passes": "  paths:\n  ⋯\n    /orders:\n      post:\n        operationId: placeOrder\n+       summary: Place an order\n        requestBody:\n          required: true"
  },
  "operation-moved": {
    "fails": "  info: { title: Orders, version: 1.0.0 }\n  paths:\n-   /v1/orders:\n+   /v2/orders:\n      get:\n        responses: { '204': { description: Done } }\n-   /v1/orders/{orderId}:\n+   /v2/orders/{orderId}:\n      delete:\n        responses: { '204': { description: Done } }",
    "says": "breaking: GET /v1/orders and 1 more moved from /v1 to /v2 (95% sure).",
    "passes": "  paths:\n    /orders/{orderId}/cancellation:\n      put:\n        operationId: cancelOrder\n+       summary: Cancel an order\n        parameters: [{ name: orderId, in: path, required: true, schema: { type: string } }]\n        responses: { '204': { description: Done } }"
  },
  "operation-reactivated": {
    "fails": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n          '201':\n            description: Placed\n-       deprecated: true\n  components:\n    schemas:",
    "says": "safe: POST /orders is no longer deprecated.",
    "passes": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n          '201':\n            description: Placed\n+       deprecated: true\n  components:\n    schemas:"
  },
  "operation-removed": {
    "fails": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        responses:\n  ⋯\n          '404':\n            description: There is no such order\n-   /orders:\n-     post:\n-       operationId: placeOrder\n-       requestBody:\n-         required: true\n-         content:\n-           application/json:\n-             schema:\n-               $ref: '#/components/schemas/NewOrder'\n-       responses:\n-         '201':\n-           description: Placed\n  components:\n    schemas:",
    "says": "breaking: POST /orders was removed without having been deprecated.",
    "passes": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        responses:\n  ⋯\n          '404':\n            description: There is no such order\n+   /orders:\n+     post:\n+       operationId: placeOrder\n+       requestBody:\n+         required: true\n+         content:\n+           application/json:\n+             schema:\n+               $ref: '#/components/schemas/NewOrder'\n+       responses:\n+         '201':\n+           description: Placed\n  components:\n    schemas:"
  },
  "operation-stability-lowered": {
    "fails": "  paths:\n    /orders:\n      get:\n-       x-stability-level: stable\n+       x-stability-level: alpha\n        responses: { '204': { description: Done } }",
    "says": "breaking: GET /orders is alpha now, and was stable.",
    "passes": "  paths:\n    /orders:\n      get:\n+       x-stability-level: beta\n        responses: { '204': { description: Done } }\n      post:\n-       x-stability-level: beta\n+       x-stability-level: stable\n        responses: { '204': { description: Done } }"
  },
  "operation-sunset-changed": {
    "fails": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n            description: Placed\n        deprecated: true\n-       x-sunset: '2027-06-30'\n  components:\n    schemas:",
    "says": "risky: POST /orders no longer says when it ends (it said 2027-06-30).",
    "passes": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n            description: Placed\n        deprecated: true\n+       x-sunset: '2027-06-30'\n  components:\n    schemas:"
  },
  "parameter-became-optional": {
    "fails": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        - name: expand\n          in: query\n-         required: true\n          schema:\n            type: string",
    "says": "safe: GET /orders/{orderId} query parameter expand became optional.",
    "passes": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        - name: expand\n          in: query\n+         required: true\n          schema:\n            type: string"
  },
  "parameter-became-required": {
    "fails": "  components:\n  ⋯\n    parameters:\n      Expand:\n  ⋯\n        schema:\n          type: string\n+       required: true",
    "says": "breaking: query parameter expand became required.",
    "passes": "  components:\n  ⋯\n    parameters:\n      Expand:\n  ⋯\n        schema:\n          type: string\n-       required: true"
  },
  "parameter-deprecated": {
    "fails": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        - name: expand\n          in: query\n+         deprecated: true\n+         x-sunset: '2027-06-30'\n          schema:\n            type: string",
    "says": "safe: GET /orders/{orderId} query parameter expand is deprecated and ends on 2027-06-30.",
    "passes": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        - name: expand\n          in: query\n-         deprecated: true\n-         x-sunset: '2027-06-30'\n          schema:\n            type: string"
  },
  "parameter-empty-value-allowed": {
    "fails": "  paths:\n    /orders:\n      get:\n-       parameters: [{ name: open, in: query, allowEmptyValue: false, schema: { type: boolean } }]\n+       parameters: [{ name: open, in: query, allowEmptyValue: true, schema: { type: boolean } }]\n        responses: { '204': { description: Done } }",
    "says": "safe: GET /orders query parameter open may be sent without a value now.",
    "passes": "  paths:\n    /orders:\n      get:\n-       parameters: [{ name: open, in: query, allowEmptyValue: true, schema: { type: boolean } }]\n+       parameters: [{ name: open, in: query, allowEmptyValue: false, schema: { type: boolean } }]\n        responses: { '204': { description: Done } }"
  },
  "parameter-empty-value-refused": {
    "fails": "  paths:\n    /orders:\n      get:\n-       parameters: [{ name: open, in: query, allowEmptyValue: true, schema: { type: boolean } }]\n+       parameters: [{ name: open, in: query, allowEmptyValue: false, schema: { type: boolean } }]\n        responses: { '204': { description: Done } }",
    "says": "breaking: GET /orders query parameter open may no longer be sent without a value.",
    "passes": "  paths:\n    /orders:\n      get:\n-       parameters: [{ name: open, in: query, allowEmptyValue: false, schema: { type: boolean } }]\n+       parameters: [{ name: open, in: query, allowEmptyValue: true, schema: { type: boolean } }]\n        responses: { '204': { description: Done } }"
  },
  "parameter-location-changed": {
    "fails": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n            type: string\n        - name: expand\n-         in: query\n+         in: header\n          schema:\n            type: string",
    "says": "breaking: GET /orders/{orderId} query parameter expand moved from query to header.",
    "passes": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        - name: expand\n          in: query\n+         description: What else to answer\n          schema:\n            type: string"
  },
  "parameter-optional-added": {
    "fails": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        - name: orderId\n  ⋯\n          schema:\n            type: string\n+       - name: expand\n+         in: query\n+         schema:\n+           type: string\n        responses:\n          '200':",
    "says": "safe: GET /orders/{orderId} query parameter expand was added; it is optional.",
    "passes": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        - name: orderId\n  ⋯\n          schema:\n            type: string\n-       - name: expand\n-         in: query\n-         schema:\n-           type: string\n        responses:\n          '200':"
  },
  "parameter-reactivated": {
    "fails": "  paths:\n    /orders:\n      get:\n-       parameters: [{ name: page, in: query, deprecated: true, schema: { type: integer } }]\n+       parameters: [{ name: page, in: query, deprecated: false, schema: { type: integer } }]\n        responses: { '204': { description: Done } }",
    "says": "safe: GET /orders query parameter page is no longer deprecated.",
    "passes": "  paths:\n    /orders:\n      get:\n-       parameters: [{ name: page, in: query, deprecated: false, schema: { type: integer } }]\n+       parameters: [{ name: page, in: query, deprecated: true, schema: { type: integer } }]\n        responses: { '204': { description: Done } }"
  },
  "parameter-removed": {
    "fails": "  webhooks:\n    order.paid:\n      post:\n  ⋯\n        responses:\n          '204':\n            description: Received\n-       parameters:\n-       - name: X-Signature\n-         in: header\n-         required: true\n-         schema:\n-           type: string\n  components:\n    schemas:",
    "says": "breaking: webhook order.paid header parameter X-Signature was removed.",
    "passes": "  webhooks:\n    order.paid:\n      post:\n  ⋯\n        responses:\n          '204':\n            description: Received\n+       parameters:\n+       - name: X-Signature\n+         in: header\n+         required: true\n+         schema:\n+           type: string\n  components:\n    schemas:"
  },
  "parameter-renamed": {
    "fails": "  paths:\n    /orders:\n      get:\n-       parameters: [{ name: pages, in: query, required: true, schema: { type: integer } }]\n+       parameters: [{ name: page, in: query, required: true, schema: { type: integer } }]\n        responses: { '204': { description: Done } }",
    "says": "breaking: GET /orders query parameter pages was renamed to page (81% sure).",
    "passes": "  paths:\n    /orders:\n      get:\n-       parameters: [{ name: page_size, in: query, schema: { type: integer } }]\n+       parameters: [{ name: page_size, in: query, description: How many at once, schema: { type: integer } }]\n        responses: { '204': { description: Done } }"
  },
  "parameter-required-added": {
    "fails": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        - name: orderId\n  ⋯\n          schema:\n            type: string\n+       - name: expand\n+         in: query\n+         required: true\n+         schema:\n+           type: string\n        responses:\n          '200':",
    "says": "breaking: GET /orders/{orderId} query parameter expand was added and is required.",
    "passes": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        - name: orderId\n  ⋯\n          schema:\n            type: string\n-       - name: expand\n-         in: query\n-         required: true\n-         schema:\n-           type: string\n        responses:\n          '200':"
  },
  "parameter-style-changed": {
    "fails": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        - name: expand\n          in: query\n+         explode: false\n          schema:\n            type: array",
    "says": "breaking: GET /orders/{orderId} query parameter expand is written in another style: form exploded → form.",
    "passes": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        - name: expand\n          in: query\n+         style: form\n+         explode: true\n          schema:\n            type: array"
  },
  "parameter-sunset-changed": {
    "fails": "  paths:\n    /orders:\n      get:\n  ⋯\n        - name: page\n          in: query\n          deprecated: true\n-         x-sunset: '2027-06-30'\n+         x-sunset: '2027-01-31'\n          schema:\n            type: integer",
    "says": "risky: GET /orders query parameter page ends on 2027-01-31, earlier than the 2027-06-30 announced.",
    "passes": "  paths:\n    /orders:\n      get:\n  ⋯\n        - name: page\n          in: query\n          deprecated: true\n+         description: Use cursor.\n          x-sunset: '2027-06-30'\n          schema:"
  },
  "path-parameter-renamed": {
    "fails": "  info: { title: Orders, version: 1.0.0 }\n  paths:\n-   /orders/{id}:\n+   /orders/{orderId}:\n      get:\n-       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n+       parameters: [{ name: orderId, in: path, required: true, schema: { type: string } }]\n        responses: { '204': { description: Done } }",
    "says": "safe: GET /orders/{id} path parameter id is called orderId now.",
    "passes": "  paths:\n    /orders/{id}:\n      get:\n-       parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n+       parameters: [{ name: id, in: path, description: Which order, required: true, schema: { type: string } }]\n        responses: { '204': { description: Done } }"
  },
  "pattern-changed": {
    "fails": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: string\n+           pattern: ^[A-Z]{3}$",
    "says": "breaking: NewOrder.value must match ^[A-Z]{3}$ now.",
    "passes": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: string\n            pattern: ^[A-Z]{2,4}$\n+           maxLength: 4"
  },
  "payload-format-changed": {
    "fails": "  components:\n    messages:\n      ShipmentSent:\n  ⋯\n        contentType: application/json\n        payload:\n-         type: object\n-         required:\n-         - id\n-         properties:\n-           id:\n+         schemaFormat: application/vnd.apache.avro;version=1.9.0\n+         schema:\n+           type: record\n+           name: ShipmentSent\n+           fields:\n+           - name: id\n              type: string",
    "says": "risky: publishShipment sends ShipmentSent payload is described in application/vnd.apache.avro;version=1.9.0 instead of JSON Schema.",
    "passes": "  components:\n    messages:\n      ShipmentSent:\n  ⋯\n        payload:\n          type: object\n+         description: What was sent\n          required:\n          - id"
  },
  "property-became-optional": {
    "fails": "  components:\n    schemas:\n      Order:\n        type: object\n-       required:\n-       - id\n        properties:\n          id:",
    "says": "breaking: Order.id became optional.",
    "passes": "  components:\n    schemas:\n      Order:\n        type: object\n+       required:\n+       - id\n        properties:\n          id:"
  },
  "property-became-required": {
    "fails": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        required:\n        - sku\n+       - note\n        properties:\n          sku:",
    "says": "breaking: NewOrder.note became required.",
    "passes": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        required:\n        - sku\n-       - note\n        properties:\n          sku:"
  },
  "property-became-unwritten": {
    "fails": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n          id:\n            type: string\n+           writeOnly: true\n      NewOrder:\n        type: object",
    "says": "breaking: Order.id became write-only.",
    "passes": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n          id:\n            type: string\n-           writeOnly: true\n      NewOrder:\n        type: object"
  },
  "property-became-written": {
    "fails": "  paths:\n    /orders:\n      post:\n-       requestBody: { content: { application/json: { schema: { type: object, required: [note], properties: { note: { type: string, readOnly: true } } } } } }\n+       requestBody: { content: { application/json: { schema: { type: object, required: [note], properties: { note: { type: string } } } } } }\n        responses: { '204': { description: Done } }",
    "says": "breaking: POST /orders request body note is no longer read-only, and is required.",
    "passes": "  paths:\n    /orders:\n      post:\n-       requestBody: { content: { application/json: { schema: { type: object, required: [note], properties: { note: { type: string } } } } } }\n+       requestBody: { content: { application/json: { schema: { type: object, required: [note], properties: { note: { type: string, readOnly: true } } } } } }\n        responses: { '204': { description: Done } }"
  },
  "property-deprecated": {
    "fails": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n  ⋯\n          note:\n            type: string\n+           deprecated: true\n+           x-sunset: '2027-06-30'\n      NewOrder:\n        type: object",
    "says": "safe: Order.note is deprecated and ends on 2027-06-30.",
    "passes": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n  ⋯\n          note:\n            type: string\n-           deprecated: true\n-           x-sunset: '2027-06-30'\n      NewOrder:\n        type: object"
  },
  "property-optional-added": {
    "fails": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n          id:\n            type: string\n+         note:\n+           type: string\n        additionalProperties: false\n      NewOrder:",
    "says": "risky: Order.note was added, though the old schema forbids other properties.",
    "passes": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n          id:\n            type: string\n-         note:\n-           type: string\n        additionalProperties: false\n      NewOrder:"
  },
  "property-reactivated": {
    "fails": "  paths:\n    /orders:\n      get:\n        responses:\n          '200':\n            description: Orders\n-           content: { application/json: { schema: { type: object, properties: { note: { type: string, deprecated: true } } } } }\n+           content: { application/json: { schema: { type: object, properties: { note: { type: string, deprecated: false } } } } }",
    "says": "safe: GET /orders response 200 note is no longer deprecated.",
    "passes": "  paths:\n    /orders:\n      get:\n        responses:\n          '200':\n            description: Orders\n-           content: { application/json: { schema: { type: object, properties: { note: { type: string, deprecated: false } } } } }\n+           content: { application/json: { schema: { type: object, properties: { note: { type: string, deprecated: true } } } } }"
  },
  "property-removed": {
    "fails": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n          sku:\n            type: string\n-         note:\n-           type: string\n        additionalProperties: false",
    "says": "breaking: NewOrder.note was removed, and is refused now.",
    "passes": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n          sku:\n            type: string\n+         note:\n+           type: string\n        additionalProperties: false"
  },
  "property-renamed": {
    "fails": "  paths:\n    /orders:\n      post:\n-       requestBody: { content: { application/json: { schema: { type: object, additionalProperties: false, properties: { note_text: { type: string } } } } } }\n+       requestBody: { content: { application/json: { schema: { type: object, additionalProperties: false, properties: { noteText: { type: string } } } } } }\n        responses: { '204': { description: Done } }",
    "says": "breaking: POST /orders request body note_text was renamed to noteText (95% sure).",
    "passes": "  paths:\n    /orders:\n      get:\n-       responses: { '200': { description: Orders, content: { application/json: { schema: { type: object, properties: { customer: { type: string } } } } } } }\n+       responses: { '200': { description: Orders, content: { application/json: { schema: { type: object, properties: { buyer: { type: string, deprecated: true, x-replaced-by: customer } } } } } } }"
  },
  "property-required-added": {
    "fails": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        required:\n        - sku\n+       - currency\n        properties:\n          sku:\n            type: string\n+         currency:\n+           type: string",
    "says": "breaking: NewOrder.currency was added and is required.",
    "passes": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        required:\n        - sku\n-       - currency\n        properties:\n          sku:\n            type: string\n-         currency:\n-           type: string"
  },
  "property-sunset-changed": {
    "fails": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n          note:\n            type: string\n            deprecated: true\n-           x-sunset: '2027-06-30'\n+           x-sunset: '2027-01-31'",
    "says": "risky: Order.note ends on 2027-01-31, earlier than the 2027-06-30 announced.",
    "passes": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n          note:\n            type: string\n            deprecated: true\n+           description: Use remark.\n            x-sunset: '2027-06-30'"
  },
  "reply-address-changed": {
    "fails": "  operations:\n    ask:\n      action: send\n      channel: { $ref: '#/channels/asked' }\n-     reply: { channel: { $ref: '#/channels/answers' } }\n+     reply: { channel: { $ref: '#/channels/replies' } }",
    "says": "breaking: ask sends ask is answered at replies instead of answers.",
    "passes": "  info: { title: Shipping, version: 1.0.0 }\n  channels:\n-   asked: { address: asked, messages: { ask: { payload: { type: string } } } }\n-   answers: { address: answers, messages: { answer: { payload: { type: string } } } }\n-   replies: { address: replies, messages: { answer: { payload: { type: string } } } }\n+   asked: { address: asked, messages: { ask: { payload: { type: string, maxLength: 10 } } } }\n+   answers: { address: answers, messages: { answer: { payload: { type: string, maxLength: 10 } } } }\n+   replies: { address: replies, messages: { answer: { payload: { type: string, maxLength: 10 } } } }\n  operations:\n    ask:"
  },
  "response-body-added": {
    "fails": "  webhooks:\n    order.paid:\n      post:\n  ⋯\n        responses:\n          '204':\n            description: Received\n+           content:\n+             application/json:\n+               schema:\n+                 type: object\n  components:\n    schemas:",
    "says": "breaking: webhook order.paid answer 204 has a body now.",
    "passes": "  webhooks:\n    order.paid:\n      post:\n  ⋯\n        responses:\n          '204':\n            description: Received\n-           content:\n-             application/json:\n-               schema:\n-                 type: object\n  components:\n    schemas:"
  },
  "response-body-removed": {
    "fails": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        responses:\n          '200':\n            description: The order\n-           content:\n-             application/json:\n-               schema:\n-                 $ref: '#/components/schemas/Order'\n          '404':\n            description: There is no such order",
    "says": "breaking: GET /orders/{orderId} response 200 no longer has a body.",
    "passes": "  paths:\n    /orders/{orderId}:\n      get:\n  ⋯\n        responses:\n          '200':\n            description: The order\n+           content:\n+             application/json:\n+               schema:\n+                 $ref: '#/components/schemas/Order'\n          '404':\n            description: There is no such order"
  },
  "response-status-added": {
    "fails": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n        responses:\n          '201':\n            description: Placed\n+         '202':\n+           description: Accepted\n  components:\n    schemas:",
    "says": "risky: POST /orders response 202 was added.",
    "passes": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n        responses:\n          '201':\n            description: Placed\n-         '202':\n-           description: Accepted\n  components:\n    schemas:"
  },
  "response-status-changed": {
    "fails": "  webhooks:\n    order.paid:\n      post:\n        responses:\n-         '200': { description: Seen }\n+         '204': { description: Seen }",
    "says": "breaking: webhook order.paid answer 200 is 204 now (70% sure).",
    "passes": "  paths:\n    /orders:\n      post:\n  ⋯\n        responses:\n          '200':\n-           description: Placed\n+           description: Placed, or taken note of\n          '201':\n            description: Placed"
  },
  "response-status-removed": {
    "fails": "  operations:\n    answerQuotes:\n  ⋯\n      channel:\n        $ref: '#/channels/quotes'\n-     reply:\n-       channel:\n-         $ref: '#/channels/quoteAnswers'",
    "says": "breaking: answerQuotes receives QuoteAsked response reply was removed.",
    "passes": "  operations:\n    answerQuotes:\n  ⋯\n      channel:\n        $ref: '#/channels/quotes'\n+     reply:\n+       channel:\n+         $ref: '#/channels/quoteAnswers'"
  },
  "schema-became-closed": {
    "fails": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n          sku:\n            type: string\n-       additionalProperties: true\n+       additionalProperties: false",
    "says": "breaking: NewOrder no longer allows properties that it does not declare.",
    "passes": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n          sku:\n            type: string\n-       additionalProperties: false\n+       additionalProperties: true"
  },
  "schema-became-enum": {
    "fails": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: string\n+           enum:\n+           - standard\n+           - express",
    "says": "breaking: NewOrder.value allows only \"standard\" or \"express\" now.",
    "passes": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: string\n-           enum:\n-           - standard\n-           - express"
  },
  "schema-became-not-nullable": {
    "fails": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n            type: string\n          value:\n-           type:\n-           - string\n-           - 'null'\n+           type: string",
    "says": "breaking: NewOrder.value may no longer be null.",
    "passes": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n            type: string\n          value:\n-           type: string\n+           type:\n+           - string\n+           - 'null'"
  },
  "schema-became-nullable": {
    "fails": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n  ⋯\n            type: string\n          value:\n-           type: string\n+           type:\n+           - string\n+           - 'null'\n      NewOrder:\n        type: object",
    "says": "breaking: Order.value may be null now.",
    "passes": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n  ⋯\n            type: string\n          value:\n-           type:\n-           - string\n-           - 'null'\n+           type: string\n      NewOrder:\n        type: object"
  },
  "schema-became-open": {
    "fails": "  components:\n    schemas:\n      Order:\n  ⋯\n          id:\n            type: string\n-       additionalProperties: false\n      NewOrder:\n        type: object",
    "says": "risky: Order allows properties that it does not declare.",
    "passes": "  components:\n    schemas:\n      Order:\n  ⋯\n          id:\n            type: string\n+       additionalProperties: false\n      NewOrder:\n        type: object"
  },
  "schema-eased": {
    "fails": "  paths:\n    /orders:\n      post:\n-       requestBody: { content: { application/json: { schema: { type: string, not: { const: none } } } } }\n+       requestBody: { content: { application/json: { schema: { type: string } } } }\n        responses: { '204': { description: Done } }",
    "says": "safe: POST /orders request body takes more than before.",
    "passes": "  paths:\n    /orders:\n      post:\n-       requestBody: { content: { application/json: { schema: { type: string } } } }\n+       requestBody: { content: { application/json: { schema: { type: string, not: { const: none } } } } }\n        responses: { '204': { description: Done } }"
  },
  "schema-enum-removed": {
    "fails": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: string\n-           enum:\n-           - placed\n-           - paid\n      NewOrder:\n        type: object",
    "says": "risky: Order.value may have values that are not listed.",
    "passes": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: string\n+           enum:\n+           - placed\n+           - paid\n      NewOrder:\n        type: object"
  },
  "schema-narrowed": {
    "fails": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: string\n+           not:\n+             const: unknown",
    "says": "breaking: NewOrder.value takes less than before: `not` forbids some values.",
    "passes": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: string\n-           not:\n-             const: unknown"
  },
  "schema-renamed": {
    "fails": "  paths:\n    /orders:\n      get:\n-       responses: { '200': { description: Orders, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } } }\n+       responses: { '200': { description: Orders, content: { application/json: { schema: { $ref: '#/components/schemas/PurchaseOrder' } } } } }\n  components:\n    schemas:\n-     Order: { type: object, properties: { id: { type: string }, total: { type: number } } }\n+     PurchaseOrder: { type: object, properties: { id: { type: string }, total: { type: number } } }",
    "says": "safe: The schema Order is called PurchaseOrder now (96% sure).",
    "passes": "  components:\n    schemas:\n-     Order: { type: object, properties: { id: { type: string }, total: { type: number } } }\n+     Order: { type: object, description: What somebody ordered, properties: { id: { type: string }, total: { type: number } } }"
  },
  "schema-type-changed": {
    "fails": "  components:\n    schemas:\n      OrderId:\n-       type: integer\n+       type: string",
    "says": "breaking: OrderId changed its type from integer to string.",
    "passes": "  components:\n    schemas:\n  ⋯\n      NewOrder:\n  ⋯\n        properties:\n  ⋯\n            type: string\n          value:\n-           type: string\n+           type: [string]"
  },
  "schema-widened": {
    "fails": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: string\n-           not:\n-             const: unknown\n      NewOrder:\n        type: object",
    "says": "breaking: Order.value may hold what the old schema does not allow: `not` forbids some values.",
    "passes": "  components:\n    schemas:\n      Order:\n  ⋯\n        properties:\n  ⋯\n          value:\n            type: string\n+           not:\n+             const: unknown\n      NewOrder:\n        type: object"
  },
  "security-added": {
    "fails": "              orders:read: Read orders\n              orders:write: Place orders\n+ security:\n+ - bearer: []",
    "says": "breaking: Credentials (bearer) are asked for by GET /orders/{orderId} and 1 more; until now none were.",
    "passes": "              orders:read: Read orders\n              orders:write: Place orders\n- security:\n- - bearer: []"
  },
  "security-alternative-added": {
    "fails": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n        security:\n        - bearer: []\n+       - key: []\n  components:\n    schemas:",
    "says": "safe: POST /orders accepts key as well.",
    "passes": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n        security:\n        - bearer: []\n-       - key: []\n  components:\n    schemas:"
  },
  "security-alternative-removed": {
    "fails": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n        security:\n        - bearer: []\n-       - key: []\n  components:\n    schemas:",
    "says": "breaking: POST /orders no longer accepts key.",
    "passes": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n        security:\n        - bearer: []\n+       - key: []\n  components:\n    schemas:"
  },
  "security-flow-added": {
    "fails": "  components:\n    securitySchemes:\n      oauth:\n        type: oauth2\n-       flows: { clientCredentials: { tokenUrl: https://example.com/token, scopes: { read: Reads } } }\n+       flows: { clientCredentials: { tokenUrl: https://example.com/token, scopes: { read: Reads, write: Writes } } }",
    "says": "safe: security scheme oauth gives write by the flow clientCredentials as well.",
    "passes": "  components:\n    securitySchemes:\n      oauth:\n        type: oauth2\n-       flows: { clientCredentials: { tokenUrl: https://example.com/token, scopes: { read: Reads, write: Writes } } }\n+       flows: { clientCredentials: { tokenUrl: https://example.com/token, scopes: { read: Reads } } }"
  },
  "security-flow-removed": {
    "fails": "  components:\n    securitySchemes:\n      oauth:\n        type: oauth2\n-       flows: { clientCredentials: { tokenUrl: https://example.com/token, scopes: { read: Reads, write: Writes } } }\n+       flows: { clientCredentials: { tokenUrl: https://example.com/token, scopes: { read: Reads } } }",
    "says": "breaking: security scheme oauth no longer gives write by the flow clientCredentials.",
    "passes": "  components:\n    securitySchemes:\n      oauth:\n        type: oauth2\n-       flows: { clientCredentials: { tokenUrl: https://example.com/token, scopes: { read: Reads } } }\n+       flows: { clientCredentials: { tokenUrl: https://example.com/token, scopes: { read: Reads, write: Writes } } }"
  },
  "security-removed": {
    "fails": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n          '201':\n            description: Placed\n-       security:\n-       - bearer: []\n+       security: []\n  components:\n    schemas:",
    "says": "safe: POST /orders is open to all now.",
    "passes": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n          '201':\n            description: Placed\n-       security: []\n+       security:\n+       - bearer: []\n  components:\n    schemas:"
  },
  "security-scheme-changed": {
    "fails": "  components:\n  ⋯\n    securitySchemes:\n  ⋯\n      key:\n        type: apiKey\n        in: header\n-       name: X-Api-Key\n+       name: Api-Key\n      oauth:\n        type: oauth2",
    "says": "breaking: security scheme key changed: apiKey in header x-api-key → apiKey in header api-key.",
    "passes": "  components:\n  ⋯\n    securitySchemes:\n  ⋯\n      key:\n  ⋯\n        in: header\n        name: X-Api-Key\n+       description: Ask the team for one\n      oauth:\n        type: oauth2"
  },
  "security-scheme-deprecated": {
    "fails": "  components:\n    securitySchemes:\n-     key: { type: apiKey, in: header, name: X-Key, deprecated: false }\n+     key: { type: apiKey, in: header, name: X-Key, deprecated: true }",
    "says": "safe: security scheme key is deprecated with no sunset date.",
    "passes": "  components:\n    securitySchemes:\n-     key: { type: apiKey, in: header, name: X-Key, deprecated: true }\n+     key: { type: apiKey, in: header, name: X-Key, deprecated: false }"
  },
  "security-scheme-reactivated": {
    "fails": "  components:\n    securitySchemes:\n-     key: { type: apiKey, in: header, name: X-Key, deprecated: true }\n+     key: { type: apiKey, in: header, name: X-Key, deprecated: false }",
    "says": "safe: security scheme key is no longer deprecated.",
    "passes": "  components:\n    securitySchemes:\n-     key: { type: apiKey, in: header, name: X-Key, deprecated: false }\n+     key: { type: apiKey, in: header, name: X-Key, deprecated: true }"
  },
  "security-scope-added": {
    "fails": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n        - oauth:\n          - orders:read\n+         - orders:write\n  components:\n    schemas:",
    "says": "breaking: The scope orders:write is asked for by POST /orders.",
    "passes": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n        - oauth:\n          - orders:read\n-         - orders:write\n  components:\n    schemas:"
  },
  "server-added": {
    "fails": "  servers:\n  - url: https://api.example.com/v1\n+ - url: https://sandbox.example.com/v1\n  paths:\n    /orders/{orderId}:",
    "says": "safe: server https://sandbox.example.com/v1 was added.",
    "passes": "  servers:\n  - url: https://api.example.com/v1\n- - url: https://sandbox.example.com/v1\n  paths:\n    /orders/{orderId}:"
  },
  "server-binding-changed": {
    "fails": "  info: { title: Shipping, version: 1.0.0 }\n  servers:\n-   main: { host: broker.example.com, protocol: kafka, protocolVersion: '3.5', bindings: { kafka: { schemaRegistryVendor: confluent } } }\n+   main: { host: broker.example.com, protocol: kafka, protocolVersion: '3.5', bindings: { kafka: { schemaRegistryVendor: apicurio } } }\n  channels: {}",
    "says": "risky: server main has another kafka binding.",
    "passes": "  info: { title: Shipping, version: 1.0.0 }\n  servers:\n-   main: { host: broker.example.com, protocol: kafka, protocolVersion: '3.5', bindings: { kafka: { schemaRegistryVendor: confluent } } }\n+   main: { host: broker.example.com, protocol: kafka, protocolVersion: '3.5', bindings: { kafka: { schemaRegistryVendor: confluent, bindingVersion: 0.5.0 } } }\n  channels: {}"
  },
  "server-changed": {
    "fails": "  servers:\n    production:\n-     host: broker.example.com:9093\n+     host: kafka.example.com:9093\n      protocol: kafka-secure\n  channels:",
    "says": "breaking: server production moved from kafka-secure://broker.example.com:9093 to kafka-secure://kafka.example.com:9093.",
    "passes": "  servers:\n    production:\n      host: broker.example.com:9093\n      protocol: kafka-secure\n+     title: Production\n  channels:\n    shipments:"
  },
  "server-removed": {
    "fails": "    version: 1.4.0\n  servers:\n- - url: https://api.example.com/v1\n+ - url: https://api.example.com/v2\n  paths:\n    /orders/{orderId}:",
    "says": "risky: server https://api.example.com/v1 was removed.",
    "passes": "  paths:\n  ⋯\n    /orders:\n      post:\n  ⋯\n        servers:\n        - url: https://checkout.example.com\n+       - url: https://checkout.example.org\n  components:\n    schemas:"
  },
  "server-variable-changed": {
    "fails": "  - url: https://{region}.example.com/v1\n    variables:\n      region:\n-       default: eu\n+       default: us\n        enum:\n-       - eu\n        - us\n  paths: {}",
    "says": "risky: server https://{region}.example.com/v1 changed its default of {region} from eu to us.",
    "passes": "  - url: https://{region}.example.com/v1\n    variables:\n      region:\n        default: eu\n+       description: Where the data is kept\n        enum:\n        - eu"
  },
  "server-variable-value-added": {
    "fails": "  openapi: 3.1.0\n  info: { title: Orders, version: 1.0.0 }\n- servers: [{ url: 'https://{region}.example.com', variables: { region: { default: eu, enum: [eu] } } }]\n+ servers: [{ url: 'https://{region}.example.com', variables: { region: { default: eu } } }]\n  paths: {}",
    "says": "safe: server https://{region}.example.com takes any value for {region} now.",
    "passes": "  openapi: 3.1.0\n  info: { title: Orders, version: 1.0.0 }\n- servers: [{ url: 'https://{region}.example.com', variables: { region: { default: eu } } }]\n+ servers: [{ url: 'https://{region}.example.com', variables: { region: { default: eu, enum: [eu] } } }]\n  paths: {}"
  },
  "undeclared-property-freed": {
    "fails": "  components:\n    schemas:\n      Order:\n  ⋯\n          id: { type: string }\n          note: { type: string }\n-       additionalProperties: { type: string }",
    "says": "risky: Order asks less of properties that it does not declare: `additionalProperties`.",
    "passes": "  components:\n    schemas:\n      Order:\n  ⋯\n          id: { type: string }\n          note: { type: string }\n-       additionalProperties: true"
  },
  "undeclared-property-limited": {
    "fails": "  components:\n    schemas:\n      Order:\n  ⋯\n          id: { type: string }\n          note: { type: string }\n+       additionalProperties: { type: string }",
    "says": "risky: Order asks more of properties that it does not declare: `additionalProperties`.",
    "passes": "  components:\n    schemas:\n      Order:\n  ⋯\n          id: { type: string }\n          note: { type: string }\n+       dependentSchemas: { id: { properties: { note: { type: string } } } }"
  },
  "xml-changed": {
    "fails": "  paths:\n    /orders:\n      post:\n-       requestBody: { content: { application/xml: { schema: { type: object, xml: { name: order }, properties: { id: { type: string } } } } } }\n+       requestBody: { content: { application/xml: { schema: { type: object, xml: { name: Order }, properties: { id: { type: string } } } } } }\n        responses: { '204': { description: Done } }",
    "says": "risky: POST /orders request body is written in another form of XML.",
    "passes": "  paths:\n    /orders:\n      post:\n-       requestBody: { content: { application/json: { schema: { type: object, xml: { name: order }, properties: { id: { type: string } } } } } }\n+       requestBody: { content: { application/json: { schema: { type: object, xml: { name: Order }, properties: { id: { type: string } } } } } }\n        responses: { '204': { description: Done } }"
  }
};
