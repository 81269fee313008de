import { CommanderError, Command as Parser, Option as ParserOption } from 'commander';
import { TenonError } from '../kernel/errors.js';
import { type Command, type Input, inputOf } from './command.js';
import { COMMANDS } from './commands.gen.js';
import { explainCrash, explainError } from './failure.js';
import type { Io } from './io.js';
import { VERSION } from './version.js';

/** Exit code of our own bugs, in the range that BSD keeps for software errors. */
const OUR_BUG = 70;

/**
 * Runs one command line, without the program's own name.
 * @returns the exit code: 0 clean, 1 problems, 2 could not check, 70 our bug
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let exit = 0;
  const program = parserOf(io, async (command, input) => {
    exit = await command.run(input, io);
  });
  try {
    if (argv.length === 0) {
      program.outputHelp();
      return 0;
    }
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof TenonError) {
      io.stderr(explainError(error, io));
      return error.exit;
    }
    io.stderr(explainCrash(error, argv));
    return OUR_BUG;
  }
}

/** The whole command line as commander knows it. */
export function parserOf(io: Io, run: (command: Command, input: Input) => Promise<void>): Parser {
  const program = new Parser('tenon')
    .description(
      'Contract-first API toolkit: lint, diff, generate, verify and migrate OpenAPI and AsyncAPI contracts.',
    )
    .version(VERSION, '-v, --version')
    .helpCommand(false)
    .enablePositionalOptions()
    .showSuggestionAfterError()
    .showHelpAfterError('See tenon --help.');
  quiet(program, io);
  program.addHelpText(
    'after',
    '\nExit codes: 0 clean, 1 problems, 2 could not check, 70 a bug of ours.\nStart with: tenon init, or tenon lint openapi.yaml',
  );
  for (const command of COMMANDS) addCommand(program, command, io, run);
  return program;
}

function addCommand(
  program: Parser,
  command: Command,
  io: Io,
  run: (command: Command, input: Input) => Promise<void>,
): void {
  const words = command.name.split(' ');
  const name = words.pop() as string;
  let parent = program;
  for (const word of words) {
    const known = namedIn(parent, word);
    parent =
      known ?? quiet(parent.command(word).helpCommand(false).description(`See tenon ${word} --help`), io);
  }
  // A command may have others within it: what stands behind their names is theirs.
  const parser = quiet(namedIn(parent, name) ?? parent.command(name), io)
    .enablePositionalOptions()
    .summary(command.summary)
    .description([`${command.summary}.`, command.description].filter(Boolean).join('\n\n'))
    .showHelpAfterError(`See tenon ${command.name} --help.`);
  for (const { name: argument, summary } of command.arguments ?? []) parser.argument(argument, summary);
  for (const option of Object.values(command.options)) {
    const known = new ParserOption(option.flags, option.summary);
    if (option.choices) known.choices(option.choices);
    if (option.many)
      known.argParser((value: string, all: string[] | undefined) => [...(all ?? []), ...value.split(',')]);
    parser.addOption(known);
  }
  if (command.examples.length > 0)
    parser.addHelpText('after', `\nExamples:\n${command.examples.map((line) => `  $ ${line}`).join('\n')}`);
  parser.action(async () => run(command, toInput(command, parser)));
}

function namedIn(parent: Parser, name: string): Parser | undefined {
  return parent.commands.find((candidate) => candidate.name() === name);
}

/** Commander prints and exits through us. */
function quiet(parser: Parser, io: Io): Parser {
  return parser.exitOverride().configureOutput({
    writeOut: (text) => io.stdout(text),
    writeErr: (text) => io.stderr(text),
    getOutHelpWidth: () => io.columns,
    getErrHelpWidth: () => io.columns,
    getOutHasColors: () => io.color,
    getErrHasColors: () => io.color,
  });
}

function toInput(command: Command, parser: Parser): Input {
  const values = parser.opts<Record<string, unknown>>();
  const options = Object.entries(command.options).map(([key, { flags }]) => [
    key,
    values[new ParserOption(flags).attributeName()],
  ]);
  return inputOf({
    args: parser.processedArgs.flat().filter((argument) => argument !== undefined),
    options: Object.fromEntries(options),
  });
}
