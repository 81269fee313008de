/**
 * What a contract does nowhere is one finding, about the contract; what it does in places is a finding for each place
 * that lacks it. Otherwise a standard that a team has not taken up yet would drown everything else.
 */
export function reportLacking<T>(
  all: readonly T[],
  lacks: (item: T) => boolean,
  report: { readonly everywhere: (lacking: readonly T[]) => void; readonly here: (item: T) => void },
): void {
  const lacking = all.filter(lacks);
  if (lacking.length > 1 && lacking.length === all.length) report.everywhere(lacking);
  else for (const item of lacking) report.here(item);
}
