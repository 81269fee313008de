import { atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'docs/info-contact',
  severity: 'warn',
  in: 'recommended',
  given: 'contract',
  why: 'Whoever is stuck, or finds a hole, needs somebody to tell.',
  fix: 'Add info.contact with an email address or a URL.',
  check(contract, { report }) {
    const { contact } = contract.info;
    if (!contact?.email && !contact?.url)
      report(
        `The contract names ${contact?.name ? `the contact "${contact.name}" alone` : 'no contact'}; an email address or URL is wanted.`,
        atRoot(contract, 'info', 'contact'),
      );
  },
});
