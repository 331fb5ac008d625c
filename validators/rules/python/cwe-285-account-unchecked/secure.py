from ctypes import CDLL
from ctypes.util import find_library

libpam = CDLL(find_library("pam"))
pam_authenticate = libpam.pam_authenticate
pam_acct_mgmt = libpam.pam_acct_mgmt


def login(user, password):  # evidence: account-checked
    handle = start(user, password)
    code = libpam.pam_authenticate(handle, 0)
    if code == 0:
        code = libpam.pam_acct_mgmt(handle, 0)
    return code == 0


class Login:
    def check(self, handle):  # evidence: account-checked
        return pam_authenticate(handle, 0) == 0 and pam_acct_mgmt(handle, 0) == 0

    def session(self, handle):  # evidence: account-checked
        if self.lib.pam_authenticate(handle, 0) or self.lib.pam_acct_mgmt(handle, 0):
            return False
        self.lib.pam_open_session(handle, 0)
        return True

    def close(self, handle):
        self.lib.pam_end(handle, 0)
