from fastapi import APIRouter

from .auth import login_required
from .models import Berth, session

router = APIRouter()


@login_required  # finding: admin-without-login
@router.post("/admin/berths/{number}")
def admin_clear_berth(number: int):
    session.delete(session.get(Berth, number))
    session.commit()
    return "cleared"
