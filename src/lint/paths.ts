/** The segments of a path template: `/orders/{orderId}:cancel` is orders, {orderId}:cancel. Queries do not belong to it. */
export function segmentsOf(path: string): string[] {
  const [route = ''] = path.split(/[?#]/);
  return route.split('/').filter((segment) => segment !== '');
}

/** The literal words between the slashes: no parameters, no versions, no `api`, no `.well-known`. */
export function resourceSegments(path: string): string[] {
  return segmentsOf(path)
    .flatMap((segment) => literalParts(segment))
    .filter((part) => part !== 'api' && !isVersion(part) && !part.startsWith('.'));
}

/** What is literal in a segment: `{orderId}:cancel` has cancel. */
export function literalParts(segment: string): string[] {
  return segment
    .replace(/\{[^}]*\}/g, ':')
    .split(/[:,;()'@=$*]+/)
    .filter((part) => part !== '');
}

/** `v1`, `v2.1`, `v1beta1`, `2.0`, `2024-08-23`. */
export function isVersion(segment: string): boolean {
  return /^(v\d+(\.\d+)*([a-z]+\d*)?|\d+(\.\d+)+)$/i.test(segment) || /^\d{4}-\d{2}(-\d{2})?$/.test(segment);
}

export function isParameter(segment: string): boolean {
  return segment.startsWith('{') && segment.endsWith('}');
}

/** Endpoints with a protocol of their own: for machines that watch the service, and for logging in. */
export function isOperational(path: string): boolean {
  return (
    /\/(health|healthz|livez|readyz|live|ready|ping|status|metrics|version|oauth2?)(\/|$)/i.test(path) ||
    path.includes('/.well-known/')
  );
}

/** The major version that a path or a server's URL names. */
export function majorOf(path: string): number | undefined {
  const version = segmentsOf(path.replace(/^[a-z+]+:\/\/[^/]*/i, '')).find((segment) =>
    /^v\d+/i.test(segment),
  );
  return version === undefined ? undefined : Number(/\d+/.exec(version)?.[0]);
}

/** A server on one's own machine, or of a test: what passes there is nobody's to read. */
export function isLocal(url: string): boolean {
  return /^([a-z+-]+:\/\/)?(localhost|127\.|0\.0\.0\.0|\[::1\]|test\.|host\.docker\.internal|[^/:]+\.(localhost|local|test)([:/]|$))/i.test(
    url,
  );
}
