from django.shortcuts import get_object_or_404, redirect
from flask import request
from harbour.links import berth_url, get_url, pages_reverse
from tornado.httputil import url_concat


def again(request):
    return redirect(request.get_full_path())


def same_page(request):
    return redirect(request.path)


def with_query(berth):
    return redirect(get_url("berths", qparams={"name": request.args["name"]}))


def behind(kind):
    return redirect(url_concat(berth_url, {"kind": request.args["kind"]}))  # evidence


def listed(harbour):
    return redirect(pages_reverse("harbour", kwargs={"name": request.args["harbour"]}))


def boat(request, boat_id):
    boat = get_object_or_404(Boat, pk=boat_id)
    return redirect(boat)


class Pier:
    def leave(self):
        return redirect(self.home)


def plain(boat):
    return redirect(boat)
