import android.hardware.fingerprint.FingerprintManager;
import androidx.biometric.BiometricPrompt;

public class Unlock {
    void ask(BiometricPrompt prompt, BiometricPrompt.PromptInfo info) {
        prompt.authenticate(info); // finding: no-key-asked
    }

    void old(FingerprintManager manager, FingerprintManager.AuthenticationCallback callback) {
        manager.authenticate(null, signal, 0, callback, null); // finding: no-key-asked
    }
}

class Opened extends BiometricPrompt.AuthenticationCallback {
    @Override // finding: no-key-unlocked
    public void onAuthenticationSucceeded(BiometricPrompt.AuthenticationResult result) {
        screen.open();
    }
}
