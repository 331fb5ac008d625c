function merge(target, source) {
  for (const key in source) {
    if (!Object.prototype.hasOwnProperty.call(source, key)) continue; // evidence: own-keys
    if (["__proto__", "constructor", "prototype"].includes(key)) continue;
    target[key] = source[key];
  }
  return target;
}

function table() {
  return Object.create(null); // evidence: bare-object
}

function index(rows) {
  const found = new Map(); // evidence: map
  rows.forEach((row) => found.set(row.key, row));
  return found;
}

function copy(source) {
  return { ...source };
}
