import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'message-content-type-changed',
  on: 'exchange',
  level: 'breaking',
  dimensions: ['wire'],
  why: 'Readers do not ask for a media type here: they parse what comes, and fail.',
  fix: 'Send the new media type on a channel of its own.',
  migrate: 'Parse {subject} by its new media type.',
  symmetric: 'Changing back is a change as well.',
  changed({ before, after, subject }, report) {
    if (before.via !== 'message') return;
    const [was, is] = [before, after].map(({ payload }) => payload?.content[0]?.mediaType ?? '*');
    if (was !== is && was !== '*' && is !== '*')
      report(`${subject} comes as ${is} instead of ${was}.`, { key: `${was} ${is}`, at: 'contentType' });
  },
});
