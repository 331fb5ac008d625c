class Quiet {
    void one() {
        try {
            check(); // finding: empty-handler
        } catch (Exception e) {
        }
    }

    boolean two(java.security.Signature signature, byte[] data) {
        try {
            signature.verify(data); // finding: empty-handler
        } catch (java.security.SignatureException e) {
        }
        return true;
    }

    void three() {
        try {
            check(); // finding: empty-handler
        } catch (Throwable t) {
            // nothing
        }
    }
}
