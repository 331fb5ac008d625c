from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from flask import Flask, jsonify
from flask_jwt_extended import jwt_required
from flask_login import login_required as flask_login_required

from .models import Invoice, Note, db

app = Flask(__name__)


@login_required  # finding: object-of-anyone
def delete_invoice(request, pk):
    invoice = get_object_or_404(Invoice, pk=pk)
    invoice.delete()
    return redirect("invoices")


@app.route("/notes/<int:note_id>", methods=["PUT"])  # finding: object-of-anyone
@flask_login_required
def rename(note_id):
    note = Note.query.get_or_404(note_id)
    note.title = "renamed"
    db.session.commit()
    return jsonify(note.id)


@app.route("/invoices/<invoice_id>")  # finding: object-of-anyone
@jwt_required()
def show(invoice_id):
    invoice = Invoice.objects.get(id=invoice_id)
    return JsonResponse({"total": invoice.total})
