function setKey(obj, keys, value) { // finding: walked-path
  var o = obj;
  keys.slice(0, -1).forEach(function (key) {
    if (o[key] === undefined) o[key] = {};
    o = o[key];
  });
  o[keys[keys.length - 1]] = value;
}

function baseAssign(object, path, value) { // finding: walked-path
  let index = -1;
  let nested = object;
  const lastIndex = path.length - 1;
  while (nested != null && ++index < path.length) {
    const key = toKey(path[index]);
    let newValue = value;
    if (index !== lastIndex) newValue = isObject(nested[key]) ? nested[key] : {};
    assignValue(nested, key, newValue);
    nested = nested[key];
  }
  return object;
}

function assocIn(root, segments, leaf) { // finding: walked-path
  let at = root;
  for (let i = 0; i < segments.length - 1; i++) {
    const step = segments[i];
    at = at[step] || (at[step] = {});
  }
  at[segments[segments.length - 1]] = leaf;
  return root;
}

function parseSections(text) { // finding
  const result = {};
  let section;
  for (const line of text.split("\n")) {
    const head = line.match(/^\[(.*)\]$/);
    if (head) {
      section = head[1];
      if (typeof result[section] === "undefined") result[section] = {};
      continue;
    }
    const [key, value] = line.split("=");
    if (section === undefined) result[key] = value;
    else result[section][key] = value;
  }
  return result;
}

function decode(str) { // finding
  const out = {};
  let p = out;
  str.split(/[\r\n]+/g).forEach((line) => {
    const match = line.match(/^\[([^\]]*)\]$|^([^=]+)=(.*)$/);
    if (!match) return;
    if (match[1] !== undefined) {
      const section = match[1];
      p = out[section] = out[section] || {};
      return;
    }
    const key = match[2];
    p[key] = match[3];
  });
  return out;
}

function mergeDeep(target, source) { // finding: unchecked-merge
  for (const key in source) {
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

Config.prototype.decode = function (data) { // finding: section-as-key
  const found = {};
  let current;
  for (const line of data.split(this.lineEnding)) {
    const head = line.match(this.heads);
    if (head) {
      current = head[1];
      found[current] = {};
      continue;
    }
    const at = line.indexOf("=");
    const key = line.slice(0, at);
    if (current === undefined) found[key] = line.slice(at + 1);
    else found[current][key] = line.slice(at + 1);
  }
  return found;
};
