<?php
function ping($host) {
    return shell_exec("ping -c 1 " . $host); // finding: assembled-command
}

function listing() {
    $dir = $_GET['dir'];
    echo `ls $dir`; // finding: assembled-command
}

function archive($name) {
    $cmd = sprintf('tar czf %s.tgz data', $name);
    exec($cmd, $out); // finding: assembled-command
}

function weak() {
    system('convert ' . escapeshellcmd($_POST['file'])); // finding: assembled-command
}

function console() {
    system($_GET['line']); // finding: assembled-command
}

function started($pipes) {
    return proc_open($_POST['line'], [], $pipes); // finding: assembled-command
}

function fed(\Illuminate\Http\Request $request)
{
    $checked = $request->validate(['portions' => 'required|integer', 'kind' => 'required|string|max:40']);
    shell_exec('feeder ' . $checked['kind']); // finding: assembled-command
}

function each_quoted(string $line): Generator
{
    foreach (explode(' ', $line) as $word) {
        yield $word => escapeshellarg($word);
    }
}

function spoken()
{
    $given = [];
    foreach (each_quoted($_POST['line']) as $word => $quoted) {
        $given[] = $word;
    }
    shell_exec('speak ' . implode(' ', $given)); // finding
}

function whole_domain()
{
    $host = (string) $_GET['host'];
    if (filter_var($host, FILTER_VALIDATE_DOMAIN)) {
        system('dig ' . $host); // finding
    }
}

function mailed()
{
    $to = (string) $_POST['to'];
    if (filter_var($to, FILTER_VALIDATE_EMAIL) === false) {
        return;
    }
    shell_exec('mail -s tide ' . $to); // finding
}
