import type { Problem } from '../../kernel/problem.js';
import { count, type Exit } from '../../kernel/result.js';
import { type Contract, type Upgraded, upgrade } from '../../model/index.js';
import type { Input } from '../command.js';
import { type Destination, onlyOne, putDocument, tellBeside } from '../document.js';
import type { Io } from '../io.js';
import { passedOver, tellPassedOver, UNREADABLE, UNRESOLVED } from '../obstacles.js';
import { NOTHING, summaryOf, toReport } from '../outcome.js';
import { open, type Selected } from '../selection.js';
import { fails } from './lint.js';
import type { SeverityLimit } from './lint-options.js';

export interface UpgradeJob extends Destination {
  /** What was selected: it must be one. */
  readonly contracts: readonly Selected[];
  readonly failOn: SeverityLimit;
}

const UPGRADE = { command: 'upgrade', noun: 'an upgrade' } as const;

/** Who gets this wrong gets every direction wrong, and nothing in the document tells. */
const SEEN_FROM_CLIENT =
  'publish was read as specified, from the client: the owner receives it. If it was meant otherwise: --perspective application\n';

/** Upgrades a contract and writes it. @throws TenonError USAGE, OPTION_INVALID, OUTPUT_NOT_OURS, OUTPUT_UNWRITABLE */
export async function upgradeJob(job: UpgradeJob, input: Input, io: Io): Promise<Exit> {
  const selected = onlyOne(job.contracts, UPGRADE);
  const { tree, contract } = await open(selected, input, io);
  const upgraded = upgrade(tree, contract);
  const unread = unreadIn(contract, upgraded);
  if (unread.length > 0) return refuse(contract, unread, selected.source, io);
  putDocument(upgraded.document, job, { ...UPGRADE, tree, io });
  const perspective = input.text('perspective') ?? selected.config.perspective;
  if (perspective === undefined && upgraded.to === 'AsyncAPI 3.0') io.stderr(SEEN_FROM_CLIENT);
  const exit = await tell(job, { contract, upgraded }, io);
  tellPassedOver(passedOver(selected.source, contract.mistakes, obstaclesOf(upgraded)), io);
  return exit;
}

/** What stands behind these is unknown; a document that is not written anew keeps all but what it refers to. */
function obstaclesOf({ to }: Upgraded): ReadonlySet<string> {
  return to ? UNREADABLE : UNRESOLVED;
}

function unreadIn(contract: Contract, upgraded: Upgraded): Problem[] {
  const all = [...contract.mistakes, ...(upgraded.to ? contract.components.mistakes : [])];
  const known = new Map(all.map((mistake) => [mistake.fingerprint, mistake]));
  return [...known.values()].filter(({ id }) => obstaclesOf(upgraded).has(id));
}

/** What could not be read would be missing from the upgrade, and nobody would know. */
async function refuse(
  contract: Contract,
  problems: readonly Problem[],
  source: string,
  io: Io,
): Promise<Exit> {
  const headline = `Nothing was written: ${count(problems.length, 'part')} of ${contract.title} could not be read.`;
  const outcome = {
    ...NOTHING,
    exit: 2 as const,
    contracts: [summaryOf(contract)],
    problems,
    next: [`tenon lint ${source}`],
  };
  await tellBeside(toReport('upgrade', headline, outcome), io);
  return 2;
}

interface Done {
  readonly contract: Contract;
  readonly upgraded: Upgraded;
}

async function tell({ output, failOn }: UpgradeJob, { contract, upgraded }: Done, io: Io): Promise<Exit> {
  const { to, losses } = upgraded;
  const from = `${contract.kind === 'openapi' ? 'OpenAPI' : 'AsyncAPI'} ${contract.dialect}`;
  const made = output === undefined ? '' : `Wrote ${output}: `;
  if (to === undefined) {
    io.stderr(`${made}${contract.title} is ${from}, and there is nothing to upgrade.\n`);
    return 0;
  }
  const done = `${made}${from} as ${to}`;
  if (losses.length === 0) {
    if (output !== undefined) io.stderr(`${done}, nothing lost.\n`);
    return 0;
  }
  const exit = fails(losses, failOn) ? 1 : 0;
  const headline = `${done}; ${count(losses.length, 'thing')} could not be carried over.`;
  const outcome = { ...NOTHING, exit, contracts: [summaryOf(contract)], problems: losses } as const;
  await tellBeside(toReport('upgrade', headline, outcome), io);
  return exit;
}
