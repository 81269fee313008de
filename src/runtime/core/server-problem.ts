import type { ErrorWriter } from './envelope.js';

/** Errors as RFC 9457 has them; what is wrong with an input stands in `errors`, by pointer or parameter. */
export const problemErrors: ErrorWriter = ({ status, faults }) => {
  const [first] = faults;
  const located = faults.filter(({ source, meta }) => source !== undefined || meta !== undefined);
  const detail = faults.length === 1 ? (first?.detail ?? first?.title) : `${faults.length} faults.`;
  return {
    mediaType: 'application/problem+json',
    body: {
      type: 'about:blank',
      title: first?.title ?? 'Refused',
      status,
      ...(detail !== undefined && { detail }),
      ...(first && { code: first.code }),
      instance: `urn:uuid:${crypto.randomUUID()}`,
      ...(located.length > 0 && {
        errors: located.map(({ code, title, detail: told = title, source, meta }) => ({
          code,
          detail: told,
          ...source,
          ...(meta && { meta }),
        })),
      }),
    },
  };
};
