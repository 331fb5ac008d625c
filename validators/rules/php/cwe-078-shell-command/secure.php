<?php
use Symfony\Component\Process\Process;

function ping($host) {
    return shell_exec("ping -c 1 " . escapeshellarg($host)); // evidence: sanitized
}

function listing() {
    return `ls /srv`; // evidence: fixed-command
}

function archive($name) {
    $process = new Process(['tar', 'czf', $name . '.tgz', 'data']); // evidence: argument-list
    return $process->run();
}

function job($which) {
    if (!preg_match('/^[a-z]+$/', $which)) {
        exit('no');
    }
    passthru("systemctl status $which"); // evidence: guarded
}

function feed(\Illuminate\Http\Request $request)
{
    $checked = $request->validate(['portions' => 'required|integer|min:1', 'kind' => ['required', 'in:flakes,pellets']]);
    shell_exec('feeder ' . $checked['portions']); // evidence: sanitized
    shell_exec('feeder ' . $checked['kind']); // evidence: guarded
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
        $given[] = $quoted;
    }
    shell_exec('speak ' . implode(' ', $given)); // evidence: sanitized
}

function host_name()
{
    $host = (string) $_GET['host'];
    if (filter_var($host, FILTER_VALIDATE_DOMAIN, ['flags' => FILTER_FLAG_HOSTNAME | FILTER_NULL_ON_FAILURE])) {
        system('dig ' . $host); // evidence: guarded
    }
}

function asked_host()
{
    $host = filter_input(INPUT_GET, 'host', FILTER_VALIDATE_DOMAIN, FILTER_FLAG_HOSTNAME);
    shell_exec('dig ' . $host); // evidence: guarded
}

function rigging(array $asked): Generator
{
    yield 'sail' => 'jib';
    yield 'name' => $asked['name'];
    yield 'mast' => 'fore';
}

function rigged()
{
    $parts = [];
    foreach (rigging($_POST) as $part => $set) {
        if ($part === 'name') {
            continue;
        }
        $parts[] = "--$part=$set";
    }
    shell_exec('rig ' . implode(' ', $parts)); // evidence: fixed-command
}
