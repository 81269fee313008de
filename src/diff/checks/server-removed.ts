import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'server-removed',
  on: 'server',
  level: 'risky',
  dimensions: ['wire'],
  why: 'Whoever calls this address may find nobody there.',
  fix: 'Keep the address alive, and listed, until callers have moved.',
  migrate: 'Call another address than {subject}.',
  symmetric: 'Where one address replaces another, turning back removes the new one.',
  removed({ before, subject }, report) {
    const local = /^(\/|https?:\/\/(localhost|127\.|0\.0\.0\.0|\[::1\]))/.test(before.url);
    report(`${subject} was removed.`, local ? { level: 'safe' } : {});
  },
});
