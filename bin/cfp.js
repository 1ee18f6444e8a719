#!/usr/bin/env node
import process from 'node:process';
import { run, terminalOf } from '../dist/cli.js';

process.exitCode = await run(terminalOf(process));
