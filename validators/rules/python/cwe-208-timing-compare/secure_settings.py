import hmac


def allowed(request, settings):
    return hmac.compare_digest(request.headers["X-Token"], settings.API_TOKEN)  # evidence: constant-time


def paged(request, settings):
    return request.args["page"] == settings.FIRST_PAGE
