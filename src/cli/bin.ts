#!/usr/bin/env node
import { processIo } from './io.js';
import { main } from './main.js';

// Who reads no further (`tenon diff | head`) is no error: the verdict stands.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

// A plugin or a config can end the process; nobody may take that for a verdict.
let isOver = false;
process.once('exit', (code) => {
  if (isOver || code !== 0) return;
  process.exitCode = 2;
  process.stderr.write('There is no verdict: a plugin, or the config, ended the process (process.exit).\n');
});

// Set, not returned by process.exit: what was printed to a pipe must reach it.
process.exitCode = await main(process.argv.slice(2), processIo());
isOver = true;
