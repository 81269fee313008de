import type { MediaContent } from '../model/index.js';

/**
 * The declared content for a media type: the same, then the same but for its parameters, then a range; when nothing
 * was recorded, the first that is JSON.
 */
export function mediaOf(
  content: readonly MediaContent[],
  mediaType: string | undefined,
): MediaContent | undefined {
  if (mediaType === undefined) return content.find((media) => isJson(media.mediaType)) ?? content[0];
  const wanted = bareType(mediaType);
  const range = `${wanted.split('/')[0]}/*`;
  return (
    content.find((media) => spaceless(media.mediaType) === spaceless(mediaType)) ??
    [wanted, range, '*/*', '*'].flatMap(
      (type) => content.find((media) => bareType(media.mediaType) === type) ?? [],
    )[0]
  );
}

export function isJson(mediaType: string): boolean {
  return /(^|[/+])json(;|$)/.test(mediaType) || mediaType === '*/*' || mediaType === '*';
}

export function typesOf(content: readonly MediaContent[]): string {
  return content.map(({ mediaType }) => mediaType).join(', ') || 'no body';
}

/** Without parameters: `application/json` of `application/json; charset=utf-8`. */
function bareType(mediaType: string): string {
  return mediaType.split(';')[0]?.trim() ?? mediaType;
}

function spaceless(mediaType: string): string {
  return mediaType.replace(/\s/g, '');
}
