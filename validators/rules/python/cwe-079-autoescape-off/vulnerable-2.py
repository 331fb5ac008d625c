from jinja2 import Environment, FileSystemLoader, select_autoescape


def write(out, rows):
    env = Environment(loader=FileSystemLoader("templates"), autoescape=select_autoescape(["html", "xml"]))  # evidence
    template = env.get_template("report.html.j2")  # finding: extension-not-escaped
    out.write(template.render(rows=rows))
