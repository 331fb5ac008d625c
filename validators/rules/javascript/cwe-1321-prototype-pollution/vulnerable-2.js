function put(target, path, value) { // finding: walked-path
  const keys = path.split(".");
  if (keys.includes("__proto__")) throw new TypeError("refused");
  const last = keys.pop();
  let node = target;
  for (const key of keys) {
    if (node[key] == null) node[key] = {};
    node = node[key];
  }
  node[last] = value;
}

const assignAt = (root, dotted, value) => { // finding: walked-path
  const parts = dotted.split("/");
  let at = root;
  let i = 0;
  while (i < parts.length - 1) {
    at = at[parts[i]] || (at[parts[i]] = {});
    i += 1;
  }
  at[parts[i]] = value;
};

function configure(options, name, value) { // finding: walked-path
  const steps = name.split(":");
  let place = options;
  for (let i = 0; i < steps.length - 1; i++) {
    const step = steps[i];
    place = place[step];
  }
  place[steps[steps.length - 1]] = value;
}
