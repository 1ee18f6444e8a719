#!/usr/bin/env node
// CommonJS, as the bundle is: Node starts it in half the time of a module.
const process = require('node:process');
const { run, terminalOf } = require('../dist/cli.cjs');

void run(terminalOf(process)).then((code) => {
  process.exitCode = code;
});
