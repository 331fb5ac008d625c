from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect


def note_delete(request, pk):  # finding: removes-unasked
    note = get_object_or_404(Note, pk=pk)
    note.delete()
    return redirect("notes")


def gone(request, note_id):  # finding: removes-unasked
    Note.objects.filter(id=note_id).delete()
    return HttpResponse(status=204)


@login_required  # evidence: login-required
def note_list(request):
    return render(request, "notes.html", {"notes": Note.objects.all()})


@router.delete("/users/delete/{number}")  # finding: changes-unasked
def take_out(number: int):
    store.remove(number)
    return {"done": True}


@router.post("/people/{number}/promote")  # finding: changes-unasked
def higher(number: int):
    store.update_level(number, 9)
    return {"done": True}


@router.post("/notes/purge")  # finding: changes-unasked
def all_gone():
    store.delete_all()
    return {"done": True}
