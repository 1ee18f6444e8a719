export { runProgram as run } from './cli/program.ts';
export { terminalOf } from './terminal.ts';
