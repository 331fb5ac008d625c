from flask import Blueprint, redirect, request

tasks = Blueprint("tasks", __name__)


@tasks.route("/todo/delete/<int:number>", methods=["POST"])
def take_out(number):
    db.session.delete(Task.query.get(number))
    db.session.commit()
    return redirect("/todo")


@tasks.post("/cart/remove")
def less():
    cart.remove(request.form["item"])
    return redirect("/cart")


@tasks.post("/notes/<int:number>/purge")
def purge(number):
    cursor.execute("DELETE FROM notes WHERE id = ?", (number,))
    return "", 204
