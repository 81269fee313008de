import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Why there is no browser to test with; undefined when there is one. CI installs it, so that there it must be. */
export const noBrowser =
  existsSync(CHROMIUM) || process.env.CI !== undefined
    ? undefined
    : `${CHROMIUM} is not installed: apt-get install chromium, or set CHROMIUM`;

/** A real browser without a window that looks nothing up of its own accord. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
