// What of Node is there in every process: to put it off would gain nothing.
const THERE = /^(?:node:)?(?:fs|path|process)$/;

/** What esbuild makes of the exports of a module. */
const HEAD = /^var ([\w$]+) = \{\};\n(?:__export\(\1, \{\n([\s\S]*?)\n\}\);\n)?module\.exports = __toCommonJS\(\1\);$/m;

/** What the modules share, in `lazy.cjs`: a tenth of the package would be the same lines. */
export const LAZY = `
/** What is loaded when it is first asked for. */
exports.lazy = (load) => {
  let loaded;
  return () => (loaded ??= load());
};
/** A module of Node's as an import with a default has it. */
exports.withDefault = (module) => Object.create(module, { default: { value: module } });
`;

/**
 * A module that esbuild made CommonJS, which loads each other one when something of it is first used, and not before: most
 * runs of a command use half of what it could. What it exports are plain properties, where esbuild makes getters of them,
 * two for each use. Lines keep their numbers.
 */
export function lazily(code, { path, entry = false }) {
  const from = code.search(HEAD);
  if (from === -1) throw new Error(`${path}: esbuild writes modules otherwise than it did: see .config/lazily.js.`);
  const head = `const { lazy, withDefault } = require("./lazy.cjs");${lineFeeds(code.slice(0, from))}`;
  const { body, exported } = withoutExports(code.slice(from), path);
  const names = [];
  const declared = body.replace(
    /^var ([\w$]+) = (__toESM\()?require\("([^"]+)"\)(?:, 1)?\)?;$/gm,
    (line, name, hasDefault, id) => {
      if (THERE.test(id) && hasDefault === undefined) return line;
      names.push(name);
      const load = `require("${id}")`;
      return `const ${name} = lazy(() => ${hasDefault === undefined ? load : `withDefault(${load})`});`;
    },
  );
  const tail = `\n${entry ? 'module.exports = ' : 'Object.assign(exports, '}{ ${exported.join(', ')} }${entry ? ';' : ');'}`;
  return head + asked(declared + tail, names).replace(/__toESM\((require\("\.\/[^"]+"\))\)/g, '$1');
}

const lineFeeds = (text) => text.replace(/[^\n]/g, '');

/** The module without the getters that esbuild exports, and `name: value` for each. */
function withoutExports(code, path) {
  const exported = [];
  const body = code.replace(HEAD, (all, _name, list = '') => {
    for (const [, name, value] of list.matchAll(/^ {2}([\w$]+|"[^"]+"): \(\) => ([\w$.]+),?$/gm)) {
      exported.push(`${name}: ${value}`);
      if (isChanged(value, code)) throw new Error(`${path}: ${value} is changed after it was exported.`);
    }
    if (exported.length !== list.split('\n').filter((line) => line !== '').length)
      throw new Error(`${path}: an export could not be read: see .config/lazily.js.`);
    return lineFeeds(all);
  });
  return { body, exported };
}

/** Whether a value is given to a name more than once; a property would keep the first. */
function isChanged(name, code) {
  const given = new RegExp(
    String.raw`${alone(name)}\s*(?:(?:[-+*/%|&^?]|\*\*|<<|>>>?|\|\||&&|\?\?)?=(?![=>])|\+\+|--)`,
    'g',
  );
  return [...code.matchAll(given)].length > 1;
}

/** The code with each use of a module as a call: `a.b` is `a().b`, and `new a.b()` is `new (a().b)()`. */
function asked(code, names) {
  return names.reduce(
    (text, name) =>
      text
        .replace(new RegExp(String.raw`\bnew ${literal(name)}\.([\w$]+)`, 'g'), `new (${name}().$1)`)
        .replace(new RegExp(String.raw`${alone(name)}\.`, 'g'), `${name}().`),
    code,
  );
}

/** A name that is no part of another one, and no property; `...name` spreads it. */
const alone = (name) => String.raw`(?<![\w$]|(?<!\.\.)\.)${literal(name)}(?![\w$])`;

const literal = (text) => text.replaceAll('$', String.raw`\$`);
