// Run by npm before the package can be used: in a clone after its dependencies are there, and where it comes from git.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const npm = (...args) => execFileSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });

// Asked to install a package from git globally, as pre-commit does, npm puts what it is built with where it is not found.
if (!existsSync('node_modules/esbuild')) npm('ci', '--global=false', '--include=dev', '--ignore-scripts');
npm('run', 'build');
