from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedEnvironment


def rendered(text, values):
    return SandboxedEnvironment().from_string(text).render(values)  # evidence: sandboxed


def letter(request, values):
    surroundings = ImmutableSandboxedEnvironment(autoescape=True)
    return surroundings.from_string(request.POST["letter"]).render(values)  # evidence: sandboxed
