const _ = require("lodash");

function merge(target, source) { // finding: unchecked-merge
  for (const key in source) {
    if (typeof source[key] === "object") {
      target[key] = merge(target[key] || {}, source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}

function setPath(object, path, value) { // finding: unchecked-merge
  const keys = path.split(".");
  const last = keys.pop();
  for (const key of keys) {
    object = object[key];
  }
  object[last] = value;
}

function update(req, settings) {
  return _.merge(settings, req.body); // finding: library-merge
}

function plant(garden, dotted, value) { // finding: walked-path
  const steps = dotted.split(".");
  let at = garden;
  steps.forEach((step, i) => {
    if (i === steps.length - 1) at[step] = value;
    else {
      at[step] = at[step] || {};
      at = at[step];
    }
  });
}
