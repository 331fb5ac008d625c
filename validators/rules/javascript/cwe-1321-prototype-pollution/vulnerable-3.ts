type Dict = Record<string, any>;

const isPlain = (v: unknown): v is Dict => typeof v === 'object' && v !== null;

export function mixin(into: Dict, from: Dict): Dict { // finding: unchecked-merge
  for (const name of Object.keys(from)) {
    const value = from[name];
    if (isPlain(value) && isPlain(into[name])) {
      mixin(into[name], value);
    } else {
      into[name] = value;
    }
  }
  return into;
}

export const overlay = (base: Dict, patch: Dict): Dict => { // finding: unchecked-merge
  for (const key in patch) {
    if (typeof patch[key] === 'object' && base[key]) overlay(base[key], patch[key]);
    else base[key] = patch[key];
  }
  return base;
};
