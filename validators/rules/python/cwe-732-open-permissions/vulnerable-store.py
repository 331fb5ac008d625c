import os


class SecretVault:
    def write(self, place, text):
        with open(place, "w") as out:
            os.chmod(place, 0o644)  # finding: secret-readable
            out.write(text)


class Logbook:
    def write(self, place, text):
        with open(place, "w") as out:
            os.chmod(place, 0o644)
            out.write(text)
