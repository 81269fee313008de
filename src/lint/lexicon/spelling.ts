/** Words that are written with capitals inside, or end with a small letter after capitals, and are one word all the same. */
export const ODD_SPELLINGS: readonly string[] = (
  'GitHub GitLab GraphQL JavaScript LinkedIn MongoDB MySQL NoSQL OAuth OpenAPI OpenID PayPal PostgreSQL TypeScript ' +
  'WebSocket WhatsApp YouTube iOS macOS iPhone iPad eBay eMail IPv4 IPv6'
).split(' ');
