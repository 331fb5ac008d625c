function setKey(obj, keys, value) {
  var o = obj;
  for (var i = 0; i < keys.length - 1; i++) {
    var key = keys[i];
    if (key === "__proto__" || key === "constructor") return;
    if (o[key] === undefined) o[key] = {}; // evidence: key-refused
    o = o[key];
  }
  if (keys[i] === "__proto__") return;
  o[keys[i]] = value; // evidence: key-refused
}

function setAll(rows, keys, value) {
  for (const key of keys) rows[key] = value;
  return rows;
}

function setWidth(table, parts) {
  const widths = parts.map((part) => part.length);
  table.widths = widths;
}

const assocIn = (root, segments, leaf) => {
  let at = root;
  for (let i = 0; i < segments.length - 1; i++) {
    const step = segments[i];
    if (!Object.hasOwn(at, step)) at[step] = {}; // evidence: own-keys
    at = at[step];
  }
  at[segments[segments.length - 1]] = leaf;
  return root;
};

function parseSections(text) {
  const result = Object.create(null);
  let section;
  for (const line of text.split("\n")) {
    const head = line.match(/^\[(.*)\]$/);
    if (head) {
      section = head[1];
      if (typeof result[section] === "undefined") result[section] = {}; // evidence: bare-object
      continue;
    }
    const [key, value] = line.split("=");
    if (section !== undefined) result[section][key] = value;
  }
  return result;
}

function parseGrid(text) {
  const grid = [];
  text.split("\n").forEach((line, y) => {
    grid[y] = [];
    line.split(",").forEach((cell, x) => {
      grid[y][x] = Number(cell);
    });
  });
  return grid;
}

function mergeDeep(target, source) {
  for (const key in source) {
    if (key === "__proto__" || key === "constructor") continue;
    const value = source[key];
    if (isObject(value)) {
      if (!target[key]) Object.assign(target, { [key]: Object.create(Object.getPrototypeOf(value)) });
      mergeDeep(target[key], value);
    } else {
      Object.assign(target, { [key]: value });
    }
  }
  return target;
}

function baseMergeAll(object, source) {
  for (const name in source) {
    const old = safeGet(object, name);
    if (isObject(old)) mergeAll(old, source[name]);
    else assignMergeValue(object, name, source[name]);
  }
}

function grouped(name, text) {
  const results = {};
  results[name] = {};
  text.split("\n").forEach((line) => {
    const [label, time] = line.split(": ");
    if (!results[name][label]) results[name][label] = [];
    results[name][label].push(time);
  });
  return results;
}
