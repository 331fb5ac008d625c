from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect


@login_required  # evidence: login-required
def note_list(request):
    return render(request, "notes.html", {"notes": Note.objects.all()})


def note_delete(request, pk):
    note = get_object_or_404(Note, pk=pk, owner=request.user)
    note.delete()
    return redirect("notes")


def _gone(request, note_id):
    Note.objects.filter(id=note_id).delete()
