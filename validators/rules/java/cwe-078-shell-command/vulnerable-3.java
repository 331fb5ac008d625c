public class Moves {
    private final ShellExecutor shell = new ShellExecutor();

    void move(String project) throws Exception {
        LineRunner executor = new LineRunner();
        executor.execute(String.format("%s/bin/move.sh %s", System.getProperty("home"), project)); // finding: command-line-parsed
    }

    void pack(String name) throws Exception {
        shell.run("tar -czf /tmp/out.tgz " + name); // finding: command-line-parsed
    }

    void copy(SshRunner sshRunner, String from) throws Exception {
        sshRunner.exec("cp " + from + " /srv/in"); // finding: command-line-parsed
    }
}
