/** The version of the shape of reports in JSON; raised when a consumer of them would break. */
export const REPORT_VERSION = 1;
