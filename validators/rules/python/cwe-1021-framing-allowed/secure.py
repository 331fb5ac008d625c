from django.views.decorators.clickjacking import xframe_options_deny, xframe_options_sameorigin

X_FRAME_OPTIONS = "DENY"  # evidence


@xframe_options_deny  # evidence
def page(request):
    return request.path


@xframe_options_sameorigin  # evidence
def own(request):
    return request.path


def header(response):
    response.headers["X-Frame-Options"] = "DENY"
