import type { Io } from './io.js';

/** One command of the CLI: a file in `commands/`, named as it is typed. */
export interface Command {
  /** As typed: `lint`, `config print`. */
  readonly name: string;
  /** One line for `tenon --help`. */
  readonly summary: string;
  /** Paragraphs for `tenon <command> --help` and the reference. */
  readonly description?: string;
  readonly arguments?: readonly Argument[];
  readonly options: Readonly<Record<string, Option>>;
  /** Command lines that a user may copy. */
  readonly examples: readonly string[];
  /** Does the job; its packages are imported here and not before. */
  run(input: Input, io: Io): Promise<number>;
}

export interface Argument {
  /** `<base>`, `[contract...]`: commander's notation. */
  readonly name: string;
  readonly summary: string;
}

export interface Option {
  /** `-f, --format <name>`: commander's notation. */
  readonly flags: string;
  readonly summary: string;
  readonly choices?: readonly string[];
  /** May be given several times, or as a list with commas. */
  readonly many?: true;
}

/** What was typed, in plain data: positional arguments in order, options by the key that the command gave them. */
export interface Typed {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

export interface Input extends Typed {
  text(option: string): string | undefined;
  list(option: string): readonly string[];
  flag(option: string): boolean;
}

export function defineCommand(command: Command): Command {
  return command;
}

export function inputOf({ args, options }: Typed): Input {
  return {
    args,
    options,
    text: (option) => {
      const value = options[option];
      return typeof value === 'string' ? value : undefined;
    },
    list: (option) => {
      const value = options[option];
      return Array.isArray(value) ? value : [];
    },
    flag: (option) => options[option] === true,
  };
}
