/** Stands in for `node-fetch` in the bundle: Spectral's packages bring it to read remote documents, and we read none. */
export default function fetch(): Promise<never> {
  return Promise.reject(new Error('Tenon fetches nothing.'));
}

export const Headers = globalThis.Headers;
export const Request = globalThis.Request;
export const Response = globalThis.Response;
