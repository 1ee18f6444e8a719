// gray-matter asks for js-yaml as it is loaded, and cfp gives it a reader of its own: the bundle has this in its place.
const unused = () => {
  throw new Error('cfp reads YAML with the package yaml');
};

export { unused as safeDump, unused as safeLoad };
