from flask import Blueprint, abort, redirect, request, session

people = Blueprint("people", __name__, url_prefix="/admin")


@people.before_request
def only_those_known():
    if "name" not in session:
        abort(401)


@people.route("/users/delete", methods=["POST"])
def take_out():
    Person.query.filter_by(id=request.form["id"]).delete()
    db.session.commit()
    return redirect("/people")


@people.post("/people/<int:number>/promote")
def higher(number):
    store.update_level(number, 9)
    return "done"


@people.route("/settings", methods=["POST"])
def admin_settings():
    return str(store.show(request.form["id"]))
