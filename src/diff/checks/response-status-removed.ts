import { defineCheck } from '../check.js';
import { isFailure } from '../status.js';

export default defineCheck({
  id: 'response-status-removed',
  on: 'response',
  level: 'breaking',
  dimensions: ['wire', 'source'],
  why: {
    owner: 'Callers that wait for this status never see it.',
    consumer: 'Receivers that answer with it are taken to have failed.',
  },
  fix: 'Keep the status.',
  migrate: {
    owner: 'Handle the status that comes instead of {subject}.',
    consumer: 'Answer with another status than {subject}.',
  },
  symmetric: 'Where one status replaces another, turning back removes the new one.',
  removed({ before, writtenBy, subject }, report) {
    if (writtenBy === 'consumer') report(`${subject} is no longer expected.`);
    else if (isFailure(before)) report(`${subject} was removed; it was an error.`, { level: 'safe' });
    else report(`${subject} was removed.`);
  },
});
