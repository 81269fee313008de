import { isOperational } from '../../paths.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

const REASON =
  /\b(public(ly)?|anonymous(ly)?|guests?|open to|unauthenticated|unsecured|(no|without|before) (an? |any )?(auth\w*|credentials|token|log[- ]?in|sign[- ]?in|account|security|api key)|sign[- ]?(in|up)|log[- ]?in|not authenticated|security:|health)\b/i;

export default defineRule({
  id: 'security/public-with-reason',
  severity: 'info',
  in: 'recommended',
  given: 'operation',
  only: 'openapi',
  options: { word: 'x-public' },
  why: 'An open operation without a reason looks like a forgotten one: every audit asks, and nobody remembers.',
  fix: 'Say in the description why everyone may call it, or in `x-public: the reason`.',
  check(operation, { options, report }) {
    const isOpen =
      operation.securityDeclared && operation.security.every((requirement) => requirement.length === 0);
    if (!isOpen || isOperational(operation.path)) return;
    const { summary = '', description = '', extensions } = operation;
    if (extensions[options.word] || REASON.test(`${summary} ${description}`)) return;
    report(
      `${operation.key} is open to everyone, and does not say why: a reason is wanted.`,
      at(operation, 'security'),
    );
  },
});
