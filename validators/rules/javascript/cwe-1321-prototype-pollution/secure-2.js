function put(target, path, value) {
  const keys = path.split(".");
  const last = keys.pop();
  let node = target;
  for (const key of keys) {
    if (!Object.hasOwn(node, key)) node[key] = {}; // evidence: own-keys
    node = node[key];
  }
  node[last] = value;
}

function get(source, path) {
  let at = source;
  for (const key of path.split(".")) {
    at = at[key];
  }
  return at;
}

function count(text, name) {
  const words = text.split(" ");
  const total = words.length;
  words[0] = name;
  return total;
}
