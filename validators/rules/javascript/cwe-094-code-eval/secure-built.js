const { JS_IDENTIFIER } = require("./patterns");
const AsyncFunction = Object.getPrototypeOf(async function () {}).constructor;

function waiting() {
  return new AsyncFunction("context", "return await context.next()");
}

function named(opts) {
  if (!JS_IDENTIFIER.test(opts.name)) throw new Error("no identifier");
  return new Function("a", "var " + opts.name + " = a; return a;");
}

function made(ctor, given) {
  return new ctor("title: " + given);
}

function sum(given) {
  return JSON.parse(given).reduce((a, b) => a + b, 0); // evidence: parsed-data
}
