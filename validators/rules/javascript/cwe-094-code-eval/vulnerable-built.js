const AsyncFunction = Object.getPrototypeOf(async function () {}).constructor;

function compiled(given) {
  return new AsyncFunction("context", given.code); // finding: evaluated-text
}

class Template {
  compile(opts) {
    let prepended = "";
    if (opts.outputName) {
      prepended += "var " + opts.outputName + " = append;\n";
    }
    let ctor;
    ctor = Function;
    return new ctor("locals", prepended + "return out;"); // finding: evaluated-text
  }
}

function named(opts) {
  return new Function("a", "var " + opts.name + " = a; return a;"); // finding: evaluated-text
}
