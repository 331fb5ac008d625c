type Dict = Record<string, any>;

const REFUSED = ['__proto__', 'constructor', 'prototype'];
const isPlain = (v: unknown): v is Dict => typeof v === 'object' && v !== null;

export function mixin(into: Dict, from: Dict): Dict {
  for (const name of Object.keys(from)) {
    if (REFUSED.includes(name)) continue;
    const value = from[name];
    if (isPlain(value) && isPlain(into[name])) mixin(into[name], value);
    else into[name] = value; // evidence: key-refused
  }
  return into;
}

export function sums(rows: Dict[], totals: Dict): Dict {
  for (const row of rows) {
    totals.all = (totals.all || 0) + row.count;
  }
  return totals;
}

export function converted(of: (value: unknown, name: string) => unknown) {
  return (given: Dict): Dict => {
    const made: Dict = {};
    for (const key of Object.keys(given)) {
      const value = of(given[key], key);
      made[key] = value;
    }
    return made;
  };
}
