#!/usr/bin/env node
import { processIo } from './io.js';
import { main } from './main.js';

// Set, not returned by process.exit: what was printed to a pipe must reach it.
process.exitCode = await main(process.argv.slice(2), processIo());
