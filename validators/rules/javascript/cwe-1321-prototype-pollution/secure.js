function merge(target, source) {
  for (const key in source) {
    if (!Object.prototype.hasOwnProperty.call(source, key)) continue;
    if (["__proto__", "constructor", "prototype"].includes(key)) continue;
    target[key] = source[key]; // evidence: key-refused
  }
  return target;
}

function table(rows) {
  const found = Object.create(null);
  for (const row of rows) {
    found[row.key] = row; // evidence: bare-object
  }
  return found;
}

function empty() {
  return Object.create(null);
}

function defaultsDeep(target, source) {
  for (const key of Object.keys(source)) {
    if (Object.prototype.hasOwnProperty.call(target, key)) continue;
    target[key] = source[key]; // evidence: own-keys
  }
}

function has(options) {
  return Object.hasOwn(options, "session");
}

function setPath(root, parts, value) {
  let at = root;
  for (const part of parts) {
    if (part === "__proto__") throw new Error("no such key");
    at[part] = value; // evidence: key-refused
    at = at[part];
  }
  return value;
}

function index(rows) {
  const found = new Map();
  rows.forEach((row) => found.set(row.key, row)); // evidence: map
  return found;
}

function copy(source) {
  return { ...source };
}

const CLOSED = new Set(["__proto__", "constructor", "prototype"]);

function plant(garden, dotted, value) {
  const steps = dotted.split(".");
  let at = garden;
  steps.forEach((step, i) => {
    if (CLOSED.has(step)) throw new Error("closed");
    if (i === steps.length - 1) at[step] = value; // evidence: key-refused
    else {
      at[step] = at[step] || {}; // evidence: key-refused
      at = at[step];
    }
  });
}

function count(target, source) {
  for (const key of Object.keys(source)) {
    if (CLOSED.has(key)) target.skipped = true;
    target[key] = source[key];
  }
}
