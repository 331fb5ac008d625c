import os


def allowed(request, settings):
    return request.headers["X-Token"] == settings.API_TOKEN  # finding: early-exit


def hook(request):
    if os.environ["HOOK_SECRET"] != request.args.get("key"):  # finding: early-exit
        return "no", 403
    return "done"
