public class Moves {
    private final ShellExecutor shell = new ShellExecutor();

    void move(String project) throws Exception {
        LineRunner executor = new LineRunner();
        executor.execute(String.format("/opt/bin/move.sh %s", Lines.escapeShellArg(project)));
    }

    void pack() throws Exception {
        shell.run("tar -czf /tmp/out.tgz data");
    }

    void later(java.util.concurrent.ExecutorService executor, Runnable task) {
        executor.execute(task);
    }
}
