#!/usr/bin/env node
// CommonJS, as the bundle is: Node starts it in half the time of a module.
const { join } = require('node:path');
const process = require('node:process');
const { start } = require('../dist/start.cjs');

start(process, join(__dirname, '../dist'), require);
