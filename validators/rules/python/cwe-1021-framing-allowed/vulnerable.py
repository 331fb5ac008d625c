from django.views.decorators.clickjacking import xframe_options_exempt

X_FRAME_OPTIONS = "ALLOWALL"  # finding: any-frame


@xframe_options_exempt  # finding: exempted
def widget(request):
    return request.path


def header(response):
    response.headers["X-Frame-Options"] = "ALLOW-FROM https://example.com"  # finding: any-frame
