function into(target, source) { // finding
  for (const key of Object.keys(source)) {
    if (key === 'constructor') continue;
    const value = source[key];
    if (value && typeof value === 'object' && target[key]) {
      into(target[key], value);
    } else {
      target[key] = value;
    }
  }
  return target;
}
