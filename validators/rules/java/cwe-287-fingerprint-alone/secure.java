import androidx.biometric.BiometricPrompt;
import javax.crypto.Cipher;

public class Unlock {
    void ask(BiometricPrompt prompt, BiometricPrompt.PromptInfo info, Cipher cipher) {
        prompt.authenticate(info, new BiometricPrompt.CryptoObject(cipher)); // evidence: key-asked
    }

    void again(BiometricPrompt prompt, BiometricPrompt.PromptInfo info, BiometricPrompt.CryptoObject held) {
        prompt.authenticate(info, held); // evidence: key-asked
    }

    void login(AuthenticationManager manager, Token token) {
        manager.authenticate(token);
    }
}

class Opened extends BiometricPrompt.AuthenticationCallback {
    @Override // evidence: key-unlocked
    public void onAuthenticationSucceeded(BiometricPrompt.AuthenticationResult result) {
        Cipher cipher = result.getCryptoObject().getCipher();
        screen.open(cipher.doFinal(sealed));
    }

    @Override
    public void onAuthenticationFailed() {
        screen.shake();
    }
}
