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
    consumer: 'Send {subject} in another media type.',
    owner: 'Ask for {subject} in another media type.',
  },
  removed({ before, subject }, report) {
    report(`${subject}: ${before.mediaType} was removed.`, { key: before.mediaType });
  },
});
