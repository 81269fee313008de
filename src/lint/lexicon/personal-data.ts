import { toCase } from '../words.js';

/** Names of properties that hold personal data, in kebab-case; what may as well belong to a company is left out. */
const PERSONAL_DATA: ReadonlySet<string> = new Set(
  (
    'birth-date birth-day birthday birthdate bank-account-number card-number credit-card-number cvc cvv date-of-birth ' +
    'driver-license-number drivers-license-number email email-address ethnicity family-name first-name gender given-name ' +
    'health-insurance-number home-phone iban last-name maiden-name marital-status middle-name mobile-phone ' +
    'mobile-number national-id national-id-number nationality passport-number personal-number phone phone-number ' +
    'place-of-birth religion sexual-orientation social-security-number ssn street-address surname tax-id-number ' +
    'telephone telephone-number user-email'
  ).split(' '),
);

/** Is it the name of personal data, in whatever style, or one of the words that a team adds? */
export function namesPersonalData(name: string, more: readonly string[] = []): boolean {
  return PERSONAL_DATA.has(toCase(name, 'kebab')) || more.includes(name);
}
