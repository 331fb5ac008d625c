<?php
function login($user, $password)
{
    error_log("login of $user with " . mask($password)); // evidence: masked
    error_log('wrong password');
}

class Client
{
    public function call($request)
    {
        $this->logger->info('calling', ['url' => $request->url, 'token' => redact($request->token)]); // evidence: masked
        $this->logger->debug('password reset asked for', ['user' => $request->user]);
    }

    public function renew()
    {
        Log::info('token ' . obfuscate($this->token)); // evidence: masked
    }
}
