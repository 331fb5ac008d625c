from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from flask import Flask, abort, jsonify
from flask_login import current_user
from flask_login import login_required as flask_login_required

from .models import Article, Invoice, Note, db

app = Flask(__name__)


@login_required
def delete_invoice(request, pk):
    invoice = get_object_or_404(Invoice, pk=pk, owner=request.user)  # evidence: owner-in-lookup
    invoice.delete()
    return redirect("invoices")


@app.route("/notes/<int:note_id>", methods=["PUT"])
@flask_login_required
def rename(note_id):
    note = Note.query.get_or_404(note_id)
    if note.user_id != current_user.id:  # evidence: owner-compared
        abort(403)
    note.title = "renamed"
    db.session.commit()
    return jsonify(note.id)


@login_required
def show(request, pk):
    invoice = Invoice.objects.get(pk=pk)
    if request.user == invoice.owner:  # evidence: owner-compared
        return render(request, "invoice.html", {"invoice": invoice})
    raise PermissionDenied


# Everybody may read what is published, and staff may change anything.
def article(request, slug):
    return render(request, "article.html", {"article": get_object_or_404(Article, slug=slug)})


@staff_member_required
@login_required
def remove(request, pk):
    get_object_or_404(Article, pk=pk).delete()
    return redirect("articles")
