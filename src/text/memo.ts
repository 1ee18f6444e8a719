/** As many texts are remembered: the answers of a proposal are asked about by one rule after the other. */
const MOST = 32;

/** The same function, which remembers what it made of the last texts. */
export function remembering<Value>(make: (text: string) => Value): (text: string) => Value {
  const made = new Map<string, { readonly is: Value }>();
  return (text) => {
    const before = made.get(text);
    if (before !== undefined) return before.is;
    if (made.size >= MOST) made.clear();
    const is = make(text);
    made.set(text, { is });
    return is;
  };
}

/** The same function, which is called once, and not before somebody asks. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly is: Value } | undefined;
  return () => (made ??= { is: make() }).is;
}
