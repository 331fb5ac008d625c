class Loud {
    void one() throws Exception {
        try {
            check();
        } catch (SecurityException e) {
            throw new IllegalStateException(e); // evidence: handled
        }
    }

    boolean two(java.security.Signature signature, byte[] data) {
        try {
            return signature.verify(data);
        } catch (java.security.SignatureException e) {
            return false; // evidence: handled
        }
    }

    void three() {
        try {
            check();
        } catch (java.security.GeneralSecurityException e) {
            log(e); // evidence: handled
        }
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
        }
    }
}
