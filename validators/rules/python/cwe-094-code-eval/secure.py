import ast
import json
import operator
from flask import Flask, request

app = Flask(__name__)
OPERATORS = {"+": operator.add, "-": operator.sub}


@app.route("/list")
def parse():
    return str(ast.literal_eval(request.args.get("items")))  # evidence: literal-only


def parse_json(text):
    return json.loads(text)  # evidence: parsed-data


def dispatch(left, op, right):
    return OPERATORS[op](left, right)


def fixed():
    return eval("1 + 1")  # evidence: constant-code


class Model:
    def eval(self, batch):
        return batch


def evaluate(model, batch):
    return model.eval(batch)


def plugin(module_name):
    import importlib

    return importlib.import_module(module_name)


class Column:
    def value(self):
        return eval(self.formula)


def column(formula):
    import numexpr

    return numexpr.evaluate(formula, global_dict={})


def derivative():
    import sympy

    return sympy.sympify("x**2 + 1")


def started(runner, job):
    return runner.run(job)
