import jinja2
from flask import Flask, render_template_string, request
from mako.template import Template

app = Flask(__name__)


@app.route("/hello")
def hello():
    template = f"<p>Hello {request.args.get('name')}</p>"
    return render_template_string(template)  # finding


def mail(text, user):
    return jinja2.Template(text).render(user=user)  # finding


def page(env, body):
    return env.from_string("<div>" + body + "</div>").render()  # finding


def mako(source):
    return Template(source).render()  # finding
