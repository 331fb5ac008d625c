from flask import Flask, request

app = Flask(__name__)


@app.route("/admin/notes/remove", methods=["POST"])
def taken():
    if request.headers.get("X-Job-Key") != settings.JOB_KEY:
        return "", 403
    cursor.execute("DELETE FROM notes WHERE id = ?", (request.form["id"],))
    return "gone"


@app.post("/accounts/<int:number>/disable")
def off(number):
    require_staff(request)
    store.update_state(number, False)
    return "", 204
