import type { Stage } from './stage.js';

/** Tells the server in a header how many milliseconds are left of a try, so that it need not go on for nobody. */
export function tellTimeLeft(header: string): Stage {
  return ({ headers, timeLeft }, next) => {
    headers.set(header, String(Math.max(0, Math.round(timeLeft()))));
    return next();
  };
}
