import importlib
from flask import Flask, request

app = Flask(__name__)


@app.route("/calc")
def calc():
    return str(eval(request.args.get("expr")))  # finding: evaluated-text


def run(source):
    exec(source, {"__builtins__": {}})  # finding: evaluated-text


def compiled(source):
    code = compile(source, "<user>", "exec")  # finding: compiled-text
    return code


def joined(left, op, right):
    return eval(str(left) + op + str(right))  # finding: evaluated-text


@app.route("/plugin/<name>")
def plugin(name):
    return importlib.import_module(name).main()  # finding: foreign-module


def asked(model, question):
    from langchain_experimental.utilities import PythonREPL

    answer = model.predict(question)
    shell = PythonREPL()
    return shell.run(answer)  # finding: evaluated-text


def column(formula):
    import numexpr

    return numexpr.evaluate(formula, sanitize=False)  # finding: evaluated-text


def derivative(formula):
    import sympy

    return sympy.sympify(formula)  # finding: evaluated-text
