import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'media-type-removed',
  on: 'content',
  level: 'breaking',
  dimensions: ['wire'],
  why: {
    consumer: 'Callers that send it get a 415.',
    owner: 'Readers that ask for it get a 406, or what they cannot read.',
  },
  fix: 'Keep it beside the new one.',
  migrate: {
    consumer: 'Send another media type than {subject}.',
    owner: 'Read another media type than {subject}.',
  },
  removed({ before, subject }, report) {
    report(`${subject}: the media type ${before.mediaType} was removed.`, { key: before.mediaType });
  },
});
