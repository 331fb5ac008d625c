from ctypes import CDLL, byref
from ctypes.util import find_library

libpam = CDLL(find_library("pam"))
pam_authenticate = libpam.pam_authenticate


def login(user, password):  # finding: account-unchecked
    handle = start(user, password)
    return libpam.pam_authenticate(handle, 0) == 0


class Login:
    def check(self, handle):  # finding: account-unchecked
        code = pam_authenticate(handle, 0)
        libpam.pam_end(handle, code)
        return code == 0

    def session(self, handle):  # finding: account-unchecked
        if self.lib.pam_authenticate(handle, 0):
            return False
        self.lib.pam_open_session(handle, 0)
        return True
